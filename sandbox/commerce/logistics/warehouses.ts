import { z } from 'zod'
import { ok, text } from '../answers'
import { param, type Call, type Handler } from '../routes'
import { readBody, type ShapeKit } from '../shape'
import type { Warehouse } from './store'
import { formatTimeSpan, parseTimeSpan } from './time-span'

/** The body of POST warehouses; `time` is `d.hh:mm:ss`, `cost` a decimal in a string. */
export function warehouseBody(kit: ShapeKit) {
  const dock = kit.object({
    dockId: z.string().min(1),
    name: z.string(),
    time: z.string().refine((time) => parseTimeSpan(time) !== null, 'expected d.hh:mm:ss'),
    cost: z.string().regex(/^-?\d+(\.\d+)?$/, 'expected a decimal in a string'),
    translateDays: z.string(),
    costToDisplay: z.string(),
  })
  return kit.object({
    id: z.string().min(1),
    name: z.string().min(1),
    warehouseDocks: z.array(dock),
    priority: kit.optional(z.int32()),
    isActive: kit.optional(z.boolean()),
  })
}

export const listWarehouses: Handler = ({ state }) =>
  ok([...state.kept.logistics.warehouses.values()].map((warehouse) => ({ ...warehouse })))

/** GET one warehouse; its id is case-sensitive here. */
export const getWarehouse: Handler = withWarehouse((_call, warehouse) => ok({ ...warehouse }))

/**
 * POST creates or replaces the warehouse of that id; ids are case-sensitive, so `TEST` and `test` are two.
 * Assumptions: docks must exist; without isActive a warehouse is inactive.
 */
export function postWarehouse(schema: ReturnType<typeof warehouseBody>): Handler {
  return ({ state, request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return text(400, body.message)
    const { logistics } = state.kept
    const unknown = body.value.warehouseDocks.find(({ dockId }) => !logistics.docks.has(dockId))
    if (unknown) return text(400, `Dock ${unknown.dockId} not found.`)
    const pickupPointIds = logistics.warehouses.get(body.value.id)?.pickupPointIds ?? []
    logistics.warehouses.set(body.value.id, { ...toWarehouse(body.value), pickupPointIds })
    return ok()
  }
}

function toWarehouse(sent: z.infer<ReturnType<typeof warehouseBody>>): Warehouse {
  return {
    id: sent.id,
    name: sent.name,
    warehouseDocks: sent.warehouseDocks.map(({ dockId, time, cost }) => ({
      dockId,
      time: formatTimeSpan(parseTimeSpan(time) ?? 0),
      cost: Number(cost),
    })),
    pickupPointIds: [],
    priority: sent.priority ?? 0,
    isActive: sent.isActive ?? false,
  }
}

/** POST activation or deactivation. */
export function setWarehouseActive(isActive: boolean): Handler {
  return withWarehouse((_call, warehouse) => {
    warehouse.isActive = isActive
    return ok()
  })
}

/** DELETE. Its stock stays behind and goes on being reported, as in VTEX's known issue. */
export const deleteWarehouse: Handler = withWarehouse((call, warehouse) => {
  call.state.kept.logistics.warehouses.delete(warehouse.id)
  return ok()
})

function withWarehouse(handle: (call: Call, warehouse: Warehouse) => ReturnType<Handler>): Handler {
  return (call) => {
    const id = param(call, 'warehouseId')
    const warehouse = call.state.kept.logistics.warehouses.get(id)
    return warehouse ? handle(call, warehouse) : text(404, `Warehouse ${id} not found.`)
  }
}
