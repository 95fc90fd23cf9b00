import type { VtexOrder } from '../clients/oms-order'
import { canonicalOrder, type Order } from './canonical'
import { totalsOf } from './canonical/money'
import type { OrderUnits } from './record/record'
import { statusOf, type Status } from './statuses'

/** An order as VTEX has it now, as far as it decides what happens next. Money in cents. */
export interface OrderView {
  orderId: string
  status: Status
  isCompleted: boolean
  /** When VTEX last changed anything of it, milliseconds since 1970; null where it does not say. */
  changedAt: number | null
  flow: Order['flow']
  tradePolicy: string | null
  affiliate: string | null
  sellers: string[]
  value: number
  currency: string | null
  units: OrderUnits[]
  lockIds: string[]
  /** Its invoices and returns. */
  packages: { number: string; type: 'output' | 'input'; value: number }[]
}

/** Pure. */
export function viewOf(vtexOrder: VtexOrder): OrderView {
  const order = canonicalOrder(vtexOrder)
  return {
    orderId: order.orderId,
    status: statusOf(vtexOrder.status),
    isCompleted: order.isCompleted,
    changedAt: instantOf(vtexOrder.lastChange),
    flow: order.flow,
    tradePolicy: order.tradePolicy,
    affiliate: order.affiliate,
    sellers: [...new Set(order.lines.flatMap(({ seller }) => (seller === null ? [] : [seller])))],
    value: totalsOf(vtexOrder).value,
    currency: order.currency,
    units: unitsOf(order.lines),
    lockIds: [...new Set((vtexOrder.items ?? []).flatMap(({ lockId }) => (lockId ? [lockId] : [])))],
    packages: (vtexOrder.packageAttachment?.packages ?? []).map(({ invoiceNumber, type, invoiceValue }) => ({
      number: invoiceNumber ?? '',
      type: type === 'Input' ? 'input' : 'output',
      value: invoiceValue ?? 0,
    })),
  }
}

/** What the lines take from each warehouse; lines without a warehouse are left out. */
function unitsOf(lines: Order['lines']): OrderUnits[] {
  const sum = new Map<string, OrderUnits>()
  for (const line of lines) {
    const { warehouse } = line
    if (warehouse === null) continue
    const parts = line.components.length > 0 ? line.components : [{ ...line, quantity: 1 }]
    for (const { skuId, skuRef, quantity } of parts) {
      const key = `${skuId}/${warehouse}`
      const before = sum.get(key)?.quantity ?? 0
      sum.set(key, { skuId, skuRef, warehouse, quantity: before + quantity * line.quantity })
    }
  }
  return [...sum.values()]
}

function instantOf(said: string | null | undefined): number | null {
  const at = Date.parse(said ?? '')
  return Number.isNaN(at) ? null : at
}
