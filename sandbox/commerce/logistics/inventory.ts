import { z } from 'zod'
import type { ApiResponse } from '../../http'
import { ok, text } from '../answers'
import { param, type Call, type Context, type Handler } from '../routes'
import { readBody, type ShapeKit } from '../shape'
import { clearAcknowledged } from './held-units'
import { stockKey, findStock, warehousesNamed, type LogisticsState, type Stock } from './store'
import { parseTimeSpan } from './time-span'

/** What the reports show as the quantity of an unlimited SKU. */
export const unlimitedQuantity = 1_000_000

interface Change {
  quantity?: { units: number; isUnlimited: boolean }
  leadTimeSeconds?: number
}

/** The bodies of the three stock writes. Keys may be missing: VTEX then writes 0, false or no lead time. */
export function inventoryBodies(kit: ShapeKit) {
  const quantity = {
    quantity: kit.optional(z.int32().min(0)),
    unlimitedQuantity: kit.optional(z.boolean()),
    dateUtcOnBalanceSystem: z.union([z.iso.datetime({ offset: true, local: true }), z.literal('')]).nullish(),
  }
  return {
    quantity: kit.object(quantity),
    leadTime: kit.object({ leadTime: z.string() }),
    both: kit.object({ ...quantity, leadTime: z.string().nullish() }),
  }
}

type Bodies = ReturnType<typeof inventoryBodies>

/** PUT: writes quantity and lead time; what the body lacks becomes 0. Answers `true`. */
export function putStock(context: Context, bodies: Bodies): Handler {
  return (call) => {
    const body = readBody(bodies.both, call.request.body)
    if (!body.ok) return text(400, body.message)
    const leadTimeSeconds = parseTimeSpan(body.value.leadTime ?? '0')
    if (leadTimeSeconds === null) return badLeadTime()
    return write(context, call, { quantity: quantityIn(body.value), leadTimeSeconds }, ok(true))
  }
}

/** PATCH quantity: 204. Assumption: a missing quantity is 0 and a missing flag false, as in PUT. */
export function patchQuantity(context: Context, bodies: Bodies): Handler {
  return (call) => {
    const body = readBody(bodies.quantity, call.request.body)
    if (!body.ok) return text(400, body.message)
    return write(context, call, { quantity: quantityIn(body.value) }, { status: 204 })
  }
}

/** PATCH lead-time: 204. Assumption: stock that was never written comes into being with quantity 0. */
export function patchLeadTime(context: Context, bodies: Bodies): Handler {
  return (call) => {
    const body = readBody(bodies.leadTime, call.request.body)
    if (!body.ok) return text(400, body.message)
    const leadTimeSeconds = parseTimeSpan(body.value.leadTime)
    return leadTimeSeconds === null
      ? badLeadTime()
      : write(context, call, { leadTimeSeconds }, { status: 204 })
  }
}

function quantityIn(body: z.infer<Bodies['quantity']>): Change['quantity'] {
  const isUnlimited = body.unlimitedQuantity ?? false
  return { units: isUnlimited ? unlimitedQuantity : (body.quantity ?? 0), isUnlimited }
}

function badLeadTime(): ApiResponse {
  return text(400, 'leadTime: expected dd.hh:mm:ss.')
}

function write({ now, lockWindowMs }: Context, call: Call, change: Change, done: ApiResponse): ApiResponse {
  const [skuId, warehouseId] = [param(call, 'skuId'), param(call, 'warehouseId')]
  const { kept, lastWrites } = call.state
  if (!/^\d+$/.test(skuId)) return text(400, `${skuId} is not a SKU id.`)
  const [warehouse] = warehousesNamed(kept.logistics, warehouseId)
  if (!warehouse) return text(400, `Warehouse ${warehouseId} not found.`)
  const key = stockKey(skuId, warehouseId)
  if (isLocked(lastWrites.get(key), now(), lockWindowMs)) {
    const lock = `${call.request.account}_item_logistics_${skuId}_${warehouseId}`
    return text(423, `Unable to acquire lock for key: ${lock}.`)
  }
  lastWrites.set(key, now())
  const stock = findStock(kept.logistics, skuId, warehouseId) ?? addStock(kept.logistics, skuId, warehouse)
  apply(kept.logistics, stock, change, key)
  return done
}

function isLocked(lastWrite: number | undefined, now: number, windowMs: number): boolean {
  return lastWrite !== undefined && now >= lastWrite && now - lastWrite < windowMs
}

// An equal quantity changes nothing but still clears acknowledged reservations, so no comparison is needed.
function apply(
  state: LogisticsState,
  stock: Stock,
  { quantity, leadTimeSeconds }: Change,
  key: string,
): void {
  if (leadTimeSeconds !== undefined) stock.leadTimeSeconds = leadTimeSeconds
  if (!quantity) return
  stock.quantity = quantity.units
  stock.isUnlimited = quantity.isUnlimited
  clearAcknowledged(state, key)
}

function addStock(state: LogisticsState, skuId: string, warehouse: { id: string; name: string }): Stock {
  const added: Stock = {
    skuId,
    warehouseId: warehouse.id,
    warehouseName: warehouse.name,
    quantity: 0,
    isUnlimited: false,
    leadTimeSeconds: 0,
  }
  const ofSku = state.stock.get(skuId) ?? new Map<string, Stock>()
  ofSku.set(warehouse.id.toLowerCase(), added)
  state.stock.set(skuId, ofSku)
  return added
}
