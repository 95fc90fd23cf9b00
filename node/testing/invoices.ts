import type { VtexOrder } from '../clients/oms-order'
import type { WantedInvoice } from '../orders/actions/plan-invoice'
import { newRecord, type OrderRecord } from '../orders/record/record'
import { vtexOrder } from './orders'

export const NOW = Date.parse('2026-03-01T12:00:00Z')

/** A record of an order that the ERP has. */
export function recordOf(changes: Partial<OrderRecord> = {}): OrderRecord {
  const erp = { orderNumber: 'SO-1', acknowledgedAt: 0, source: 'erp', receipt: 'r' }
  return { ...newRecord('17-01', 0), stage: 'handling', erp, ...changes }
}

/** An order in handling. */
export const handledOrder = (changes: Partial<VtexOrder> = {}): VtexOrder =>
  vtexOrder({ status: 'handling', ...changes })

/** A full invoice of `vtexOrder()`. */
export function wantedInvoice(changes: Partial<WantedInvoice> = {}): WantedInvoice {
  return {
    ...{ number: '7', type: 'output', issuedAt: '2026-03-01T12:00:00Z', value: 2_000 },
    ...{ key: null, url: null, document: null, lines: null },
    ...changes,
  }
}
