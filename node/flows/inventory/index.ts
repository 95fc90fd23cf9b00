import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Failure } from '../../errors/failure'
import { rowName } from '../../orders/stock'
import { skuRef, warehouseCode } from '../fields'
import type { Flow } from '../flow'
import { logisticsResources } from '../permissions'
import { applyInventory, type InventoryTarget } from './apply'
import { durationOf, fromVtex, type LiveInventory } from './mapper'
import { planInventory } from './plan'
import { inventorySchema, type InventoryRecord } from './schema'
import { turnInventory } from './turn'

const { inventoryAdmin, inventoryViewer, admin, viewer } = logisticsResources

/** Stock of a SKU in a warehouse: quantity or unlimited, and lead time. */
export const inventory: Flow<InventoryRecord, InventoryTarget, LiveInventory> = {
  name: 'inventory',
  lane: 'logistics',
  isPersonal: false,
  schema: inventorySchema,
  keyFields: ['skuRef', 'warehouse'],
  keySchema: z.tuple([skuRef, warehouseCode]),
  permissions: {
    read: [inventoryViewer, inventoryAdmin, viewer, admin],
    write: [inventoryAdmin, admin],
  },
  key: (record) => [record.skuRef, record.warehouse],
  // Stock is kept per warehouse whatever the case of its id.
  identity: ([ref = '', warehouse = '']) => [ref, warehouse.toLowerCase()],
  whenMissing: ([ref, warehouse]) => ({ skuRef: ref, warehouse, quantity: 0 }),
  // A newer count (asOf) of the same quantity is looked at again: it can free reservations.
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  async locate(wanted, directory) {
    const skuIds = await directory.skuIds(wanted.map(({ key: [ref = ''] }) => ref))
    return Promise.all(
      wanted.map(async ({ key: [, warehouse = ''] }, index) => {
        const warehouseId = await directory.warehouseId(warehouse)
        const vtexId = skuIds[index] as Result<string, Failure>
        return vtexId.andThen((id) => warehouseId.map((found) => ({ vtexId: id, warehouseId: found })))
      }),
    )
  },
  async read({ vtexId, warehouseId }, { logistics }) {
    const balances = await logistics.balances(vtexId)
    return balances.andThen((found) => {
      const balance = found.find((candidate) => candidate.warehouseId === warehouseId)
      return ok(balance ? fromVtex(balance) : null)
    })
  },
  plan: planInventory,
  heldAs: ([, warehouse = ''], vtexId) => rowName(vtexId, warehouse),
  turn: turnInventory,
  countedAt: ({ quantity, asOf }, acceptedAt) => (quantity === undefined ? null : (asOf ?? acceptedAt)),
  apply: applyInventory,
  show: ([ref, warehouse], { quantity, reserved, unlimited, leadTimeSeconds }) => ({
    skuRef: ref,
    warehouse,
    ...(unlimited ? { unlimited } : { quantity }),
    leadTime: durationOf(leadTimeSeconds),
    reserved,
  }),
}
