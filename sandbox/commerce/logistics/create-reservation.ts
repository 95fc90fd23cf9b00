import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { ok, text } from '../answers'
import type { Context, Handler } from '../routes'
import { readBody } from '../shape'
import { hold, type ReservedItem } from './held-units'
import { shownReservation, type Reservation } from './reservation'
import type { reservationBody } from './reservation-body'
import { quantities } from './stock-reports'
import { findStock, stockKey, warehousesNamed, type LogisticsState } from './store'
import { parseTimeSpan } from './time-span'

type Body = ReturnType<typeof reservationBody>
type Option = z.infer<Body>['deliveryItemOptions'][number]

/**
 * POST reserves units, status authorized. Assumptions: 200 with IsSucess false and nothing reserved when
 * stock does not suffice; 400 for a lockId that exists.
 */
export function postReservation(context: Context, schema: Body): Handler {
  return ({ state, request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return text(400, body.message)
    const { logistics } = state.kept
    const id = body.value.lockId ?? randomUUID()
    if (logistics.reservations.has(id)) return text(400, `Reservation ${id} already exists.`)
    const items = body.value.deliveryItemOptions.map((option) => toItem(logistics, option))
    const missing = items.find((item) => typeof item === 'string')
    if (typeof missing === 'string') return text(400, missing)
    return ok(shownReservation(create(logistics, context.now(), id, body.value, items.filter(isItem))))
  }
}

function create(state: LogisticsState, now: number, id: string, body: z.infer<Body>, items: ReservedItem[]) {
  const expiresAt = now + (parseTimeSpan(body.autorizationExpirationTTL) ?? 0) * 1000
  const errors = shortages(state, items, now)
  const reservation: Reservation = {
    id,
    salesChannel: body.salesChannel,
    status: errors.length > 0 ? 'notCommitted' : 'authorized',
    items,
    slaRequest: body.deliveryItemOptions.map(toSlaRequest),
    createdAt: now,
    updatedAt: now,
    expiresAt,
    confirmedAt: null,
    cancelledAt: errors.length > 0 ? now : null,
    errors,
  }
  state.reservations.set(id, reservation)
  if (errors.length === 0) for (const item of items) hold(state, id, item, expiresAt)
  return reservation
}

// The answer has the chosen window only, and its price as a number.
function toSlaRequest({ deliveryWindows, ...option }: Option) {
  const window = deliveryWindows?.[0]
  return {
    ...option,
    deliveryWindows: window ? { ...window, listPrice: Number(window.listPrice ?? 0) } : null,
  }
}

function shortages(state: LogisticsState, items: ReservedItem[], now: number): string[] {
  const wanted = new Map<string, ReservedItem>()
  for (const item of items) {
    const key = stockKey(item.skuId, item.warehouseId)
    wanted.set(key, { ...item, quantity: item.quantity + (wanted.get(key)?.quantity ?? 0) })
  }
  return [...wanted.values()]
    .filter(({ skuId, warehouseId, quantity }) => {
      const stock = findStock(state, skuId, warehouseId)
      return !stock || quantities(state, stock, now).available < quantity
    })
    .map(({ skuId, warehouseId }) => `Item ${skuId} has not enough stock in warehouse ${warehouseId}.`)
}

function toItem(state: LogisticsState, { item, wareHouseId, dockId }: Option): ReservedItem | string {
  const warehouse = wareHouseId ? warehousesNamed(state, wareHouseId)[0] : warehouseOfDock(state, dockId)
  if (!warehouse) return `Warehouse ${wareHouseId ?? `of dock ${dockId}`} not found.`
  return { skuId: item.id, warehouseId: warehouse.id, quantity: item.quantity }
}

function warehouseOfDock(state: LogisticsState, wanted: string) {
  const has = ({ dockId }: { dockId: string }) => dockId === wanted
  return [...state.warehouses.values()].find((warehouse) => warehouse.warehouseDocks.some(has))
}

function isItem(item: ReservedItem | string): item is ReservedItem {
  return typeof item !== 'string'
}
