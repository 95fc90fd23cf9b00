import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import { noted, type OrderRecord, type QueueEvent } from '../record/record'
import { changeKnown } from '../record/store'
import { settleOrder } from '../visit'
import { changeEntry, dequeue, postpone, readQueue, takeEntries, type QueueEntry } from './entries'
import { withoutHeld } from './held'
import { keepBack } from './keep-back'
import { newReceipt } from './receipt'
import {
  orderMappingOf,
  shapeOrder,
  type OrderMapping,
  type OrderShape,
  type ShapedOrder,
} from './shape-order'
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
  shape: OrderShape
}

/** One order given to the ERP. Times in milliseconds since 1970. */
export interface LeasedOrder extends ShapedOrder {
  orderId: string
  receipt: string
  event: QueueEvent
  leasedUntil: number
  attempt: number
  firstSeenAt: number
  /** When it was put into the queue. */
  queuedAt: number
}

export interface Leased {
  orders: LeasedOrder[]
  /** Whether more wait. */
  more: boolean
}

/** What a source may be given now, in turn, and the mapping by which it gets orders. */
export interface Waiting {
  entries: QueueEntry[]
  mapping: OrderMapping
}

export async function readWaiting(
  deps: OrderDeps,
  { source, events, shape }: Pick<LeaseRequest, 'source' | 'events' | 'shape'>,
): Promise<Waiting> {
  const [{ attempts }, mapping, queue] = await Promise.all([
    readOrderSettings(deps),
    orderMappingOf(deps, source, shape),
    readQueue(deps),
    // A store's first time takes a moment, which must not be the lease's.
    prepareStock(deps),
  ])
  const mappingVersion = mapping?.version ?? null
  return { mapping, entries: inTurn(queue, { now: deps.now(), events, attempts, source, mappingVersion }) }
}

/**
 * Gives orders to the ERP, oldest first, for so many seconds. Every order is read in VTEX at that moment: one that was
 * cancelled meanwhile is not given out. Orders that cannot be read go back; a failure only when none could. Where the
 * source has a mapping of orders they come in its own shape; one that does not fit is kept back and stops no other.
 */
export async function leaseOrders(deps: OrderDeps, request: LeaseRequest): Promise<Result<Leased, Failure>> {
  return leaseWaiting(deps, request, await readWaiting(deps, request))
}

/** The same of what was just read; somebody else may have been given some of it meanwhile. */
export async function leaseWaiting(
  deps: OrderDeps,
  { source, limit, visibility }: Pick<LeaseRequest, 'source' | 'limit' | 'visibility'>,
  { entries, mapping }: Waiting,
): Promise<Result<Leased, Failure>> {
  const leasedUntil = deps.now() + visibility * 1_000
  const taken = await takeEntries(deps, entries.slice(0, limit), leasedUntil)
  const given = await Promise.all(taken.map((entry) => give(deps, entry, { source, mapping, leasedUntil })))
  const orders = given.flatMap((each) => (each.isOk() && each.value ? [each.value] : []))
  const failed = given.find((each) => each.isErr())
  if (failed?.isErr() && orders.length === 0) return err(failed.error)
  return ok({
    orders: orders.sort((a, b) => a.firstSeenAt - b.firstSeenAt),
    more: entries.length > taken.length,
  })
}

interface Giving {
  source: string
  mapping: OrderMapping
  leasedUntil: number
}

async function give(
  deps: OrderDeps,
  entry: QueueEntry,
  { source, mapping, leasedUntil }: Giving,
): Promise<Result<LeasedOrder | null, Failure>> {
  const { orderId, event, attempts: attempt } = entry
  const found = await deps.oms.get(orderId)
  if (found.isErr()) {
    await postpone(deps, entry, deps.now())
    return err(found.error)
  }
  const order = found.value
  const known = order && (await settleOrder(deps, order, 'queue'))
  if (!order || !known || !waitsFor(known, event)) {
    await dequeue(deps, entry)
    return ok(null)
  }
  const shaped = await shapeOrder(deps, { source, mapping, event }, order, known)
  if (shaped.kind !== 'shaped') {
    await keepBack(deps, entry, source, shaped)
    return ok(null)
  }
  const receipt = newReceipt(entry)
  let isWaiting = false
  const record = await changeKnown(deps, orderId, (current) => {
    isWaiting = waitsFor(current, event)
    if (!isWaiting) return current
    const lease = { receipt, source, until: leasedUntil, attempt }
    // Nothing is wrong any more with what could not be mapped.
    const rejection = current.rejection?.mappingVersion === undefined ? current.rejection : null
    const leased = { ...current, rejection, leases: { ...current.leases, [event]: lease } }
    return noted(leased, { at: deps.now(), what: 'leased', by: source, detail: `${event}, ${attempt}` })
  })
  if (!isWaiting || !record) {
    await dequeue(deps, entry)
    return ok(null)
  }
  // From here on the ERP may take it, and with it stock.
  await settleStock(deps, record)
  const { mappingVersion } = shaped
  if (entry.held) await changeEntry(deps, entry, withoutHeld)
  const { firstSeenAt } = record
  return ok({
    orderId,
    receipt,
    event,
    leasedUntil,
    attempt,
    firstSeenAt,
    queuedAt: entry.queuedAt,
    order: shaped.order,
    mappingVersion,
  })
}

/** Whether the ERP is still to be told. The record decides, as the queue may lag behind it. */
function waitsFor({ stage, status, told }: OrderRecord, event: QueueEvent): boolean {
  if (event !== 'new') return told[event] === 'queued'
  return stage === 'queued' && !['cancel-asked', 'canceling'].includes(statusOf(status).kind)
}
