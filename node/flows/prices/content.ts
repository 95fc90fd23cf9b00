import { identity, type FixedPrice, type PriceRecord } from './schema'

const MEMBER = 'fixedPrices:'

/** What a price record sets: each amount, each fixed price, or the whole list of them. Pure. */
export function splitPrice({
  basePrice,
  listPrice,
  costPrice,
  markup,
  fixedPrices,
  fixedPricesMode,
}: PriceRecord) {
  const amounts = { basePrice: markup === undefined ? basePrice : { markup }, listPrice, costPrice }
  const isWhole = fixedPricesMode === 'replace'
  return Object.fromEntries(
    [
      ...Object.entries(amounts),
      ...(isWhole ? [['fixedPrices', fixedPrices] as const] : []),
      ...(isWhole ? [] : (fixedPrices ?? []).map((fixed) => [`${MEMBER}${identity(fixed)}`, fixed] as const)),
    ].filter(([, value]) => value !== undefined),
  )
}

/** The record that sets these pieces. Pure. */
export function joinPrice({
  basePrice,
  listPrice,
  costPrice,
  fixedPrices,
  ...members
}: Record<string, unknown>) {
  const markup =
    typeof basePrice === 'object' && basePrice !== null ? (basePrice as { markup: number }).markup : undefined
  const whole = fixedPrices as FixedPrice[] | undefined
  const single = Object.values(members) as FixedPrice[]
  const kept = (whole ?? []).filter((fixed) => !single.some((other) => identity(other) === identity(fixed)))
  const pieces = {
    ...(markup === undefined ? { basePrice } : { markup }),
    listPrice,
    costPrice,
    fixedPrices: whole || single.length > 0 ? [...kept, ...single] : undefined,
    fixedPricesMode: whole ? 'replace' : 'merge',
  }
  return Object.fromEntries(Object.entries(pieces).filter(([, value]) => value !== undefined))
}
