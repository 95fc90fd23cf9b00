import fc from 'fast-check'
import { priceRecord } from '../../testing/prices'
import { contentOf, withContent } from '../../delivery/content'
import { prices } from '.'
import { joinPrice, splitPrice } from './content'
import type { PriceRecord } from './schema'

const seeded = { seed: 20260301 }

/** A list that is not sent and an empty list that is merged set the same: nothing. */
function normal({ skuRef: _skuRef, fixedPrices, ...record }: PriceRecord): object {
  const isEmpty = fixedPrices?.length === 0 && record.fixedPricesMode === 'merge'
  const isWhole = fixedPrices !== undefined && !isEmpty
  return {
    ...record,
    fixedPricesMode: isWhole ? record.fixedPricesMode : 'merge',
    ...(isWhole && { fixedPrices }),
  }
}

it('joins what it splits', () => {
  fc.assert(
    fc.property(priceRecord, (record) => {
      // Only a list that is sent can replace one.
      fc.pre(record.fixedPrices !== undefined || record.fixedPricesMode === 'merge')
      expect(joinPrice(splitPrice(record))).toEqual(normal(record))
      expect(splitPrice(joinPrice(splitPrice(record)) as PriceRecord)).toEqual(splitPrice(record))
    }),
    seeded,
  )
})

it('keeps key and instants, and nothing of what is not among the pieces', () => {
  const base = { skuRef: 'A', version: 3, updatedAt: '2026-01-01T00:00:00Z', basePrice: 1, listPrice: 2 }
  const record = { ...base, fixedPricesMode: 'merge' } as PriceRecord
  expect(withContent(prices, record, { listPrice: 2 })).toEqual({
    skuRef: 'A',
    version: 3,
    updatedAt: '2026-01-01T00:00:00Z',
    listPrice: 2,
    fixedPricesMode: 'merge',
  })
  expect(contentOf(prices, record)).toEqual({ basePrice: 1, listPrice: 2 })
})

it.each<[string, Partial<PriceRecord>, string[]]>([
  ['a base price', { basePrice: 1 }, ['basePrice']],
  ['a markup, which sets the base price', { markup: 10 }, ['basePrice']],
  ['null, which clears', { listPrice: null }, ['listPrice']],
  [
    'single fixed prices',
    {
      fixedPrices: [
        { priceTable: '1', value: 1, minQuantity: 1 },
        { priceTable: '1', value: 1, minQuantity: 2 },
      ],
    },
    ['fixedPrices:["1",1,null,null]', 'fixedPrices:["1",2,null,null]'],
  ],
  ['a whole list', { fixedPrices: [], fixedPricesMode: 'replace' }, ['fixedPrices']],
])('the pieces of %s', (_name, fields, pieces) => {
  expect(Object.keys(splitPrice({ skuRef: 'A', fixedPricesMode: 'merge', ...fields }))).toEqual(pieces)
})

it('puts a single fixed price in the place of its like in a whole list', () => {
  const fixed = (priceTable: string, value: number) => ({ priceTable, value, minQuantity: 1 })
  const joined = joinPrice({
    fixedPrices: [fixed('1', 1), fixed('2', 2)],
    'fixedPrices:["2",1,null,null]': fixed('2', 9),
  })
  expect(joined).toEqual({ fixedPrices: [fixed('1', 1), fixed('2', 9)], fixedPricesMode: 'replace' })
})
