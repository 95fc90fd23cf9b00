import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { touches, type Applied, type FlowClients, type Target, type Work } from '../flow'
import { timeSpanOf, type LiveInventory } from './mapper'
import { wantedInventory } from './plan'
import type { InventoryRecord } from './schema'

export interface InventoryTarget extends Target {
  warehouseId: string
}

/** Brings the stock in VTEX to the record, in one write that touches only what changes. */
export async function applyInventory(
  work: Work<InventoryRecord, InventoryTarget, LiveInventory>,
  { logistics }: Pick<FlowClients, 'logistics'>,
): Promise<Result<Applied, Failure>> {
  const { vtexId } = work.target
  return (await write(work, logistics)).map(() => ({ vtexId }))
}

function write(
  { plan, record, live, target, acceptedAt }: Work<InventoryRecord, InventoryTarget, LiveInventory>,
  logistics: FlowClients['logistics'],
): Promise<Result<unknown, Failure>> {
  const wanted = wantedInventory(record, live)
  const leadTime = timeSpanOf(wanted.leadTimeSeconds)
  if (!touches(plan, 'quantity', 'unlimited')) {
    return logistics.setLeadTime(target.vtexId, target.warehouseId, leadTime)
  }
  const stock = {
    quantity: wanted.quantity,
    unlimitedQuantity: wanted.unlimited,
    // Without it VTEX takes the moment of the write, which is later than the count when the record waited.
    dateUtcOnBalanceSystem: new Date(record.asOf ?? acceptedAt).toISOString(),
  }
  return touches(plan, 'leadTime')
    ? logistics.replace(target.vtexId, target.warehouseId, { ...stock, leadTime })
    : logistics.setQuantity(target.vtexId, target.warehouseId, stock)
}
