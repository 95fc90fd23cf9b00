import { ok, text } from '../answers'
import { param, type Call, type Context, type Handler } from '../routes'
import { activeFixedPrice, contains } from './fixed-prices'
import { withPrice } from './prices'
import type { PriceRecord, PriceRule } from './store'

const yearMs = 365 * 24 * 3600 * 1000

interface Purchase {
  now: number
  quantity: number
  categoryIds: string[]
  brandId: string | null
}

/** GET the selling price in every table that has a fixed price of this SKU. */
export function getComputed(context: Context): Handler {
  return withPrice((call, price) => {
    const tables = new Set(price.fixedPrices.map((fixed) => fixed.tradePolicyId))
    return ok([...tables].flatMap((table) => compute(call, price, table, purchaseOf(call, context)) ?? []))
  })
}

/** GET the selling price in one table; 404 when neither it nor the SKU has a price. */
export function getComputedOfTable(context: Context): Handler {
  return withPrice((call, price) => {
    const computed = compute(call, price, param(call, 'priceTableId'), purchaseOf(call, context))
    return computed ? ok(computed) : text(404, 'Price not found.')
  })
}

function purchaseOf({ request: { query } }: Call, { now }: Context): Purchase {
  const quantity = Number(query.get('quantity') ?? 1)
  return {
    now: now(),
    quantity: Number.isFinite(quantity) ? quantity : 1,
    categoryIds: query.getAll('categoryIds'),
    brandId: query.get('brandId'),
  }
}

// Order of the pipeline: a fixed price, else the base price changed by the table's first fitting rule.
// Assumptions: without a list price the selling price stands in; prices without an end are valid for a year.
function compute(call: Call, price: PriceRecord, table: string, purchase: Purchase) {
  const fixed = activeFixedPrice(price.fixedPrices, table, purchase.quantity, purchase.now)
  const rule = call.state.kept.pricing.rules.get(table)?.find((each) => fits(each, price, purchase))
  const sellingPrice = fixed?.value ?? applyRule(price.basePrice, rule)
  if (sellingPrice === null) return null
  return {
    tradePolicyId: table,
    listPrice: fixed?.listPrice ?? price.listPrice ?? sellingPrice,
    costPrice: price.costPrice ?? undefined,
    sellingPrice,
    priceValidUntil: fixed?.dateRange?.to ?? inAYear(purchase.now),
    ...(fixed && { priceTable: table }),
  }
}

function applyRule(basePrice: number | null, rule: PriceRule | undefined): number | null {
  if (basePrice === null || !rule) return basePrice
  return Math.round(basePrice * (100 + rule.percentualModifier)) / 100
}

function fits({ context }: PriceRule, price: PriceRecord, purchase: Purchase): boolean {
  const { markupRange } = context
  const markup = price.markup ?? 0
  return (
    contains(context.dateRange, purchase.now) &&
    (!markupRange || (markup >= markupRange.from && markup <= markupRange.to)) &&
    names(context.categories, purchase.categoryIds) &&
    names(context.brands, purchase.brandId === null ? [] : [purchase.brandId])
  )
}

function names(listed: Record<string, unknown>, ids: string[]): boolean {
  return Object.keys(listed).length === 0 || ids.some((id) => Object.hasOwn(listed, id))
}

function inAYear(now: number): string {
  return new Date(now + yearMs).toISOString().replace(/\.\d+Z$/, 'Z')
}
