import type { Result } from 'neverthrow'
import type { VtexOrder } from '../../clients/oms-order'
import type { Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import type { CancellationNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { changeKnown } from '../record/store'
import { called, type NotedCall } from '../called'
import { isShown } from './plan-cancellation'
import { sendUntilShown } from './send-until-shown'

/** A cancellation, or a decision on one, of which the record has the intent. */
export interface CancellationToSend {
  orderId: string
  note: CancellationNote
  by: string
}

/** Tells VTEX a cancellation or a decision, once, and reads the order back; answers the order then. */
export function sendCancellation(
  deps: OrderDeps,
  sending: CancellationToSend,
): Promise<Result<VtexOrder, Failure>> {
  const { orderId, note } = sending
  return sendUntilShown(deps, orderId, {
    send: () => sendOnce(deps, sending),
    isShown: (order) => isShown(note, order),
    confirm: () => change(deps, orderId, (each) => ({ ...each, state: 'done' })),
    forget: () => change(deps, orderId, () => null),
  })
}

async function sendOnce(
  deps: OrderDeps,
  { orderId, note, by }: CancellationToSend,
): Promise<Result<void, Failure>> {
  await change(deps, orderId, (each) => ({ ...each, sentAt: deps.now(), attempts: each.attempts + 1 }))
  const { reason, requestedBy, requestId } = note
  const isDenial = note.kind === 'deny'
  const call: NotedCall = {
    ...{ what: isDenial ? 'decision' : 'cancel', by, detail: note.kind, method: 'POST', status: '200' },
    path: isDenial
      ? '/api/orders/pvt/document/{orderId}/deny-cancellation-request'
      : '/api/oms/pvt/orders/{orderId}/cancel',
  }
  return called(
    deps,
    orderId,
    call,
    () =>
      isDenial
        ? deps.oms.denyCancellation(orderId, { cancellationRequestId: requestId ?? '', denyReason: reason })
        : deps.oms.cancel(orderId, { reason, requestedByUser: requestedBy === 'customer' }),
    (record, answer) =>
      answer.isOk() ? withCancellation(record, (each) => ({ ...each, state: 'sent' })) : record,
  )
}

/** The record with its cancellation changed. Pure. */
export function withCancellation(
  record: OrderRecord,
  change: (note: CancellationNote) => CancellationNote | null,
): OrderRecord {
  return record.cancellation ? { ...record, cancellation: change(record.cancellation) } : record
}

async function change(
  deps: OrderDeps,
  orderId: string,
  next: (note: CancellationNote) => CancellationNote | null,
): Promise<void> {
  await changeKnown(deps, orderId, (record) => withCancellation(record, next))
}
