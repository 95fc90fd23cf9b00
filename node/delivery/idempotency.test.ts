import { inFakeTime } from '../testing/deps'
import { memoryDocuments } from '../testing/documents'
import { claimKey } from './idempotency'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const DAY = 24 * 3_600_000
const claim = { source: 'erp', key: 'k-1', request: 'body', id: '01A' }

let stores = 0

function claims() {
  const account = `claims${++stores}`
  const documents = memoryDocuments()
  const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
  const make = async (fields: Partial<typeof claim> = {}) => {
    const claimed = await inFakeTime(
      claimKey({ account, workspace: 'master', documents, now: () => clock.now }, { ...claim, ...fields }),
    )
    return claimed.match(
      ({ id, isFirst }) => (isFirst ? `first ${id}` : id),
      ({ code }) => code,
    )
  }
  return { make, clock, documents }
}

it('answers the same request the first id', async () => {
  const { make } = claims()
  expect([await make(), await make({ id: '01B' }), await make({ id: '01C' })]).toEqual([
    'first 01A',
    '01A',
    '01A',
  ])
})

it('refuses another request under the same key', async () => {
  const { make } = claims()
  await make()
  expect(await make({ request: 'other', id: '01B' })).toBe('idempotency_conflict')
  expect(await make({ id: '01C' })).toBe('01A')
})

it.each([
  ['another calling system', { source: 'wms' }],
  ['another key', { key: 'k-2' }],
  // Joined without a separator both would be the same.
  ['a key that looks like it', { source: 'erpk', key: '-1' }],
])('does not mistake %s', async (_name, fields) => {
  const { make } = claims()
  await make()
  expect(await make({ ...fields, request: 'other', id: '01B' })).toBe('first 01B')
})

it('keeps a key for 7 days, and no longer', async () => {
  const { make, clock } = claims()
  await make()
  clock.now += 7 * DAY - 1
  expect(await make({ id: '01B' })).toBe('01A')
  expect(await make({ request: 'other', id: '01B' })).toBe('idempotency_conflict')
  clock.now += 1
  expect(await make({ request: 'other', id: '01C' })).toBe('first 01C')
})

it('forgets old keys of others on the way', async () => {
  const { make, clock, documents } = claims()
  for (let index = 0; index < 400; index++) await make({ key: `old-${index}` })
  const size = () => [...documents.stored.values()].reduce((sum, { json }) => sum + json.length, 0)
  const before = size()
  clock.now += 8 * DAY
  for (let index = 0; index < 400; index++) await make({ key: `new-${index}` })
  expect(size()).toBeLessThan(before * 1.1)
})

it('gives one id to requests that come together', async () => {
  const { make } = claims()
  const ids = await Promise.all(['01A', '01B', '01C', '01D'].map((id) => make({ id })))
  expect(ids.filter((id) => id.startsWith('first'))).toHaveLength(1)
  expect(new Set(ids.map((id) => id.slice(-3))).size).toBe(1)
})

it('stores no key as it came', async () => {
  const { make, documents } = claims()
  await make({ key: 'customer-4711' })
  const stored = [...documents.stored].map(([at, { json }]) => at + json)
  expect(stored.join()).not.toContain('4711')
})

it('makes its documents before the first claim, once', async () => {
  const { make, documents } = claims()
  await make()
  const written = documents.calls.filter((call) => call.startsWith('write idempotency/'))
  expect(new Set(written).size).toBe(64)
  await make({ key: 'k-2', id: '01B' })
  expect(documents.calls.filter((call) => call.startsWith('write '))).toHaveLength(64)
})
