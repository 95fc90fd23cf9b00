import type { Reservation } from './reservation'
import type { ShippingPolicy } from './shipping-policies'

export interface Warehouse {
  id: string
  name: string
  /** `time` is `d.hh:mm:ss`, `cost` currency units. */
  warehouseDocks: { dockId: string; time: string; cost: number }[]
  pickupPointIds: string[]
  priority: number
  isActive: boolean
}

export interface Dock {
  id: string
  name: string
  priority: number
  dockTimeFake: string
  timeFakeOverhead: string
  salesChannels: string[]
  salesChannel: string | null
  freightTableIds: string[]
  wmsEndPoint: string | null
  address: unknown
  isActive: boolean
}

/** The stock of one SKU in one warehouse. */
export interface Stock {
  skuId: string
  /** As configured when the stock was first written. */
  warehouseId: string
  warehouseName: string
  quantity: number
  isUnlimited: boolean
  leadTimeSeconds: number
}

/** Units of one SKU and warehouse that a reservation takes from what is available. */
export interface HeldUnits {
  quantity: number
  /** Zeroed by the next quantity update. */
  acknowledged: boolean
  /** Until when an authorized reservation lives, in ms; null once confirmed. */
  expiresAt: number | null
}

export interface LogisticsState {
  warehouses: Map<string, Warehouse>
  docks: Map<string, Dock>
  shippingPolicies: Map<string, ShippingPolicy>
  /** By SKU id, then by warehouse id in lower case. */
  stock: Map<string, Map<string, Stock>>
  reservations: Map<string, Reservation>
  /** By stockKey, then by reservation id. */
  held: Map<string, Map<string, HeldUnits>>
}

/** A store without warehouses. */
export function newLogistics(): LogisticsState {
  return {
    warehouses: new Map(),
    docks: new Map(),
    shippingPolicies: new Map(),
    stock: new Map(),
    reservations: new Map(),
    held: new Map(),
  }
}

/** Stock ignores the case of warehouse ids; the configuration of warehouses does not. */
export function stockKey(skuId: string, warehouseId: string): string {
  return `${skuId}_${warehouseId.toLowerCase()}`
}

/** The stock of a SKU in a warehouse, if it was ever written. */
export function findStock({ stock }: LogisticsState, skuId: string, warehouseId: string): Stock | undefined {
  return stock.get(skuId)?.get(warehouseId.toLowerCase())
}

/** The warehouses that an id means where case does not count. `TEST` and `test` share their stock. */
export function warehousesNamed({ warehouses }: LogisticsState, id: string): Warehouse[] {
  const wanted = id.toLowerCase()
  return [...warehouses.values()].filter((warehouse) => warehouse.id.toLowerCase() === wanted)
}
