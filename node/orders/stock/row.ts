import {
  bookedBy,
  isBookedOut,
  lastOf,
  BOOKED_MILLISECONDS,
  type Commitment,
  type Ended,
} from './commitments'
import type { QuantityKind } from './settings'

/** What orders hold of one SKU in one warehouse, and how far stock that was written reflects it. */
export interface StockRow {
  skuId: string
  /** In VTEX's spelling. */
  warehouse: string
  /** The SKU's reference code, as orders have it. */
  skuRef: string | null
  /** The inventory record's id in the ledger, once one was written. */
  record: string | null
  /** The calling system that sent it. */
  source: string | null
  orders: Record<string, Commitment>
  /** Orders that are over and may hold units for ever. */
  ended: Record<string, Ended>
  /** Grows with every change of `orders`; begins with the time, so that it never begins again. */
  version: number
  /** The version at which an order last reached handling. */
  handled: number
  /** When an order last reached handling; milliseconds since 1970. */
  handledAt: number | null
  /** The version at which it last became worth while to write the last count once more. */
  settled: number
  /** The version that the last stock written reflects. */
  sent: number
  /** The last count written: where its record stands among those of its ref, and when it was counted. */
  count: { order: string; at: number } | null
  /** When the app last tried to write the last count once more. */
  triedAt: number
  /** When something last changed. */
  changedAt: number
}

/** Rows that nobody looks at any more are kept so long. */
const IDLE_MILLISECONDS = 3_600_000
const KEPT_MILLISECONDS = 90 * 24 * 3_600_000

/** Name of the row; VTEX keeps stock per warehouse whatever the case of its id. Pure. */
export function rowName(skuId: string, warehouse: string): string {
  return `${skuId}/${warehouse.toLowerCase()}`
}

export function newRow({
  skuId,
  skuRef,
  warehouse,
}: Pick<StockRow, 'skuId' | 'skuRef' | 'warehouse'>): StockRow {
  return {
    ...{
      skuId,
      skuRef,
      warehouse,
      record: null,
      source: null,
      orders: {},
      ended: {},
      version: 0,
      handled: 0,
    },
    ...{ handledAt: null, settled: 0, sent: 0, count: null, triedAt: 0, changedAt: 0 },
  }
}

/** The row once an order stands so; the row itself when nothing changes. Pure. */
export function withOrder(
  row: StockRow,
  orderId: string,
  { commitment, ended }: { commitment: Commitment | null; ended: Ended | null },
  now: number,
): StockRow {
  const before = row.orders[orderId] ?? null
  const known = row.ended[orderId]
  // VTEX announces ends twice: one that was looked into does not come back.
  const end = ended && known?.why === ended.why ? known : ended
  if (isSame(before, commitment) && isSame(known ?? null, end)) return row
  const version = Math.max(now, row.version + 1)
  const hasReached = commitment?.phase === 'handling' && before?.phase !== 'handling'
  return {
    ...row,
    orders: withEntry(row.orders, orderId, commitment),
    ended: withEntry(row.ended, orderId, end),
    version,
    changedAt: now,
    ...(hasReached && { handled: version, handledAt: now }),
    ...((hasSettled(before, commitment) || isBookedLate(row, before, commitment)) && { settled: version }),
  }
}

/** Whether the last count, written once more, brings VTEX to another number that is right. */
function hasSettled(before: Commitment | null, after: Commitment | null): boolean {
  if (after?.phase === 'handling') return before?.phase !== 'handling'
  if (before === null || after?.phase === before.phase) return false
  // A booking that is old enough to be forgotten changes nothing; an order cancelled in handling gives its units back.
  if (before.phase === 'handling') return !isBookedOut(before)
  return after === null || before.phase === 'importing'
}

/** Whether the last count was written as if units were on the shelf that the ERP had booked out by then. */
function isBookedLate({ count }: StockRow, before: Commitment | null, after: Commitment | null): boolean {
  if (count === null || after === null) return false
  const known = before === null ? 0 : bookedBy(before.booked, count.at)
  return bookedBy(after.booked, count.at) > known
}

/** Whether the app is to write the last count once more. */
export function isDue({ settled, sent }: StockRow): boolean {
  return settled > sent
}

/**
 * Whether an equal quantity is not the same any more. Where the source works out VTEX's number: once an order reached
 * handling since stock was written, as VTEX forgets its reservation then. Elsewhere with any change of orders.
 */
export function isMovedSince({ version, handled, sent }: StockRow, kind: QuantityKind): boolean {
  return (kind === 'vtex' ? handled : version) > sent
}

/** What orders hold now: leases that ran out hold nothing. */
export function commitmentsIn({ orders }: StockRow, now: number): Commitment[] {
  return Object.values(orders).filter(({ until }) => until === null || until > now)
}

/** The row without what is over; null when nothing of it is left. Pure. */
export function tidied(row: StockRow, now: number): StockRow | null {
  let next = row
  for (const [orderId, commitment] of Object.entries(row.orders)) {
    const isLapsed = commitment.until !== null && commitment.until <= now
    const isOld = isBookedOut(commitment) && lastOf(commitment.booked) < now - BOOKED_MILLISECONDS
    if (isLapsed || isOld)
      next = withOrder(next, orderId, { commitment: null, ended: row.ended[orderId] ?? null }, now)
  }
  const ended = Object.entries(next.ended).filter(([, { at }]) => at >= now - BOOKED_MILLISECONDS)
  if (ended.length < Object.keys(next.ended).length) next = { ...next, ended: Object.fromEntries(ended) }
  const isEmpty = Object.keys(next.orders).length + Object.keys(next.ended).length === 0
  if (!isEmpty) return next
  const isDone = !isDue(next) && !isMovedSince(next, 'vtex')
  return next.changedAt < now - (isDone ? IDLE_MILLISECONDS : KEPT_MILLISECONDS) ? null : next
}

function withEntry<T>(entries: Record<string, T>, key: string, value: T | null): Record<string, T> {
  const { [key]: _before, ...others } = entries
  return value === null ? others : { ...others, [key]: value }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
