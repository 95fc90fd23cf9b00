import type { VtexFixedPrice, VtexPrice, VtexPriceInput } from '../../clients/pricing'
import type { FixedPrice } from './schema'

/** A SKU's price in VTEX, in canonical terms; amounts in currency units as VTEX holds them. */
export interface LivePrice {
  basePrice: number | null
  listPrice: number | null
  costPrice: number | null
  fixedPrices: FixedPrice[]
}

export function fromVtex({ basePrice, listPrice, costPrice, fixedPrices }: VtexPrice): LivePrice {
  return { basePrice, listPrice, costPrice, fixedPrices: (fixedPrices ?? []).map(fixedFromVtex) }
}

function fixedFromVtex({
  tradePolicyId,
  value,
  listPrice,
  minQuantity,
  dateRange,
}: VtexFixedPrice): FixedPrice {
  return {
    priceTable: tradePolicyId,
    value,
    listPrice: listPrice ?? null,
    minQuantity,
    ...(dateRange && { from: dateRange.from, to: dateRange.to }),
  }
}

export function fixedToVtex({
  priceTable,
  value,
  listPrice,
  minQuantity,
  from,
  to,
}: FixedPrice): VtexFixedPrice {
  return {
    tradePolicyId: priceTable,
    value,
    ...(listPrice != null && { listPrice }),
    minQuantity,
    ...(from && to && { dateRange: { from, to } }),
  }
}

/** Body of PUT price. Markup is never sent: VTEX derives it from base and cost. */
export function toVtex({
  basePrice,
  costPrice,
  listPrice,
  fixedPrices,
}: LivePrice & { basePrice: number }): VtexPriceInput {
  return {
    basePrice,
    ...(costPrice !== null && { costPrice }),
    ...(listPrice !== null && { listPrice }),
    fixedPrices: fixedPrices.map(fixedToVtex),
  }
}

/** Whether two fixed prices are the same one for VTEX: by price table, minimum quantity and dates. */
export function isSameFixedPrice(a: FixedPrice, b: FixedPrice): boolean {
  return (
    a.priceTable === b.priceTable &&
    a.minQuantity === b.minQuantity &&
    instantOf(a.from) === instantOf(b.from) &&
    instantOf(a.to) === instantOf(b.to)
  )
}

/** Whether two amounts are equal to the cent: VTEX answers amounts it calculated with more decimals. */
export function isSameAmount(a: number | null | undefined, b: number | null | undefined): boolean {
  if (a == null || b == null) return (a ?? null) === (b ?? null)
  return roundToCents(a) === roundToCents(b)
}

/** Half up, on the decimal representation. */
export function roundToCents(amount: number): number {
  const [digits, exponent = '0'] = String(amount).split('e')
  return Math.round(Number(`${digits}e${Number(exponent) + 2}`)) / 100
}

/** Base price that a cost and a markup in per cent give, to the cent. */
export function basePriceOf(costPrice: number, markup: number): number {
  // 15 digits: binary fractions make 1.15 plus 10 % a little less than 1.265.
  return roundToCents(Number((costPrice * (1 + markup / 100)).toPrecision(15)))
}

const instantOf = (date: string | undefined): number | null => (date ? Date.parse(date) : null)
