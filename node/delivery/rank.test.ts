import { batch, entryOf, openPrices, outcomes } from '../testing/sync'
import { rankOf } from './rank'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

interface Sent {
  order: string
  version?: number
  updatedAt?: string
}

const rank = ({ order, ...record }: Sent, known?: string) =>
  rankOf({ order, record }, known === undefined ? undefined : { order: known })

const versionSeven = rank({ order: '01B', version: 7 })
const midnight = rank({ order: '01B', updatedAt: '2026-01-01T00:00:00Z' })

it.each<[string, Sent, string, boolean]>([
  ['accepted later', { order: '01C' }, '01B', true],
  ['accepted before', { order: '01A' }, '01B', false],
  ['of a higher version, accepted before', { order: '01A', version: 8 }, versionSeven, true],
  ['of a version with more digits, accepted before', { order: '01A', version: 10 }, versionSeven, true],
  ['of a lower version, met only when writing', { order: '01C', version: 6 }, versionSeven, true],
  ['of the same version, accepted later', { order: '01C', version: 7 }, versionSeven, true],
  ['of the same version, accepted before', { order: '01A', version: 7 }, versionSeven, false],
  ['without version, accepted later', { order: '01C' }, versionSeven, true],
  ['without version, accepted before', { order: '01A' }, versionSeven, false],
  ['the first with a version', { order: '01A', version: 0 }, '01B', true],
  ['changed later, accepted before', { order: '01A', updatedAt: '2026-01-01T00:00:01Z' }, midnight, true],
  [
    'changed at the same instant, accepted before',
    { order: '01A', updatedAt: '2025-12-31T21:00:00-03:00' },
    midnight,
    false,
  ],
  ['with a version where others had instants', { order: '01A', version: 1 }, midnight, true],
  ['that has its rank already', { order: versionSeven }, midnight, true],
])('a record %s counts as newer: %s', (_name, sent, known, isNewer) => {
  expect(rank(sent, known) > known).toBe(isNewer)
})

it('of two versions that nobody has seen the higher counts', () => {
  expect(rank({ order: '01A', version: 8 }) > rank({ order: '01B', version: 7 })).toBe(true)
})

it('a higher version that waited is not overtaken by a lower one accepted later', async () => {
  const { sync, store, deps } = openPrices()
  const waiting = batch({ basePrice: 80, version: 850 })
  expect(outcomes(await sync(batch({ basePrice: 26, version: 460 })))).toEqual(['applied'])
  expect(outcomes(await sync(waiting))).toEqual(['applied'])
  expect(store.prices.get('1')?.basePrice).toBe(80)
  expect(await entryOf(deps)).toMatchObject({ version: 850, fields: { basePrice: { value: 80 } } })
  expect(outcomes(await sync(waiting))).toEqual(['unchanged'])
  expect(outcomes(await sync(batch({ basePrice: 27, version: 849 })))).toEqual(['stale'])
  expect(outcomes(await sync(batch({ basePrice: 28 })))).toEqual(['applied'])
})
