import type { VtexOrder } from '../clients/oms-order'
import { isOwn } from './actions/plan-cancellation'
import { filled, instantOf } from './canonical/filled'
import type { OrderRecord } from './record/record'
import { statusOf, type StatusKind } from './statuses'

/** Somebody's wish to cancel an order, on which nobody has decided. */
export interface CancelRequest {
  /** store: this store's own, which it cannot deny. */
  requestedBy: 'customer' | 'store'
  /** RFC 3339. */
  at: string | null
  /** Written by people: shown to who decides, and not kept. */
  reason: string | null
}

/** The request to cancel that waits for a decision; null where nobody waits. Pure. */
export function cancelRequestOf(
  { status, cancellationData, cancellationRequests }: VtexOrder,
  record: Pick<OrderRecord, 'cancellation'> | null,
): CancelRequest | null {
  if (statusOf(status).kind !== 'cancel-asked') return null
  const open = (cancellationRequests ?? []).filter(({ deniedBySeller }) => deniedBySeller !== true).at(-1)
  const isByStore = cancellationData?.requestedByUser === false || (record !== null && isOwn(record))
  return {
    requestedBy: isByStore ? 'store' : 'customer',
    at: instantOf(open?.cancellationRequestDate),
    reason: filled(open?.reason) ?? filled(cancellationData?.reason),
  }
}

const never: ReadonlySet<StatusKind> = new Set([
  'invoiced',
  'canceling',
  'canceled',
  'cancel-asked',
  'unknown',
])

/** Whether an order's status lets somebody cancel it; invoices and changes may still be in the way. Pure. */
export function canCancel({ status, packageAttachment }: VtexOrder): boolean {
  const isInvoiced = (packageAttachment?.packages ?? []).some(({ type }) => type !== 'Input')
  return !isInvoiced && !never.has(statusOf(status).kind)
}
