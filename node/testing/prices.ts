import fc from 'fast-check'
import type { VtexFixedPrice, VtexPrice } from '../clients/pricing'
import type { PriceRecord } from '../flows/prices/schema'
import { priceSchema } from '../flows/prices/schema'
import { fixedKey } from './store'

const cents = fc.integer({ min: 1, max: 99_999_999 }).map((amount) => amount / 100)
const ranges = [
  undefined,
  { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' },
]
const identity = {
  table: fc.constantFrom('1', '2', 'gold'),
  minQuantity: fc.constantFrom(1, 10),
  range: fc.constantFrom(...ranges),
}

/** What VTEX calculated has more decimals than what was sent, and may be tiny or none at all. */
const derived = fc.oneof(
  cents,
  fc.double({ min: 0.001, max: 10_000, noNaN: true }),
  fc.constantFrom(33.333333333333336, 1e-7, 0),
)

const vtexFixed: fc.Arbitrary<VtexFixedPrice> = fc
  .record({ ...identity, value: derived, listPrice: fc.option(derived) })
  .map(({ table, range, ...amounts }) => ({
    tradePolicyId: table,
    ...amounts,
    ...(range && { dateRange: range }),
  }))

const vtexFixedPrices = fc.uniqueArray(vtexFixed, { maxLength: 6, selector: fixedKey })

/** A SKU's price as VTEX may hold it; without base price there are fixed prices only. */
export const vtexPrice: fc.Arbitrary<VtexPrice | null> = fc.option(
  fc.oneof(
    fc.record({
      itemId: fc.constant('1'),
      basePrice: derived,
      costPrice: fc.option(derived),
      listPrice: fc.option(derived),
      markup: fc.option(fc.double({ noNaN: true })),
      fixedPrices: vtexFixedPrices,
    }),
    vtexFixedPrices.map((fixedPrices) => ({
      itemId: '1',
      basePrice: null,
      costPrice: null,
      listPrice: null,
      markup: null,
      fixedPrices,
    })),
  ),
)

const sentFixed = fc
  .record(
    { ...identity, value: cents, listPrice: fc.option(cents) },
    { requiredKeys: ['table', 'value', 'minQuantity', 'range'] },
  )
  .map(({ table, range, ...amounts }) => ({ priceTable: table, ...amounts, ...range }))

const fixedFields = {
  fixedPrices: fc.uniqueArray(sentFixed, {
    maxLength: 5,
    selector: ({ priceTable: tradePolicyId, value, minQuantity, from, to }) =>
      fixedKey({ tradePolicyId, value, minQuantity, ...(from && to && { dateRange: { from, to } }) }),
  }),
  fixedPricesMode: fc.constantFrom('merge', 'replace'),
}
const amounts = {
  basePrice: cents,
  costPrice: cents,
  listPrice: fc.option(cents),
  markup: fc.integer({ min: 1, max: 30_000 }).map((percent) => percent / 100),
}

/** A valid record for SKU A: amounts, fixed prices or both. */
export const priceRecord: fc.Arbitrary<PriceRecord> = fc
  .oneof(
    fc.record({ ...amounts, ...fixedFields }, { requiredKeys: [] }),
    fc.record(amounts, { requiredKeys: [] }),
    fc.record(fixedFields),
  )
  .map((fields) => priceSchema.safeParse({ skuRef: 'A', ...fields }))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data as PriceRecord)
