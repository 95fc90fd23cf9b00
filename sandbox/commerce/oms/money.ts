import type { ChangeRequest, Order, OrderItem, Package } from './order'

/** What a line comes to before its discount, in cents. A price is per unit of measurement. */
export function grossOf({ price, unitMultiplier, quantity }: OrderItem): number {
  return Math.round(price * unitMultiplier * quantity)
}

export function netOf(item: OrderItem): number {
  return grossOf(item) - item.discount
}

/**
 * The line's units by what each is sold for, so that the cents of a discount that does not divide are not lost.
 * `value` is per sold unit, its multiplier included.
 */
export function sellingPricesOf(item: OrderItem): { value: number; quantity: number }[] {
  const net = netOf(item)
  const low = Math.floor(net / item.quantity)
  const dearer = net - low * item.quantity
  const groups = [
    { value: low, quantity: item.quantity - dearer },
    { value: low + 1, quantity: dearer },
  ]
  return groups.filter(({ quantity }) => quantity > 0)
}

/** Splits cents over weights so that they add up: what remains goes to the largest remainders. */
export function split(cents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (cents * weight) / sum)
  const parts = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  let left = cents - parts.reduce((total, part) => total + part, 0)
  for (const { index } of order) if (left-- > 0) parts[index] = (parts[index] ?? 0) + 1
  return parts
}

/** The order's totals, in cents; they add up to its value. */
export function totalsOf({ items, changes }: Pick<Order, 'items' | 'changes'>) {
  const sum = (of: (item: OrderItem) => number): number => items.reduce((all, item) => all + of(item), 0)
  return {
    Items: sum(grossOf),
    Discounts: -sum(({ discount }) => discount),
    Shipping: sum(({ shippingPrice }) => shippingPrice),
    Tax: sum(({ tax }) => tax),
    Changes: changes.filter(({ status }) => status === 'done').reduce((all, each) => all + changeOf(each), 0),
  }
}

export function valueOf(order: Pick<Order, 'items' | 'changes'>): number {
  return Object.values(totalsOf(order)).reduce((all, total) => all + total, 0)
}

/** What a change does to the order's value. */
export function changeOf({ added, removed, discount, increment }: ChangeRequest): number {
  const worth = (items: ChangeRequest['added']): number =>
    items.reduce((all, { price, quantity }) => all + price * quantity, 0)
  return worth(added) - worth(removed) - discount + increment
}

/** What has been invoiced for the order, in cents. */
export function invoicedOf(packages: readonly Package[]): number {
  return packages
    .filter(({ type }) => type === 'Output')
    .reduce((all, { invoiceValue }) => all + invoiceValue, 0)
}
