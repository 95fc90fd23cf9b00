import type { VtexOrder, VtexOrderItem } from '../../clients/oms-order'

/** Cents as currency units: exact to the cent as far as a number goes. */
export function unitsOf(cents: number): number {
  return cents / 100
}

/** An order's money by kind, in cents: items − discounts + shipping + tax + services + changes = value. */
export interface Totals {
  items: number
  discounts: number
  shipping: number
  tax: number
  services: number
  changes: number
  value: number
}

const SERVICES = /service|wrap|interest/i
const CHANGES = /change|manual/i
const TAX = /tax/i

/**
 * Totals by VTEX's own, which are the truth (rounding in lines is not). What they lack to the order's value, as
 * orders of some connectors do, is counted as a change, so that the sum always holds.
 */
export function totalsOf({ totals, value }: Pick<VtexOrder, 'totals' | 'value'>): Totals {
  const sum = (is: (id: string) => boolean): number =>
    (totals ?? []).filter(({ id }) => is(id)).reduce((all, each) => all + each.value, 0)
  const items = sum((id) => id === 'Items')
  const discounts = 0 - sum((id) => id === 'Discounts')
  const shipping = sum((id) => id === 'Shipping')
  const isOther = (id: string): boolean => !['Items', 'Discounts', 'Shipping'].includes(id)
  const tax = sum((id) => isOther(id) && TAX.test(id))
  const services = sum((id) => isOther(id) && !TAX.test(id) && SERVICES.test(id))
  const known = sum((id) => isOther(id) && !TAX.test(id) && !SERVICES.test(id) && CHANGES.test(id))
  const all = items - discounts + shipping + tax + services
  const total = value ?? all + known
  return { items, discounts, shipping, tax, services, changes: total - all, value: total }
}

/** A line's money in cents; `gross` − `discount` is what it comes to. */
export interface LineMoney {
  gross: number
  discount: number
}

/**
 * What each line comes to, so that lines add up to the order's totals: VTEX rounds where units have a multiplier and
 * where a discount is split, so the cents that are off go to the lines with the largest share of them.
 */
export function lineMoneyOf(items: readonly VtexOrderItem[], totals: Totals): LineMoney[] {
  const gross = fit(
    items.map(({ price, quantity, unitMultiplier }) => Math.round(price * (unitMultiplier ?? 1) * quantity)),
    totals.items,
  )
  const discounts = fit(
    items.map((item, index) => discountOf(item, gross[index] ?? 0)),
    totals.discounts,
  )
  return gross.map((each, index) => ({ gross: each, discount: discounts[index] ?? 0 }))
}

/** The line's exact selling total says its discount; its price tags do where VTEX does not send that. */
function discountOf({ priceDefinition, priceTags }: VtexOrderItem, gross: number): number {
  const total = priceDefinition?.total
  if (typeof total === 'number') return gross - total
  return (priceTags ?? []).reduce(
    (sum, { name, value }) => sum - (/discount/i.test(name ?? '') ? value : 0),
    0,
  )
}

/** Values changed so that they add up to `total`: in proportion to themselves, evenly where all are 0. */
export function fit(values: readonly number[], total: number): number[] {
  const missing = total - values.reduce((sum, value) => sum + value, 0)
  if (missing === 0 || values.length === 0) return [...values]
  const weights = values.some((value) => value !== 0) ? values.map(Math.abs) : values.map(() => 1)
  const shares = prorate(missing, weights)
  return values.map((value, index) => value + (shares[index] ?? 0))
}

/** Splits cents by weight with the largest remainders: the parts add up. Negative cents are split likewise. */
export function prorate(cents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const sign = cents < 0 ? -1 : 1
  const exact = weights.map((weight) => (Math.abs(cents) * weight) / sum)
  const parts = exact.map(Math.floor)
  let left = Math.abs(cents) - parts.reduce((all, part) => all + part, 0)
  const byRest = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRest) {
    if (left <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts.map((part) => (part === 0 ? 0 : part * sign))
}
