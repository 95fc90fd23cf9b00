import type { VtexChangedItem, VtexOrder } from '../../clients/oms-order'
import { linesOf } from '../canonical/lines'
import { totalsOf } from '../canonical/money'
import type { OrderRecord } from '../record/record'

/** A line of an order as it is now: after the changes. Money in cents. */
export interface OrderLineNow {
  lineId: string
  skuId: string
  skuRef: string | null
  quantity: number
  /** Per unit of measurement, before discounts. */
  price: number
  unitMultiplier: number
  measurementUnit: string | null
  /** What all its units come to after discounts, without tax and shipping. */
  net: number
}

/**
 * The order's lines with its changes folded in: VTEX leaves them as they were ordered, and an invoice of what was
 * removed would be wrong (known issue). What was added by us is known by the ERP's ref. Pure.
 */
export function linesNow(order: VtexOrder, { changes: ours }: Pick<OrderRecord, 'changes'>): OrderLineNow[] {
  const totals = totalsOf(order)
  const lines = linesOf(order, totals).map((line) => ({
    lineId: line.lineId,
    skuId: line.skuId,
    skuRef: line.skuRef,
    quantity: line.quantity,
    price: Math.round(line.unitPrice * 100),
    unitMultiplier: line.unitMultiplier,
    measurementUnit: line.measurementUnit,
    net: Math.round(line.total * 100),
  }))
  const changes = order.changesAttachment?.changesData ?? []
  const worth = changes.reduce(
    (sum, { itemsAdded, itemsRemoved, discountValue, incrementValue }) =>
      sum + worthOf(itemsAdded) - worthOf(itemsRemoved) - (discountValue ?? 0) + (incrementValue ?? 0),
    0,
  )
  // The totals say nothing of changes that are worth something: VTEX has changed the lines themselves.
  if (worth !== 0 && totals.changes === 0) return lines
  const added = ours.flatMap((each) => each.added)
  const folded = changes.reduce(
    (now, { itemsAdded, itemsRemoved }) =>
      (itemsAdded ?? []).reduce(withAdded, (itemsRemoved ?? []).reduce(withRemoved, now)),
    lines,
  )
  return folded.map((line) => ({
    ...line,
    skuRef: line.skuRef ?? added.find(({ skuId }) => skuId === line.skuId)?.skuRef ?? null,
  }))
}

const worthOf = (items: readonly VtexChangedItem[] | null | undefined): number =>
  (items ?? []).reduce((sum, { price, quantity }) => sum + (price ?? 0) * quantity, 0)

/** Takes units off the lines of their SKU, first off those with their price. */
function withRemoved(lines: OrderLineNow[], { id, quantity, price }: VtexChangedItem): OrderLineNow[] {
  let left = quantity
  const taken = new Map<string, number>()
  const isOf = (line: OrderLineNow): boolean => line.skuId === id
  const samePriceFirst = [...lines.filter(isOf)].sort(
    (a, b) => Number(b.price === price) - Number(a.price === price),
  )
  for (const { lineId, quantity: has } of samePriceFirst) {
    const units = Math.min(left, has)
    taken.set(lineId, units)
    left -= units
  }
  return lines.map((line) => {
    const units = taken.get(line.lineId) ?? 0
    if (units === 0) return line
    const remaining = line.quantity - units
    const net = remaining === 0 ? 0 : Math.max(0, line.net - units * (price ?? line.price))
    return { ...line, quantity: remaining, net }
  })
}

function withAdded(lines: OrderLineNow[], { id, quantity, price }: VtexChangedItem): OrderLineNow[] {
  const cents = price ?? 0
  const same = lines.find((line) => line.skuId === id && line.price === cents)
  if (!same)
    return [
      ...lines,
      {
        lineId: `added-${id}`,
        skuId: id,
        skuRef: null,
        quantity,
        price: cents,
        unitMultiplier: 1,
        measurementUnit: null,
        net: cents * quantity,
      },
    ]
  const more = { ...same, quantity: same.quantity + quantity, net: same.net + cents * quantity }
  return lines.map((line) => (line === same ? more : line))
}
