import { err, ok, type Result } from 'neverthrow'
import { fail, failure, type Failure } from '../../errors/failure'
import { putOnBoard } from '../board'
import type { OrderDeps } from '../deps'
import { startHandling } from '../handling'
import { noted, type OrderRecord, type QueueEvent, type Stage } from '../record/record'
import { tryChange } from '../record/store'
import { statusOf } from '../statuses'
import { settleStock } from '../stock'
import { visitOrder } from '../visit'
import { dequeue } from './entries'
import { readReceipt } from './receipt'

export interface Acknowledgement {
  receipt: string
  /** The ERP's own number of the order. */
  erpOrderNumber: string
}

export interface Acknowledged {
  orderId: string
  event: QueueEvent
  /** VTEX's status afterwards; where VTEX does not answer, the one known before. */
  status: string
}

export interface Occasion {
  now: number
  source: string
}

/**
 * The ERP has the order, under its own number. That is remembered first; then handling is confirmed in VTEX once, and
 * read back. Where VTEX does not answer the app goes on by itself. The same acknowledgement again is harmless; a
 * receipt that ran out is refused, as the order may be given out again.
 */
export async function acknowledge(
  deps: OrderDeps,
  sent: Acknowledgement,
  source: string,
): Promise<Result<Acknowledged, Failure>> {
  const named = readReceipt(sent.receipt)
  if (!named) return fail('lease_expired', 'This is no receipt of a lease.')
  const { orderId, event } = named
  const gone = failure('lease_expired', 'The order is not in the queue any more.')
  const changed = await tryChange(deps, orderId, gone, (current) => {
    const occasion = { now: deps.now(), source }
    return event === 'new' ? taken(current, sent, occasion) : heard(current, event, sent.receipt, occasion)
  })
  if (changed.isErr()) return err(changed.error)
  const { value: record } = changed
  await dequeue(deps, { orderId, event })
  return ok({ orderId, event, status: event === 'new' ? await confirm(deps, record, source) : record.status })
}

/** Receipt of orders that a person says the ERP has. */
const BY_HAND = 'by hand'

/** Somebody entered the order in the ERP by hand: it is as if the ERP had acknowledged it. `by`: who says so. */
export async function takeByHand(
  deps: OrderDeps,
  orderId: string,
  orderNumber: string,
  by: string,
): Promise<Result<void, Failure>> {
  const unknown = failure('order_not_ready', 'The order was never offered to the ERP.')
  const changed = await tryChange(deps, orderId, unknown, (current) => {
    if (current.erp)
      return fail('already_acknowledged', `The order was acknowledged before as ${current.erp.orderNumber}.`)
    return takenUnasked(current, orderNumber, BY_HAND, { now: deps.now(), source: by })
  })
  if (changed.isErr()) return err(changed.error)
  await dequeue(deps, { orderId, event: 'new' })
  await confirm(deps, changed.value, by)
  return ok(undefined)
}

/** The record once the ERP has the order. Pure. */
export function taken(
  record: OrderRecord,
  { receipt, erpOrderNumber: orderNumber }: Acknowledgement,
  { now, source }: Occasion,
): Result<OrderRecord, Failure> {
  const { erp, stage } = record
  if (erp) {
    if (erp.receipt === receipt || erp.orderNumber === orderNumber) return ok(record)
    return fail('already_acknowledged', `The order was acknowledged before as ${erp.orderNumber}.`)
  }
  if (stage === 'canceled') return fail('order_canceled')
  const lease = record.leases.new
  if (stage !== 'queued' || lease?.receipt !== receipt || lease.until <= now) return fail('lease_expired')
  return ok(withErp(record, orderNumber, receipt, { now, source }))
}

/** Stages of orders that the ERP does not have, and may. */
const untaken: readonly Stage[] = ['queued', 'rejected', 'elsewhere']

/** The record once the ERP is said to have the order, though it was not given out for that. Pure. */
export function takenUnasked(
  record: OrderRecord,
  orderNumber: string,
  receipt: string,
  occasion: Occasion,
): Result<OrderRecord, Failure> {
  if (record.stage === 'canceled') return fail('order_canceled')
  return untaken.includes(record.stage)
    ? ok(withErp(record, orderNumber, receipt, occasion))
    : fail('order_not_ready')
}

/** The record once the ERP has the order under a number of its own. Pure. */
function withErp(
  record: OrderRecord,
  orderNumber: string,
  receipt: string,
  { now, source }: Occasion,
): OrderRecord {
  const after: OrderRecord = {
    ...record,
    stage: 'acknowledged',
    rejection: null,
    erp: { orderNumber, acknowledgedAt: now, source, receipt },
  }
  return noted(after, { at: now, what: 'acknowledged', by: source, detail: orderNumber })
}

/** The record once the ERP knows what it was told besides. Pure. */
function heard(
  record: OrderRecord,
  event: Exclude<QueueEvent, 'new'>,
  receipt: string,
  { now, source }: Occasion,
): Result<OrderRecord, Failure> {
  const lease = record.leases[event]
  if (lease?.receipt !== receipt) return fail('lease_expired')
  if (record.told[event] === 'acknowledged') return ok(record)
  if (record.told[event] !== 'queued' || lease.until <= now) return fail('lease_expired')
  const told = { ...record.told, [event]: 'acknowledged' as const }
  return ok(noted({ ...record, told }, { at: now, what: 'acknowledged', by: source, detail: event }))
}

/** Confirms handling in VTEX where it waits for that; answers the status afterwards. */
export async function confirm(deps: OrderDeps, record: OrderRecord, source: string): Promise<string> {
  if (record.stage !== 'acknowledged') return record.status
  // Before handling may be confirmed: stock that is written from then on has to know of it.
  await settleStock(deps, record)
  // From here on the watch confirms it, should this process die.
  await putOnBoard(deps, record)
  if (statusOf(record.status).kind === 'ready') await startHandling(deps, record.orderId)
  const visit = await visitOrder(deps, record.orderId, source)
  return visit.isOk() ? (visit.value.record?.status ?? record.status) : record.status
}
