import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder } from '../../clients/oms-order'
import type { Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import { noted, type OrderRecord, type QueueEvent } from '../record/record'
import { changeKnown } from '../record/store'
import { settleOrder } from '../visit'
import { dequeue, postpone, readQueue, takeEntries, type QueueEntry } from './entries'
import { newReceipt } from './receipt'
import { readOrderSettings } from '../settings'
import { statusOf } from '../statuses'
import { prepareStock, settleStock } from '../stock'
import { inTurn } from './turns'

export interface LeaseRequest {
  source: string
  /** At most so many orders. */
  limit: number
  /** Seconds until an order that is not acknowledged comes back. */
  visibility: number
  events: readonly QueueEvent[]
}

/** One order given to the ERP. Times in milliseconds since 1970. */
export interface LeasedOrder {
  receipt: string
  event: QueueEvent
  leasedUntil: number
  attempt: number
  order: VtexOrder
  record: OrderRecord
}

export interface Leased {
  orders: LeasedOrder[]
  /** Whether more wait. */
  more: boolean
}

/**
 * Gives orders to the ERP, oldest first, for so many seconds. Every order is read in VTEX at that moment: one that was
 * cancelled meanwhile is not given out. Orders that cannot be read go back; a failure only when none could.
 */
export async function leaseOrders(deps: OrderDeps, request: LeaseRequest): Promise<Result<Leased, Failure>> {
  const { attempts } = await readOrderSettings(deps)
  // A store's first time takes a moment, which must not be the lease's.
  const [queue] = await Promise.all([readQueue(deps), prepareStock(deps)])
  const waiting = inTurn(queue, { now: deps.now(), events: request.events, attempts })
  const leasedUntil = deps.now() + request.visibility * 1_000
  const taken = await takeEntries(deps, waiting.slice(0, request.limit), leasedUntil)
  const given = await Promise.all(taken.map((entry) => give(deps, entry, request, leasedUntil)))
  const orders = given.flatMap((each) => (each.isOk() && each.value ? [each.value] : []))
  const failed = given.find((each) => each.isErr())
  if (failed?.isErr() && orders.length === 0) return err(failed.error)
  return ok({ orders: orders.sort((a, b) => byAge(a.record, b.record)), more: waiting.length > taken.length })
}

const byAge = (a: OrderRecord, b: OrderRecord): number => a.firstSeenAt - b.firstSeenAt

async function give(
  deps: OrderDeps,
  entry: QueueEntry,
  { source }: LeaseRequest,
  leasedUntil: number,
): Promise<Result<LeasedOrder | null, Failure>> {
  const { orderId, event, attempts: attempt } = entry
  const found = await deps.oms.get(orderId)
  if (found.isErr()) {
    await postpone(deps, entry, deps.now())
    return err(found.error)
  }
  const order = found.value
  if (order) await settleOrder(deps, order, 'queue')
  const receipt = newReceipt(entry)
  let isWaiting = false
  const record = await changeKnown(deps, orderId, (current) => {
    isWaiting = order !== null && waitsFor(current, event)
    if (!isWaiting) return current
    const lease = { receipt, source, until: leasedUntil, attempt }
    const leased = { ...current, leases: { ...current.leases, [event]: lease } }
    return noted(leased, { at: deps.now(), what: 'leased', by: source, detail: `${event}, ${attempt}` })
  })
  if (!isWaiting || !record || !order) {
    await dequeue(deps, entry)
    return ok(null)
  }
  // From here on the ERP may take it, and with it stock.
  await settleStock(deps, record)
  return ok({ receipt, event, leasedUntil, attempt, order, record })
}

/** Whether the ERP is still to be told. The record decides, as the queue may lag behind it. */
function waitsFor({ stage, status, told }: OrderRecord, event: QueueEvent): boolean {
  if (event !== 'new') return told[event] === 'queued'
  return stage === 'queued' && !['cancel-asked', 'canceling'].includes(statusOf(status).kind)
}
