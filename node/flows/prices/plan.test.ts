import fc from 'fast-check'
import {
  basePriceOf,
  fixedToVtex,
  fromVtex,
  isSameAmount,
  isSameFixedPrice,
  roundToCents,
  type LivePrice,
} from './mapper'
import { planPrice } from './plan'
import { prices } from '.'
import type { FixedPrice, PriceRecord } from './schema'

const jan = '2026-01-01T00:00:00Z'
const feb = '2026-02-01T00:00:00Z'

const live = (fields: Partial<LivePrice> = {}): LivePrice => ({
  basePrice: 10,
  listPrice: null,
  costPrice: 4,
  fixedPrices: [],
  ...fields,
})
const record = (fields: Partial<PriceRecord>): PriceRecord => ({
  skuRef: 'A',
  fixedPricesMode: 'merge',
  ...fields,
})
const fixed = (fields: Partial<FixedPrice> = {}): FixedPrice => ({
  priceTable: 'gold',
  value: 8,
  minQuantity: 1,
  listPrice: null,
  ...fields,
})

const plan = (sent: Partial<PriceRecord>, current: LivePrice | null) => planPrice(record(sent), current)

it.each([
  [1.005, 1.01],
  [2.675, 2.68],
  [1.2549999, 1.25],
  [0.1 + 0.2, 0.3],
  [1e-7, 0],
  [5e-3, 0.01],
  [999_999_999.99, 999_999_999.99],
  [0, 0],
])('rounds %d to %d', (amount, expected) => {
  expect(roundToCents(amount)).toBe(expected)
})

it('gives the base price of a markup as on paper', () => {
  const cents = fc.integer({ min: 1, max: 10_000_000 })
  const hundredths = fc.integer({ min: -9_900, max: 100_000 })
  fc.assert(
    fc.property(cents, hundredths, (cost, markup) => {
      const exact = (BigInt(cost) * BigInt(10_000 + markup) + 5_000n) / 10_000n
      expect(basePriceOf(cost / 100, markup / 100)).toBe(Number(exact) / 100)
    }),
    {
      seed: 20260301,
      numRuns: 2_000,
      examples: [
        [10, 1_500],
        [170, 1_500],
        [188, 1_250],
        [276, 1_250],
      ],
    },
  )
  expect(basePriceOf(33.333333333333336, 20)).toBe(40)
})

it.each<[number | null | undefined, number | null | undefined, boolean]>([
  [10, 10.004, true],
  [10, 10.005, false],
  [1e-7, 1e-7, true],
  [null, undefined, true],
  [null, 0, false],
  [0, -0, true],
])('amounts %p and %p are the same: %p', (a, b, expected) => {
  expect(isSameAmount(a, b)).toBe(expected)
})

it.each<[string, Partial<FixedPrice>, boolean]>([
  ['other amounts', { value: 1, listPrice: 2 }, true],
  ['another table', { priceTable: 'Gold' }, false],
  ['another minimum', { minQuantity: 2 }, false],
  [
    'the same period in another zone',
    { from: '2025-12-31T21:00:00-03:00', to: '2026-01-31T21:00:00-03:00' },
    true,
  ],
  ['another end', { to: '2026-02-02T00:00:00Z' }, false],
  ['no period', { from: undefined, to: undefined }, false],
])('a fixed price with %s is the same one: %s', (_name, fields, expected) => {
  expect(isSameFixedPrice(fixed({ from: jan, to: feb }), fixed({ from: jan, to: feb, ...fields }))).toBe(
    expected,
  )
})

it('reads and writes a fixed price without loss', () => {
  const held = {
    tradePolicyId: 'gold',
    value: 8.5,
    listPrice: 9,
    minQuantity: 10,
    dateRange: { from: jan, to: feb },
  }
  const price = {
    itemId: '1',
    basePrice: 1,
    costPrice: null,
    listPrice: null,
    markup: 5,
    fixedPrices: [held],
  }
  expect(fromVtex(price).fixedPrices.map(fixedToVtex)).toEqual([held])
})

it.each<[string, Partial<PriceRecord>, LivePrice | null, string[]]>([
  ['a new price', { basePrice: 10, listPrice: 12 }, null, ['basePrice', 'listPrice']],
  ['the same price', { basePrice: 10, listPrice: null }, live(), []],
  ['the same price in more decimals', { basePrice: 10 }, live({ basePrice: 10.0000001 }), []],
  ['another price', { basePrice: 11 }, live(), ['basePrice']],
  ['no list price any more', { listPrice: null }, live({ listPrice: 12 }), ['listPrice']],
  ['a markup on the cost VTEX has', { markup: 100 }, live(), ['basePrice']],
  ['a markup that changes nothing', { markup: 150 }, live(), []],
  ['a new fixed price', { fixedPrices: [fixed()] }, live(), ['fixedPrices.gold']],
  ['a fixed price before any price', { fixedPrices: [fixed()] }, null, ['fixedPrices.gold']],
  [
    'fixed prices apart by minimum',
    { fixedPrices: [fixed({ minQuantity: 10 })] },
    live(),
    ['fixedPrices.gold.10+'],
  ],
  [
    'fixed prices apart by period',
    { fixedPrices: [fixed({ from: jan, to: feb })] },
    live(),
    [`fixedPrices.gold.${jan}`],
  ],
  [
    'a fixed price that says no list price',
    { fixedPrices: [fixed({ listPrice: undefined })] },
    live({ fixedPrices: [fixed({ listPrice: 9 })] }),
    [],
  ],
  [
    'a fixed price that removes the list price',
    { fixedPrices: [fixed()] },
    live({ fixedPrices: [fixed({ listPrice: 9 })] }),
    ['fixedPrices.gold'],
  ],
  ['other tables in mode merge', { fixedPrices: [] }, live({ fixedPrices: [fixed()] }), []],
  [
    'other tables in mode replace',
    { fixedPrices: [], fixedPricesMode: 'replace' },
    live({ fixedPrices: [fixed()] }),
    ['fixedPrices.gold'],
  ],
  [
    'no list of fixed prices in mode replace',
    { basePrice: 10, fixedPricesMode: 'replace' },
    live({ fixedPrices: [fixed()] }),
    [],
  ],
])('plans %s', (_name, sent, current, fields) => {
  expect(
    plan(sent, current)
      ._unsafeUnwrap()
      .map(({ field }) => field),
  ).toEqual(fields)
})

it('says what was before and what comes after', () => {
  const before = live({ fixedPrices: [fixed(), fixed({ priceTable: 'old' })] })
  const sent = {
    basePrice: 11,
    fixedPrices: [fixed({ value: 7, listPrice: 9 })],
    fixedPricesMode: 'replace' as const,
  }
  expect(plan(sent, before)._unsafeUnwrap()).toEqual([
    { field: 'basePrice', before: 10, after: 11 },
    { field: 'fixedPrices.gold', before: { value: 8, listPrice: null }, after: { value: 7, listPrice: 9 } },
    { field: 'fixedPrices.old', before: { value: 8, listPrice: null }, after: null },
  ])
})

it.each<[string, Partial<PriceRecord>, LivePrice | null, string]>([
  ['a list price without price', { listPrice: 12 }, null, '/basePrice required'],
  ['a cost without price', { costPrice: 12 }, live({ basePrice: null }), '/basePrice required'],
  ['a markup without cost', { markup: 10 }, live({ costPrice: null }), '/costPrice required'],
  ['a markup on no cost at all', { markup: 10 }, live({ costPrice: 0 }), '/markup invalid_amount'],
  ['a markup on a tiny cost', { markup: 1 }, live({ costPrice: 1e-7 }), '/markup invalid_amount'],
])('refuses %s', (_name, sent, current, expected) => {
  const [error] = plan(sent, current)._unsafeUnwrapErr().errors ?? []
  expect(`${error?.pointer} ${error?.code}`).toBe(expected)
})

it('shows the price as a canonical record', () => {
  expect(prices.show(['A'], live({ fixedPrices: [fixed()] }))).toEqual({
    skuRef: 'A',
    ...live({ fixedPrices: [fixed()] }),
  })
})
