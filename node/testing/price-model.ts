import fc from 'fast-check'
import type { VtexPrice } from '../clients/pricing'

/** What a test sends of a price: few values and pieces, so that records do conflict. */
export interface SentPrice {
  skuRef: string
  basePrice?: number
  listPrice?: number
  fixedPrices?: { priceTable: string; value: number }[]
  fixedPricesMode?: 'merge' | 'replace'
}

const amount = fc.integer({ min: 1, max: 9 })
const fixedPrices = fc.uniqueArray(fc.record({ priceTable: fc.constantFrom('1', '2'), value: amount }), {
  selector: ({ priceTable }) => priceTable,
  minLength: 1,
})
const content = fc.oneof(
  fc.record({ basePrice: amount, listPrice: amount }, { requiredKeys: ['basePrice'] }),
  fc.record({ listPrice: amount }),
  fc.record({ fixedPrices, fixedPricesMode: fc.constantFrom('merge' as const, 'replace' as const) }),
)

/** A record for one of few SKUs. */
export const sentPrice = (refs: readonly string[]): fc.Arbitrary<SentPrice> =>
  fc.tuple(fc.constantFrom(...refs), content).map(([skuRef, fields]) => ({ skuRef, ...fields }))

interface State {
  basePrice: number | null
  listPrice: number | null
  fixed: Record<string, number>
}

/** What the store must hold in the end: every record applied in the order it was accepted. */
export function modelOf(
  records: readonly { order: string; record: SentPrice }[],
  start: State,
): Map<string, State> {
  const states = new Map<string, State>()
  const sorted = [...records].sort((a, b) => (a.order < b.order ? -1 : 1))
  for (const { record } of sorted) {
    const before = states.get(record.skuRef) ?? start
    const sent = Object.fromEntries(
      (record.fixedPrices ?? []).map(({ priceTable, value }) => [priceTable, value]),
    )
    const isWhole = record.fixedPricesMode === 'replace'
    states.set(record.skuRef, {
      basePrice: record.basePrice ?? before.basePrice,
      listPrice: record.listPrice ?? before.listPrice,
      fixed: record.fixedPrices && isWhole ? sent : { ...before.fixed, ...sent },
    })
  }
  return states
}

export function stateOf(price: VtexPrice | undefined): State {
  const fixed = (price?.fixedPrices ?? []).map(({ tradePolicyId, value }) => [tradePolicyId, value] as const)
  return {
    basePrice: price?.basePrice ?? null,
    listPrice: price?.listPrice ?? null,
    fixed: Object.fromEntries(fixed),
  }
}
