import { stockKey, type HeldUnits, type LogisticsState } from './store'

/** A line of a reservation: so many units of a SKU in a warehouse. */
export interface ReservedItem {
  skuId: string
  warehouseId: string
  quantity: number
}

/** Takes units for a reservation; two lines of the same SKU and warehouse add up. */
export function hold(state: LogisticsState, id: string, item: ReservedItem, expiresAt: number): void {
  const key = stockKey(item.skuId, item.warehouseId)
  const held = state.held.get(key) ?? new Map<string, HeldUnits>()
  const quantity = (held.get(id)?.quantity ?? 0) + item.quantity
  held.set(id, { quantity, acknowledged: false, expiresAt })
  state.held.set(key, held)
}

/** Changes what a reservation holds of an item, if it still holds any. */
export function changeHeld(
  state: LogisticsState,
  id: string,
  item: ReservedItem,
  change: Partial<HeldUnits>,
): void {
  const units = state.held.get(stockKey(item.skuId, item.warehouseId))?.get(id)
  if (units) Object.assign(units, change)
}

/** Gives back what a reservation holds of an item. Acknowledged units stay until the next stock update. */
export function release(state: LogisticsState, id: string, item: ReservedItem): void {
  const held = state.held.get(stockKey(item.skuId, item.warehouseId))
  if (held && !held.get(id)?.acknowledged) held.delete(id)
}

/** What a quantity update does to reservations: acknowledged ones stop counting. */
export function clearAcknowledged(state: LogisticsState, key: string): void {
  const held = state.held.get(key)
  for (const [id, units] of held ?? []) if (units.acknowledged) held?.delete(id)
}

/** Units reserved of a SKU in a warehouse: all of them, and those of confirmed or acknowledged reservations. */
export function countHeld(state: LogisticsState, key: string, now: number) {
  let reserved = 0
  let dispatched = 0
  const held = state.held.get(key)
  if (held) dropExpired(held, now)
  for (const units of held?.values() ?? []) {
    reserved += units.quantity
    if (units.expiresAt === null) dispatched += units.quantity
  }
  return { reserved, dispatched }
}

/** How many reservations of the store hold units. */
export function countActiveReservations({ held }: LogisticsState, now: number): number {
  const ids = new Set<string>()
  for (const ofStock of held.values()) {
    dropExpired(ofStock, now)
    for (const id of ofStock.keys()) ids.add(id)
  }
  return ids.size
}

function dropExpired(held: Map<string, HeldUnits>, now: number): void {
  for (const [id, { expiresAt }] of held) if (expiresAt !== null && expiresAt <= now) held.delete(id)
}
