import { failure, type Failure } from '../../errors/failure'
import { isUnderWay, type InvoiceNote } from '../record/actions'
import { HANDLING_PATIENCE, type OrderRecord } from '../record/record'
import type { StatusKind } from '../statuses'
import type { OrderView } from '../view'

/** After somebody wanted an order cancelled nothing is sent to VTEX for so long; milliseconds (known issue). */
export const QUARANTINE = 60_000

type Cancelling = Pick<OrderRecord, 'cancellation' | 'cancelSeenAt'>

/** Why nothing may be done to an order because of a cancellation; null when it may. Pure. */
export function cancellationProblem(view: OrderView, record: Cancelling, now: number): Failure | null {
  const { name, kind } = view.status
  if (kind === 'canceled') return failure('order_canceled')
  const isOurs = record.cancellation !== null && record.cancellation.state !== 'done'
  const isPending: ReadonlySet<StatusKind> = new Set(['cancel-asked', 'canceling'])
  if (isPending.has(kind)) return failure('cancellation_pending', `The order is ${name}.`)
  if (isOurs) return failure('cancellation_pending', 'A cancellation is on its way to VTEX.')
  const left = (record.cancelSeenAt ?? -Infinity) + QUARANTINE - now
  if (left <= 0) return null
  const detail = 'Somebody wanted the order cancelled less than a minute ago.'
  return failure('order_busy', detail, { retryAfter: Math.ceil(left / 1_000) })
}

/** Why the order takes no invoice of a type now; null when it does. Pure. */
export function invoiceProblem(
  view: OrderView,
  record: Cancelling & Pick<OrderRecord, 'changes' | 'stage' | 'startHandling'>,
  type: InvoiceNote['type'],
  now: number,
): Failure | null {
  const cancelling = cancellationProblem(view, record, now)
  if (cancelling) return cancelling
  if (record.changes.some(isUnderWay)) return failure('change_in_progress', undefined, { retryAfter: 30 })
  if (type === 'input') return returnProblem(view)
  return outputProblem(view) ?? handlingProblem(view, record, now)
}

/** VTEX takes an invoice past handling, and then keeps the order's reservation for ever. */
function handlingProblem(
  { status }: OrderView,
  { stage, startHandling }: Pick<OrderRecord, 'stage' | 'startHandling'>,
  now: number,
): Failure | null {
  if (status.kind !== 'ready' || stage !== 'acknowledged' || startHandling?.attempts !== 1) return null
  const left = startHandling.sentAt + HANDLING_PATIENCE - now
  if (left <= 0) return null
  const detail = 'VTEX has not confirmed handling yet.'
  return failure('order_busy', detail, { retryAfter: Math.ceil(left / 1_000) })
}

function returnProblem({ status }: OrderView): Failure | null {
  if (status.kind === 'invoiced') return null
  return failure(
    'order_not_ready',
    `Goods come back from an order that is invoiced wholly; this one is ${status.name}.`,
  )
}

function outputProblem({ status, isCompleted, packages }: OrderView): Failure | null {
  const { kind, name, isTransient = false } = status
  if (kind === 'invoiced') return failure('order_not_ready', 'The order is invoiced wholly.')
  // Invoiced in part, an order is paid once more and waits for the rest.
  const isPaidInPart = name === 'payment-approved' && packages.some(({ type }) => type === 'output')
  if (isTransient && kind === 'handling')
    return failure('order_busy', `VTEX moves the order from ${name}.`, { retryAfter: 5 })
  if (kind !== 'ready' && kind !== 'handling' && !isPaidInPart)
    return failure('order_not_ready', `The order is ${name}.`)
  if (!isCompleted) return failure('order_not_ready', 'Not all of the order has arrived; ship nothing.')
  return null
}
