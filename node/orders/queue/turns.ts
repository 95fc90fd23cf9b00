import type { QueueEvent } from '../record/record'
import type { QueueEntry } from './entries'

export interface TurnOptions {
  /** Milliseconds since 1970. */
  now: number
  events: readonly QueueEvent[]
  /** After so many leases without an answer an order stands behind the others. */
  attempts: number
  source: string
  /** Of the source's order mapping in force; null: it gets canonical orders. */
  mappingVersion: number | null
}

/**
 * What may be given out, in turn: what the ERP was told of an order it has comes first, then the oldest orders. One that
 * came back too often goes behind the others, so that it does not keep them waiting; so does one that could not be mapped.
 * What the filters of the source's mapping leave to others is not offered to it. Pure.
 */
export function inTurn(
  entries: readonly QueueEntry[],
  { now, events, attempts: most, source, mappingVersion }: TurnOptions,
): QueueEntry[] {
  const rank = ({ event, attempts, held }: QueueEntry): number =>
    held ? 3 : attempts >= most ? 2 : event === 'new' ? 1 : 0
  const isLeft = ({ left }: QueueEntry): boolean => {
    const own = left?.[source]
    return own !== undefined && own.mappingVersion === mappingVersion && own.until > now
  }
  return entries
    .filter((entry) => events.includes(entry.event) && entry.freeAt <= now && !isLeft(entry))
    .sort((a, b) => rank(a) - rank(b) || a.queuedAt - b.queuedAt || (a.orderId < b.orderId ? -1 : 1))
}
