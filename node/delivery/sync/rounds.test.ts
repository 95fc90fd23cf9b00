import { failure } from '../../errors/failure'
import { batch, openPrices, outcomes } from '../../testing/sync'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const refused = { failure: failure('vtex_refused', undefined, { kind: 'refused' }) }
const fixed = (value: number, fixedPricesMode = 'merge') => ({
  fixedPrices: [{ priceTable: 'gold', value }],
  fixedPricesMode,
})

it.each([
  [
    'only the newest',
    [{ basePrice: 7 }, { basePrice: 8 }, { basePrice: 9 }],
    ['stale', 'stale', 'applied'],
    9,
    1,
  ],
  [
    'nothing where the newest is what VTEX has',
    [{ basePrice: 7 }, { basePrice: 10 }],
    ['stale', 'unchanged'],
    10,
    0,
  ],
  ['what a newer one does not set', [{ basePrice: 7 }, { listPrice: 20 }], ['applied', 'applied'], 7, 2],
  [
    'what two newer ones do not set between them',
    [{ basePrice: 7, listPrice: 8 }, { listPrice: 20 }, { basePrice: 9 }],
    ['stale', 'applied', 'applied'],
    9,
    2,
  ],
  [
    'the highest version',
    [
      { basePrice: 7, version: 2 },
      { basePrice: 9, version: 1 },
    ],
    ['applied', 'stale'],
    7,
    1,
  ],
  ['a list sent whole', [fixed(5), fixed(6, 'replace')], ['stale', 'applied'], 10, 1],
  ['a member after its list', [fixed(5, 'replace'), fixed(6)], ['applied', 'applied'], 10, 2],
])('of several records of one SKU it writes %s', async (_name, fields, expected, basePrice, writes) => {
  const { sync, store } = openPrices()
  const found = await sync(batch(...fields))
  expect(outcomes(found)).toEqual(expected)
  expect(store.prices.get('1')?.basePrice).toBe(basePrice)
  expect(store.writes()).toHaveLength(writes)
})

it('writes an older one where VTEX refuses the newest', async () => {
  const { sync, store } = openPrices()
  store.faults.set('pricing.replace', [refused])
  const found = await sync(batch({ basePrice: 7 }, { basePrice: 8 }, { basePrice: 9 }))
  expect(outcomes(found)).toEqual(['stale', 'applied', 'vtex_refused'])
  expect(store.prices.get('1')?.basePrice).toBe(8)
})
