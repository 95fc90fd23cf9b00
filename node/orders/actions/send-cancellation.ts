import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder } from '../../clients/oms-order'
import { fail, type Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import type { CancellationNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { changeKnown } from '../record/store'
import { called, isUncertain, type NotedCall } from './called'
import { isShown } from './plan-cancellation'

/** Attempts of one request; the watch goes on later. */
const ATTEMPTS = 2

/** A cancellation, or a decision on one, of which the record has the intent. */
export interface CancellationToSend {
  orderId: string
  note: CancellationNote
  by: string
}

/**
 * Tells VTEX a cancellation or a decision, once, and reads the order back. A call whose fate is not known is repeated
 * only after the order was read and does not show it; one that VTEX refused is forgotten. Answers the order then.
 */
export async function sendCancellation(
  deps: OrderDeps,
  sending: CancellationToSend,
): Promise<Result<VtexOrder, Failure>> {
  const { orderId, note } = sending
  for (let attempt = 1; ; attempt++) {
    const sent = await sendOnce(deps, sending)
    const found = await deps.oms.get(orderId)
    if (found.isErr()) return err(sent.isErr() ? sent.error : found.error)
    const order = found.value
    if (!order) return fail('order_not_found')
    if (isShown(note, order)) {
      await change(deps, orderId, (each) => ({ ...each, state: 'done' }))
      return ok(order)
    }
    if (sent.isOk()) return ok(order)
    if (!isUncertain(sent.error)) {
      await change(deps, orderId, () => null)
      return err(sent.error)
    }
    if (attempt === ATTEMPTS) return err(sent.error)
  }
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
