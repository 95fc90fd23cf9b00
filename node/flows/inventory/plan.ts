import { ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { changed, type Change, type Plan } from '../flow'
import { durationOf, type LiveInventory } from './mapper'
import { leadTimeSeconds, type InventoryRecord } from './schema'

export const noInventory: LiveInventory = { quantity: 0, reserved: 0, unlimited: false, leadTimeSeconds: 0 }

/** What must change in VTEX so that the warehouse's stock of the SKU is what the source says. Pure. */
export function planInventory(record: InventoryRecord, live: LiveInventory | null): Result<Plan, Failure> {
  const wanted = wantedInventory(record, live)
  return ok([
    ...planQuantity(record, live, wanted),
    ...changed('unlimited', live?.unlimited ?? false, record.unlimited),
    ...planLeadTime(record, live, wanted),
  ])
}

/** The stock once the record is applied to the live one. Pure. */
export function wantedInventory(record: InventoryRecord, live: LiveInventory | null): LiveInventory {
  const current = live ?? noInventory
  return {
    ...current,
    quantity: record.quantity ?? current.quantity,
    unlimited: record.unlimited ?? current.unlimited,
    leadTimeSeconds:
      record.leadTime === undefined ? current.leadTimeSeconds : leadTimeSeconds(record.leadTime),
  }
}

function planQuantity(record: InventoryRecord, live: LiveInventory | null, wanted: LiveInventory): Change[] {
  if (record.quantity === undefined) return []
  // An equal quantity is sent too where units are reserved: VTEX then frees reservations of orders already handled.
  if (live && live.quantity === wanted.quantity && live.reserved === 0) return []
  return [{ field: 'quantity', before: live?.quantity ?? null, after: wanted.quantity }]
}

function planLeadTime(record: InventoryRecord, live: LiveInventory | null, wanted: LiveInventory): Change[] {
  if (record.leadTime === undefined || (live ?? noInventory).leadTimeSeconds === wanted.leadTimeSeconds)
    return []
  return [
    {
      field: 'leadTime',
      before: live && durationOf(live.leadTimeSeconds),
      after: durationOf(wanted.leadTimeSeconds),
    },
  ]
}
