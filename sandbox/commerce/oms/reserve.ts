import { changeHeld, hold, release } from '../logistics/held-units'
import { isOver, type Reservation, type ReservationStatus } from '../logistics/reservation'
import { quantities } from '../logistics/stock-reports'
import { hiddenBy } from '../logistics/negative-stock'
import { findStock, type LogisticsState } from '../logistics/store'
import type { Order, OrderItem } from './order'

/** How long units are held for an order that is not paid, by the help centre: payment's expiry and some days. */
const UNPAID_MILLISECONDS = 6 * 24 * 3_600_000

/** Which lines have not enough stock, by their SKU and warehouse, or are hidden in the trade policy. */
export function shortOf(
  logistics: LogisticsState,
  items: readonly OrderItem[],
  salesChannel: string,
  now: number,
): string[] {
  return [...wantedOf(items).values()].flatMap(({ skuId, warehouseId, quantity }) => {
    const negative = hiddenBy(logistics, skuId, salesChannel, now)
    if (negative !== null) return [`SKU ${skuId} is hidden: its stock in warehouse ${negative} is negative`]
    const stock = findStock(logistics, skuId, warehouseId)
    const available = stock ? quantities(logistics, stock, now).available : 0
    return available < quantity ? [`SKU ${skuId} has ${available} units in warehouse ${warehouseId}`] : []
  })
}

/** Holds the order's units: status authorized. Components are held for a kit. */
export function reserve(logistics: LogisticsState, order: Order, now: number): void {
  const items = [...wantedOf(order.items).values()]
  const id = `${order.orderId}-lock`
  const expiresAt = now + UNPAID_MILLISECONDS
  const reservation: Reservation = {
    id,
    salesChannel: order.salesChannel,
    status: 'authorized',
    items,
    slaRequest: [],
    createdAt: now,
    updatedAt: now,
    expiresAt,
    confirmedAt: null,
    cancelledAt: null,
    errors: [],
  }
  logistics.reservations.set(id, reservation)
  for (const item of items) hold(logistics, id, item, expiresAt)
  order.reservationId = id
}

/**
 * What a new status of its order does to a reservation (order flow and status; how reservations work). An order that
 * skips handling leaves it confirmed, for ever.
 * @param isAborted cancelling ends as Canceled_AbortedCommitted, which keeps the units (known issue)
 */
export function followStatus(
  logistics: LogisticsState,
  order: Order,
  now: number,
  isAborted: () => boolean,
): void {
  const reservation = order.reservationId ? logistics.reservations.get(order.reservationId) : undefined
  if (!reservation) return
  const isPaid = ['payment-approved', 'authorize-fulfillment'].includes(order.status)
  if (isPaid && reservation.status === 'authorized') {
    change(reservation, 'confirmed', now)
    for (const item of reservation.items) changeHeld(logistics, reservation.id, item, { expiresAt: null })
  }
  if (order.status === 'handling' && reservation.status === 'confirmed') {
    change(reservation, 'acknowledged', now)
    for (const item of reservation.items) changeHeld(logistics, reservation.id, item, { acknowledged: true })
  }
  if (order.status !== 'canceled' || reservation.status === 'aborted' || isOver(reservation)) return
  if (isAborted()) change(reservation, 'aborted', now)
  else {
    // Acknowledged units come back by a stock update alone, so `release` leaves those.
    change(reservation, 'cancelled', now)
    for (const item of reservation.items) release(logistics, reservation.id, item)
  }
}

function change(reservation: Reservation, status: ReservationStatus, now: number): void {
  reservation.status = status
  reservation.updatedAt = now
  if (status === 'confirmed') reservation.confirmedAt = now
  if (status === 'cancelled' || status === 'aborted') reservation.cancelledAt = now
}

function wantedOf(items: readonly OrderItem[]) {
  const wanted = new Map<string, { skuId: string; warehouseId: string; quantity: number }>()
  for (const { skuId, warehouseId, quantity, components } of items) {
    const parts = components.length > 0 ? components : [{ skuId, quantity: 1 }]
    for (const part of parts) {
      const key = `${part.skuId}/${warehouseId}`
      const before = wanted.get(key)?.quantity ?? 0
      wanted.set(key, { skuId: part.skuId, warehouseId, quantity: before + part.quantity * quantity })
    }
  }
  return wanted
}
