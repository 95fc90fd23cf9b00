export interface DateRange {
  from: string
  to: string
}

/** A price of its own for one trade policy or price table, from a quantity up, perhaps for a period. */
export interface FixedPrice {
  tradePolicyId: string
  /** Currency units, decimal. */
  value: number
  listPrice: number | null
  minQuantity: number
  dateRange?: DateRange
}

/** What Pricing keeps per SKU; amounts in currency units, markup in percent. */
export interface PriceRecord {
  listPrice: number | null
  costPrice: number | null
  markup: number | null
  basePrice: number | null
  fixedPrices: FixedPrice[]
}

export interface PriceRule {
  id: number
  context: {
    categories: Record<string, unknown>
    brands: Record<string, unknown>
    stockStatuses: unknown
    internalCategories: unknown
    markupRange: { from: number; to: number } | null
    dateRange: DateRange | null
  }
  percentualModifier: number
}

export interface PricingState {
  /** By SKU id. */
  prices: Map<number, PriceRecord>
  tables: Set<string>
  rules: Map<string, PriceRule[]>
}

/** A store without prices. It has the main trade policy, "1". */
export function newPricing(): PricingState {
  return { prices: new Map(), tables: new Set(['1']), rules: new Map() }
}
