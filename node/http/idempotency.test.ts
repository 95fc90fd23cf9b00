import { inFakeTime, testDeps, type TestDeps } from '../testing/deps'
import { claimId } from './idempotency'
import type { AuthenticatedRequest } from './route'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

interface Sent {
  key?: string
  path?: string
  query?: object
  source?: string
  text?: string
}

function claim(
  deps: TestDeps,
  { key = '', path = '/prices/batches', query = {}, source = 'erp', text = 'body' }: Sent,
) {
  const header = (name: string) => (name === 'idempotency-key' ? key : '')
  const request = { header, query, caller: { source }, deps, path } as unknown as AuthenticatedRequest
  return inFakeTime(claimId(request, text))
}

const outcome = async (deps: TestDeps, sent: Sent) =>
  (await claim(deps, sent)).match(
    ({ isFirst }) => (isFirst ? 'first' : 'again'),
    ({ code }) => code,
  )

it('gives every request an id of its own without a key', async () => {
  const deps = testDeps()
  const ids = [await claim(deps, {}), await claim(deps, {})].map((each) => each._unsafeUnwrap().id)
  expect(new Set(ids).size).toBe(2)
  expect(deps.documents.calls).toEqual([])
})

it('gives the first id to the same request under the same key', async () => {
  const deps = testDeps()
  const [first, again] = [await claim(deps, { key: 'k' }), await claim(deps, { key: 'k' })]
  expect(again._unsafeUnwrap()).toEqual({ id: first._unsafeUnwrap().id, isFirst: false })
})

it.each<[string, Sent, string]>([
  ['another body', { text: 'other' }, 'idempotency_conflict'],
  ['another path', { path: '/inventory/batches' }, 'idempotency_conflict'],
  ['another parameter', { query: { dryRun: 'true' } }, 'idempotency_conflict'],
  ['another calling system', { source: 'wms' }, 'first'],
  ['another key', { key: 'k2' }, 'first'],
])('%s under the same key', async (_name, other, expected) => {
  const deps = testDeps()
  await claim(deps, { key: 'k' })
  expect(await outcome(deps, { key: 'k', ...other })).toBe(expected)
})

it.each(['a b', 'ä', 'x'.repeat(256), 'a\tb'])('refuses the key %j', async (key) => {
  expect(await outcome(testDeps(), { key })).toBe('invalid_parameter')
})
