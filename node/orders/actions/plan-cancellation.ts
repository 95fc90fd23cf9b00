import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder } from '../../clients/oms-order'
import { fail, failure, type Failure } from '../../errors/failure'
import { isUnderWay, type CancellationNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { statusOf } from '../statuses'
import { viewOf, type OrderView } from '../view'

/** A wish to cancel, or a decision on somebody else's. */
export interface WantedCancellation {
  kind: CancellationNote['kind']
  reason: string
  requestedBy: CancellationNote['requestedBy']
}

interface Occasion {
  now: number
  source: string
}

/**
 * What to tell VTEX of a wish to cancel; null where that is over already. Refused where VTEX would refuse it or get
 * stuck: of an order that is invoiced, in part or whole, or about to be invoiced or changed. Pure.
 */
export function planCancel(
  order: VtexOrder,
  record: OrderRecord,
  { reason, requestedBy }: Omit<WantedCancellation, 'kind'>,
  occasion: Occasion,
): Result<CancellationNote | null, Failure> {
  const view = viewOf(order)
  const { kind } = view.status
  if (kind === 'canceled' || kind === 'canceling') return ok(null)
  const problem = cancelProblem(view, record)
  if (problem) return err(problem)
  const isRequest = kind === 'cancel-asked' && !isOwn(record)
  if (isRequest) return planDecision(order, record, { kind: 'accept', reason, requestedBy }, occasion)
  if (record.cancellation && isOwn(record) && record.cancellation.state === 'sent') return ok(null)
  return ok(noteOf({ kind: 'cancel', reason, requestedBy }, null, record, occasion))
}

/**
 * What to tell VTEX of a decision on a request to cancel; null where it was told before. One decision per request, and
 * no denial of our own: the order would never move again (known issue). Pure.
 */
export function planDecision(
  order: VtexOrder,
  record: OrderRecord,
  wanted: WantedCancellation,
  occasion: Occasion,
): Result<CancellationNote | null, Failure> {
  const view = viewOf(order)
  const { kind, name } = view.status
  const requestId = requestIdOf(order)
  const before = record.cancellation
  const isOver = kind === 'canceled' || kind === 'canceling'
  if (isOver && wanted.kind === 'accept') return ok(null)
  if (kind !== 'cancel-asked') {
    if (before && before.kind === wanted.kind) return ok(null)
    const code = before || isOver ? 'already_decided' : 'order_not_ready'
    return fail(code, `Nobody waits for a decision: the order is ${name}.`)
  }
  if (isOwn(record) && wanted.kind === 'deny') return fail('own_cancellation')
  if (before && isOf(before, requestId, record.statusSince)) {
    if (before.kind !== wanted.kind) return fail('already_decided')
    if (before.state !== 'sending') return ok(null)
  }
  if (wanted.kind === 'deny' && requestId === null)
    return fail('order_not_ready', `VTEX names no request that can be denied; the order is ${name}.`)
  const problem = wanted.kind === 'accept' ? cancelProblem(view, record) : null
  return problem ? err(problem) : ok(noteOf(wanted, requestId, record, occasion))
}

/** VTEX's id of the request that nobody decided on; null where it has none. Pure. */
export function requestIdOf({ cancellationRequests, cancellationData }: VtexOrder): string | null {
  const open = (cancellationRequests ?? []).filter(({ deniedBySeller }) => deniedBySeller !== true)
  return open.at(-1)?.id ?? cancellationData?.cancellationRequestId ?? null
}

/** Whether the wish that VTEX shows is the store's own. Pure. */
export function isOwn({ cancellation }: Pick<OrderRecord, 'cancellation'>): boolean {
  return cancellation !== null && cancellation.kind === 'cancel' && cancellation.state !== 'done'
}

/** Whether the order shows what was decided. Pure. */
export function isShown(
  { kind }: Pick<CancellationNote, 'kind'>,
  { status }: Pick<VtexOrder, 'status'>,
): boolean {
  const now = statusOf(status)
  if (kind === 'deny') return now.kind !== 'cancel-asked'
  return now.kind === 'canceled' || now.name === 'cancel'
}

function cancelProblem(view: OrderView, record: OrderRecord): Failure | null {
  const { kind, name, isTransient = false } = view.status
  const isInvoiced = view.packages.some(({ type }) => type === 'output')
  if (kind === 'invoiced' || isInvoiced) return failure('already_shipped')
  if (record.invoices.some(({ type }) => type === 'output'))
    return failure('invoice_in_progress', undefined, { retryAfter: 30 })
  if (record.changes.some(isUnderWay)) return failure('change_in_progress', undefined, { retryAfter: 30 })
  if (isTransient) return failure('order_busy', `VTEX moves the order from ${name}.`, { retryAfter: 5 })
  if (kind === 'unknown' || !view.isCompleted)
    return failure('order_not_ready', `The order is ${name || 'not complete'}.`)
  return null
}

/** Whether a decision was on the request at hand: by its id, else by when the request was seen. */
function isOf({ requestId, decidedAt }: CancellationNote, current: string | null, since: number): boolean {
  return requestId !== null && current !== null ? requestId === current : decidedAt >= since
}

function noteOf(
  { kind, reason, requestedBy }: WantedCancellation,
  requestId: string | null,
  { cancellation: before }: OrderRecord,
  { now, source }: Occasion,
): CancellationNote {
  const isAgain = before?.kind === kind && before.state === 'sending' && before.requestId === requestId
  return {
    ...{ kind, requestId, reason, requestedBy, source, state: 'sending', isAlerted: false },
    decidedAt: isAgain ? before.decidedAt : now,
    ...{ sentAt: now, attempts: isAgain ? before.attempts : 0 },
  }
}
