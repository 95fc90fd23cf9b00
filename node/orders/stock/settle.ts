import type { OrderRecord } from '../record/record'
import { orderStockOf } from './commitments'
import { newRow, withOrder } from './row'
import { changeRows, nameOf, prepareStock, type ShelfDeps } from './shelf'

/**
 * Notes what an order means for stock, SKU by SKU and warehouse by warehouse: from its record alone, so it is harmless
 * however often. Called before anything may bring the order to handling in VTEX: stock written from then on reckons
 * with it.
 */
export async function settleStock(deps: ShelfDeps, record: OrderRecord): Promise<void> {
  // With the first order that is seen: once it is leased, time counts.
  await prepareStock(deps)
  if (!mayMatter(record)) return
  const { orderId } = record
  const all = new Map(orderStockOf(record, deps.now()).map((stock) => [nameOf(stock), stock]))
  await changeRows(deps, [...all.keys()], (row, name) => {
    const stock = all.get(name)
    if (!stock || (row === null && !stock.commitment && !stock.ended)) return row
    return withOrder(row ?? newRow(stock), orderId, stock, deps.now())
  })
}

/** An order that the ERP was never given and VTEX never handled has left no trace. */
function mayMatter({ stage, erp, leases, rejection, handledAt, startHandling }: OrderRecord): boolean {
  const isOver = stage === 'invoiced' || stage === 'canceled'
  const wasGiven = erp !== null || leases.new !== undefined || rejection !== null
  return isOver || wasGiven || handledAt !== undefined || startHandling !== null
}
