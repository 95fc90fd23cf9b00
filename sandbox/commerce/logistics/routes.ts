import type { ApiRoute } from '../../http'
import { toRoutes, type Context, type RouteDefinition } from '../routes'
import { shapeKit, type ShapeKit } from '../shape'
import { postReservation } from './create-reservation'
import { deleteDock, dockBody, getDock, listDocks, postDock, setDockActive } from './docks'
import { inventoryBodies, patchLeadTime, patchQuantity, putStock } from './inventory'
import { reservationBody } from './reservation-body'
import {
  acknowledgeReservation,
  cancelReservation,
  confirmReservation,
  getReservation,
  listReservations,
} from './reservations'
import { listShippingPolicies, postShippingPolicy, shippingPolicyBody } from './shipping-policies'
import { getBalance, getDispatched, getItem } from './stock-reports'
import {
  deleteWarehouse,
  getWarehouse,
  listWarehouses,
  postWarehouse,
  setWarehouseActive,
  warehouseBody,
} from './warehouses'

const admin = ['LogisticsAdmin']
const view = ['LogisticsAdmin', 'LogisticsViewer']
const stockWrite = ['LogisticsAdmin', 'InventoryAdmin']
const stockRead = ['LogisticsAdmin', 'LogisticsViewer', 'InventoryAdmin', 'InventoryViewer']

const configuration = '/api/logistics/pvt/configuration'
const inventory = '/api/logistics/pvt/inventory'

/** Logistics: warehouses, docks, carriers, inventory and reservations. No rate limit is published. */
export function logisticsRoutes(context: Context): ApiRoute[] {
  const kit = shapeKit(context.strict)
  return toRoutes(context, [
    ...warehouseRoutes(kit),
    ...dockRoutes(kit),
    ...shippingPolicyRoutes(kit),
    ...stockRoutes(context, kit),
    ...reservationRoutes(context, kit),
  ])
}

function warehouseRoutes(kit: ShapeKit): RouteDefinition[] {
  const all = `${configuration}/warehouses`
  const one = `${all}/{warehouseId}`
  return [
    { method: 'GET', template: all, resources: view, handle: listWarehouses },
    { method: 'POST', template: all, resources: admin, handle: postWarehouse(warehouseBody(kit)) },
    { method: 'GET', template: one, resources: view, handle: getWarehouse },
    { method: 'DELETE', template: one, resources: admin, handle: deleteWarehouse },
    { method: 'POST', template: `${one}/activation`, resources: admin, handle: setWarehouseActive(true) },
    { method: 'POST', template: `${one}/deactivation`, resources: admin, handle: setWarehouseActive(false) },
  ]
}

function dockRoutes(kit: ShapeKit): RouteDefinition[] {
  const all = `${configuration}/docks`
  const one = `${all}/{dockId}`
  return [
    { method: 'GET', template: all, resources: view, handle: listDocks },
    { method: 'POST', template: all, resources: admin, handle: postDock(dockBody(kit)) },
    { method: 'GET', template: one, resources: view, handle: getDock },
    { method: 'DELETE', template: one, resources: admin, handle: deleteDock },
    { method: 'POST', template: `${one}/activation`, resources: admin, handle: setDockActive(true) },
    { method: 'POST', template: `${one}/deactivation`, resources: admin, handle: setDockActive(false) },
  ]
}

function shippingPolicyRoutes(kit: ShapeKit): RouteDefinition[] {
  const template = '/api/logistics/pvt/shipping-policies'
  const handle = postShippingPolicy(shippingPolicyBody(kit))
  return [
    { method: 'GET', template, resources: [...view, 'ShippingAdmin'], handle: listShippingPolicies },
    { method: 'POST', template, resources: [...admin, 'ShippingAdmin'], handle },
  ]
}

function stockRoutes(context: Context, kit: ShapeKit): RouteDefinition[] {
  const bodies = inventoryBodies(kit)
  const sku = `${inventory}/skus/{skuId}`
  const stock = `${sku}/warehouses/{warehouseId}`
  const item = `${inventory}/items/{skuId}/warehouses/{warehouseId}`
  const dispatched = `${inventory}/items/{itemId}/warehouses/{warehouseId}/dispatched`
  return [
    { method: 'GET', template: sku, resources: stockRead, handle: getBalance(context) },
    { method: 'GET', template: item, resources: stockRead, handle: getItem(context) },
    { method: 'GET', template: dispatched, resources: stockRead, handle: getDispatched(context) },
    { method: 'PUT', template: stock, resources: stockWrite, handle: putStock(context, bodies) },
    {
      method: 'PATCH',
      template: `${stock}/quantity`,
      resources: stockWrite,
      handle: patchQuantity(context, bodies),
    },
    {
      method: 'PATCH',
      template: `${stock}/lead-time`,
      resources: stockWrite,
      handle: patchLeadTime(context, bodies),
    },
  ]
}

function reservationRoutes(context: Context, kit: ShapeKit): RouteDefinition[] {
  const all = `${inventory}/reservations`
  const one = `${all}/{reservationId}`
  const ofStock = `${all}/{warehouseId}/{skuId}`
  return [
    {
      method: 'POST',
      template: all,
      resources: admin,
      handle: postReservation(context, reservationBody(kit)),
    },
    { method: 'GET', template: one, resources: view, handle: getReservation(context) },
    { method: 'GET', template: ofStock, resources: view, handle: listReservations(context) },
    { method: 'POST', template: `${one}/confirm`, resources: admin, handle: confirmReservation(context) },
    {
      method: 'POST',
      template: `${one}/acknowledge`,
      resources: admin,
      handle: acknowledgeReservation(context),
    },
    { method: 'POST', template: `${one}/cancel`, resources: admin, handle: cancelReservation(context) },
  ]
}
