import type { PriceRecord } from './store'

type Amounts = Pick<PriceRecord, 'basePrice' | 'costPrice' | 'markup'>
type Sent = { [key in keyof Amounts]?: number | null }

/** Percent. What a store without settings of its own has, as in VTEX's example of GET /pricing/config. */
export const defaultMarkup = 100

/**
 * Base price, cost price and markup (percent) from the two that were sent. basePrice alone is completed with
 * the store's default markup. All three, none, or only cost or only markup is refused with a reason.
 */
export function completeAmounts({ basePrice, costPrice, markup }: Sent): Amounts | string {
  if (isSet(basePrice) && isSet(costPrice) && isSet(markup)) {
    return 'Send only two of basePrice, costPrice and markup.'
  }
  if (isSet(costPrice) && isSet(markup)) {
    return { basePrice: round(costPrice * (1 + markup / 100)), costPrice, markup }
  }
  if (!isSet(basePrice)) return 'Send basePrice, or costPrice and markup.'
  if (isSet(costPrice)) return { basePrice, costPrice, markup: markupOf(basePrice, costPrice) }
  const percent = markup ?? defaultMarkup
  return { basePrice, costPrice: costOf(basePrice, percent), markup: percent }
}

function markupOf(basePrice: number, costPrice: number): number | null {
  return costPrice === 0 ? null : round((basePrice / costPrice - 1) * 100)
}

function costOf(basePrice: number, markup: number): number | null {
  return markup === -100 ? null : round(basePrice / (1 + markup / 100))
}

// Assumption: derived amounts have two decimals. What was sent is kept as it came.
function round(amount: number): number {
  return Math.round(amount * 100) / 100
}

function isSet(value: number | null | undefined): value is number {
  return value !== undefined && value !== null
}
