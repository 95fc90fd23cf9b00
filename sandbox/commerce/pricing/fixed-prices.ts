import type { DateRange, FixedPrice } from './store'

/** A fixed price as a caller sends it. */
export interface SentFixedPrice {
  tradePolicyId: string
  value: number
  listPrice?: number | null
  minQuantity: number
  dateRange?: DateRange | null
}

/**
 * Puts fixed prices into a list. One of the same trade policy, minimum quantity and period is replaced; a
 * period that occurs in a new price only is added beside the others.
 */
export function mergeFixedPrices(live: FixedPrice[], sent: FixedPrice[]): FixedPrice[] {
  const merged = new Map(live.map((fixed) => [keyOf(fixed), fixed]))
  for (const fixed of sent) merged.set(keyOf(fixed), fixed)
  return [...merged.values()]
}

/** Why a period is refused, or null when it is fine. "Identical values may cause an error": here they do. */
export function badDateRange(sent: readonly { dateRange?: DateRange | null }[]): string | null {
  const bad = sent.some(
    ({ dateRange }) => dateRange && Date.parse(dateRange.from) >= Date.parse(dateRange.to),
  )
  return bad ? 'dateRange: from must be before to.' : null
}

/** The fixed price as Pricing keeps it: periods in UTC, whole seconds (assumption: as in its GET example). */
export function toFixedPrice({ tradePolicyId, value, listPrice, minQuantity, dateRange }: SentFixedPrice) {
  const fixed: FixedPrice = { tradePolicyId, value, listPrice: listPrice ?? null, minQuantity }
  if (dateRange) fixed.dateRange = { from: inUtc(dateRange.from), to: inUtc(dateRange.to) }
  return fixed
}

/**
 * The fixed price that counts now for a table and quantity: a running period beats none, then the highest
 * minimum quantity wins (assumption), then the one written last.
 */
export function activeFixedPrice(prices: FixedPrice[], table: string, quantity: number, now: number) {
  return prices
    .filter((fixed) => fixed.tradePolicyId === table && fixed.minQuantity <= quantity && runs(fixed, now))
    .reduce<FixedPrice | undefined>(
      (best, fixed) => (best && outranks(best, fixed) ? best : fixed),
      undefined,
    )
}

/** Whether a period contains a moment; no period always does. */
export function contains(range: DateRange | null | undefined, now: number): boolean {
  return !range || (Date.parse(range.from) <= now && now < Date.parse(range.to))
}

function runs(fixed: FixedPrice, now: number): boolean {
  return contains(fixed.dateRange, now)
}

function outranks(best: FixedPrice, other: FixedPrice): boolean {
  if (Boolean(best.dateRange) !== Boolean(other.dateRange)) return Boolean(best.dateRange)
  return best.minQuantity > other.minQuantity
}

function keyOf({ tradePolicyId, minQuantity, dateRange }: FixedPrice): string {
  return JSON.stringify([tradePolicyId, minQuantity, dateRange?.from, dateRange?.to])
}

function inUtc(time: string): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}
