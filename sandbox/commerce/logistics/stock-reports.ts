import { ok, text } from '../answers'
import { param, type Call, type Context, type Handler } from '../routes'
import { countActiveReservations, countHeld } from './held-units'
import { unlimitedQuantity } from './inventory'
import { findStock, stockKey, warehousesNamed, type LogisticsState, type Stock } from './store'
import { formatTimeSpan } from './time-span'

/** Above this the reservations of a store cannot be listed. */
export const maxActiveReservations = 2000

const maxInt32 = 2_147_483_647

/**
 * GET the SKU's stock per warehouse. Assumption: only where stock was ever written; an unknown SKU has an
 * empty list. Stock of a deleted warehouse is still shown (VTEX's known issue), and warehouses whose ids differ
 * only in case show the same stock each.
 */
export function getBalance({ now }: Context): Handler {
  return ({ state: { kept }, params }) => {
    const skuId = params.skuId ?? ''
    const stocks = [...(kept.logistics.stock.get(skuId)?.values() ?? [])]
    return ok({ skuId, balance: stocks.flatMap((stock) => balanceRows(kept.logistics, stock, now())) })
  }
}

function balanceRows(state: LogisticsState, stock: Stock, now: number) {
  const { total, reserved } = quantities(state, stock, now)
  const configured = warehousesNamed(state, stock.warehouseId)
  const shown = configured.length > 0 ? configured : [{ id: stock.warehouseId, name: stock.warehouseName }]
  return shown.map(({ id, name }) => ({
    warehouseId: id,
    warehouseName: name,
    totalQuantity: total,
    reservedQuantity: reserved,
    hasUnlimitedQuantity: stock.isUnlimited,
    timeToRefill: null,
    dateOfSupplyUtc: null,
    leadTime: formatTimeSpan(stock.leadTimeSeconds),
  }))
}

/** GET the SKU's stock in one warehouse, once per dock of it. Assumption: an empty list when never written. */
export function getItem({ now }: Context): Handler {
  return (call) => {
    const { logistics } = call.state.kept
    const stock = stockOf(call)
    return ok(stock ? itemRows(logistics, stock, param(call, 'warehouseId'), now()) : [])
  }
}

function itemRows(state: LogisticsState, stock: Stock, warehouseId: string, now: number) {
  const { total, reserved, available } = quantities(state, stock, now)
  const docks = warehousesNamed(state, warehouseId).flatMap((warehouse) => warehouse.warehouseDocks)
  const dockIds = docks.length > 0 ? docks.map(({ dockId }) => dockId) : [null]
  return dockIds.map((dockId) => ({
    skuId: stock.skuId,
    warehouseId,
    dockId,
    totalQuantity: total,
    reservedQuantity: reserved,
    availableQuantity: available,
    isUnlimited: stock.isUnlimited,
    salesChannel: (dockId === null ? undefined : state.docks.get(dockId)?.salesChannels) ?? [],
    deliveryChannels: ['delivery'],
    timeToRefill: null,
    dateOfSupplyUtc: null,
    supplyLotId: null,
    keepSellingAfterExpiration: false,
    transfer: null,
  }))
}

/**
 * GET what has been promised of the stock. Refused when the store has more than 2,000 active reservations.
 * Assumption: a confirmed reservation has passed authorize-fulfillment, so it counts as dispatched.
 */
export function getDispatched({ now }: Context): Handler {
  return (call) => {
    const { logistics } = call.state.kept
    if (countActiveReservations(logistics, now()) > maxActiveReservations) return tooManyReservations()
    const stock = stockOf(call)
    if (!stock) return ok([])
    const { total, reserved, dispatched, available } = quantities(logistics, stock, now())
    return ok([
      {
        skuId: stock.skuId,
        warehouseId: param(call, 'warehouseId'),
        quantity: stock.isUnlimited ? maxInt32 : total,
        isUnlimitedQuantity: stock.isUnlimited,
        totalReservedQuantity: reserved,
        dispatchedReservationsQuantity: dispatched,
        availableQuantity: stock.isUnlimited ? maxInt32 : available,
      },
    ])
  }
}

/** The documented refusal of a store with too many active reservations. */
export function tooManyReservations() {
  return text(400, 'Too many active reservations')
}

/** Total, reserved, dispatched and available units; VTEX never lowers the total by itself. */
export function quantities(state: LogisticsState, stock: Stock, now: number) {
  const { reserved, dispatched } = countHeld(state, stockKey(stock.skuId, stock.warehouseId), now)
  const total = stock.isUnlimited ? unlimitedQuantity + reserved : stock.quantity
  return { total, reserved, dispatched, available: total - reserved }
}

function stockOf(call: Call): Stock | undefined {
  return findStock(
    call.state.kept.logistics,
    call.params.skuId ?? param(call, 'itemId'),
    param(call, 'warehouseId'),
  )
}
