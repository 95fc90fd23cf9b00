import { catalogue, type ErrorCode } from '../errors/catalogue'
import { failure } from '../errors/failure'
import { holdsLane, retryRules, waitBeforeRetry } from './retry'

/** Waits after each attempt without jitter, until there is no further one. */
function waits(code: ErrorCode, extra = {}): (number | null)[] {
  const all: (number | null)[] = []
  for (let attempt = 1; attempt < 20; attempt++) {
    const wait = waitBeforeRetry(failure(code, undefined, extra), attempt, 0)
    all.push(wait)
    if (wait === null) break
  }
  return all
}

it.each<[ErrorCode, object, (number | null)[]]>([
  ['vtex_rate_limited', {}, [1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, null]],
  ['vtex_rate_limited', { retryAfter: 10 }, [10_000, 10_000, 10_000, 10_000, 16_000, 20_000, 20_000, null]],
  ['vtex_rate_limited', { retryAfter: 60 }, [60_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000, null]],
  ['vtex_locked', { retryAfter: 3 }, [2_000, 4_000, 8_000, 16_000, 20_000, null]],
  ['vtex_unavailable', { retryAfter: 5 }, [500, 1_000, 2_000, 4_000, null]],
  ['vtex_timeout', { retryAfter: 5 }, [500, 1_000, null]],
  ['vtex_refused', {}, [null]],
  ['policy_missing', {}, [null]],
  ['sku_not_found', {}, [null]],
  ['internal', {}, [null]],
])('%s with %j waits %j', (code, extra, expected) => {
  expect(waits(code, extra)).toEqual(expected)
})

it.each([0, 0.5, 0.999])('spreads waits by at most a fifth (%d)', (jitter) => {
  const wait = waitBeforeRetry(failure('vtex_unavailable'), 1, jitter) ?? 0
  expect(wait).toBeCloseTo(500 * (1 + jitter / 5))
})

it('never waits less than VTEX asked', () => {
  const wait = waitBeforeRetry(failure('vtex_rate_limited', undefined, { retryAfter: 7 }), 1, 0)
  expect(wait).toBeGreaterThanOrEqual(7_000)
})

it('tries again only what can pass', () => {
  for (const code of Object.keys(retryRules) as ErrorCode[]) expect(catalogue[code].retryable).toBe(true)
})

it('holds the lane only when VTEX asks to slow down', () => {
  const holding = (Object.keys(catalogue) as ErrorCode[]).filter((code) => holdsLane(failure(code)))
  expect(holding).toEqual(['vtex_rate_limited'])
})
