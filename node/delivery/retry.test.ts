import { catalogue, type ErrorCode } from '../errors/catalogue'
import { failure, type FailureKind } from '../errors/failure'
import { isLeftForLater, retryRuleOf, retryTable, waitBeforeRetry, type RetryAction } from './retry'

interface Row {
  kind: FailureKind
  code: ErrorCode
  /** Seconds, as the failure says. */
  retryAfter?: number
  action: RetryAction
  /** Waits after each attempt without jitter, until there is no further one; milliseconds. */
  waits: (number | null)[]
}

const table: Row[] = [
  { kind: 'timeout', code: 'vtex_timeout', retryAfter: 5, action: 'read-back', waits: [500, 1_000, null] },
  {
    kind: 'connection',
    code: 'vtex_unavailable',
    retryAfter: 5,
    action: 'read-back',
    waits: [500, 1_000, 2_000, 4_000, null],
  },
  {
    kind: 'server-error',
    code: 'vtex_unavailable',
    retryAfter: 5,
    action: 'read-back',
    waits: [500, 1_000, 2_000, 4_000, null],
  },
  {
    kind: 'rate-limited',
    code: 'vtex_rate_limited',
    action: 'wait',
    waits: [1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, null],
  },
  {
    kind: 'rate-limited',
    code: 'vtex_rate_limited',
    retryAfter: 10,
    action: 'wait',
    waits: [10_000, 10_000, 10_000, 10_000, 16_000, 20_000, 20_000, null],
  },
  {
    kind: 'rate-limited',
    code: 'vtex_rate_limited',
    retryAfter: 60,
    action: 'wait',
    waits: [60_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000, null],
  },
  {
    kind: 'locked',
    code: 'vtex_locked',
    retryAfter: 3,
    action: 'wait',
    waits: [2_000, 4_000, 8_000, 16_000, 20_000, null],
  },
  { kind: 'overtaken', code: 'vtex_locked', action: 'read-back', waits: [...Array<number>(9).fill(0), null] },
  { kind: 'conflict', code: 'vtex_refused', action: 'adopt', waits: [null] },
  { kind: 'refused', code: 'vtex_refused', action: 'fail', waits: [null] },
  { kind: 'not-found', code: 'vtex_refused', action: 'fail', waits: [null] },
  { kind: 'forbidden', code: 'policy_missing', action: 'stop-lane', waits: [null] },
  { kind: 'not-called', code: 'vtex_rate_limited', retryAfter: 9, action: 'leave', waits: [null] },
]

it.each(table)(
  '$kind ($retryAfter s): $action, waits $waits',
  ({ kind, code, retryAfter, action, waits }) => {
    const failed = failure(code, undefined, { kind, ...(retryAfter !== undefined && { retryAfter }) })
    expect(retryRuleOf(failed).action).toBe(action)
    expect(waits.map((_, index) => waitBeforeRetry(failed, index + 1, 0))).toEqual(waits)
    expect(isLeftForLater(failed)).toBe(action === 'stop-lane' || action === 'leave')
  },
)

it('has been tested row by row', () => {
  expect(new Set(table.map(({ kind }) => kind))).toEqual(new Set(Object.keys(retryTable)))
})

it.each<[ErrorCode, RetryAction]>([
  ['vtex_timeout', 'read-back'],
  ['vtex_unavailable', 'read-back'],
  ['vtex_rate_limited', 'wait'],
  ['vtex_locked', 'wait'],
  ['vtex_refused', 'fail'],
  ['policy_missing', 'stop-lane'],
  ['sku_not_found', 'fail'],
  ['invalid_record', 'fail'],
  ['internal', 'fail'],
])('%s of no known kind: %s', (code, action) => {
  expect(retryRuleOf(failure(code)).action).toBe(action)
})

it('tries again only what the catalogue says can pass', () => {
  for (const code of Object.keys(catalogue) as ErrorCode[]) {
    if (waitBeforeRetry(failure(code), 1, 0) !== null) expect(catalogue[code].retryable).toBe(true)
  }
})

it.each([0, 0.5, 0.999])('spreads waits by at most a fifth (%d)', (jitter) => {
  const wait = waitBeforeRetry(failure('vtex_unavailable'), 1, jitter) ?? 0
  expect(wait).toBeCloseTo(500 * (1 + jitter / 5))
})

it('never waits less than VTEX asked', () => {
  const wait = waitBeforeRetry(failure('vtex_rate_limited', undefined, { retryAfter: 7 }), 1, 0)
  expect(wait).toBeGreaterThanOrEqual(7_000)
})
