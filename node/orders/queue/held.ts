import { changeEntries, readQueue, type Held, type QueueDeps, type QueueEntry } from './entries'

/** What was changed, so that orders may fit now. */
export interface MappingChange {
  source: string
  /** A code table; absent: the mapping itself. */
  table?: string
  /** Codes that have a value now; absent: any may. */
  codes?: readonly string[]
}

/** An order that waits for its mapping, with the order's id. */
export type HeldOrder = Held & { orderId: string; retriedAt: number }

/** Orders that wait for a mapping, the longest first. */
export async function heldOrders(deps: Pick<QueueDeps, 'documents'>): Promise<HeldOrder[]> {
  const entries = await readQueue(deps)
  return entries
    .flatMap(({ orderId, held, freeAt }) => (held ? [{ ...held, orderId, retriedAt: freeAt }] : []))
    .sort((a, b) => a.since - b.since || (a.orderId < b.orderId ? -1 : 1))
}

/** Offers orders to the ERP again that waited for what was changed. */
export async function releaseHeldOrders(deps: QueueDeps, change: MappingChange): Promise<void> {
  const now = deps.now()
  const released = (entry: QueueEntry): QueueEntry =>
    entry.held && mayFit(entry.held, change)
      ? { ...entry, freeAt: Math.min(entry.freeAt, now), held: { ...entry.held, releasedAt: now } }
      : entry
  // Read before: most stores have none, and what is only read needs no documents to be made.
  const queue = await readQueue(deps)
  const due = queue.filter((entry) => released(entry) !== entry)
  if (due.length > 0) await changeEntries(deps, due, released)
}

/** Whether a change may mend what keeps an order. Pure. */
export function mayFit(held: Held, { source, table, codes }: MappingChange): boolean {
  if (held.source !== source) return false
  if (table === undefined || held.codes.length === 0) return true
  const named = held.codes.filter((each) => each.table.toLowerCase() === table.toLowerCase())
  return named.some(({ code }) => codes === undefined || codes.includes(code))
}

/** The same entry, once it is free of what kept it. Pure. */
export function withoutHeld({ held: _held, ...entry }: QueueEntry): QueueEntry {
  return entry
}
