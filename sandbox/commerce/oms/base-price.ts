import type { Kept } from '../state'

/** The store's base price of a SKU, in cents; null where it has none. */
export function basePriceOf({ pricing }: Kept, skuId: string): number | null {
  const price = pricing.prices.get(Number(skuId))?.basePrice ?? null
  return price === null ? null : Math.round(price * 100)
}
