import type { QueueEvent } from '../record/record'
import type { QueueEntry } from './entries'

export interface TurnOptions {
  /** Milliseconds since 1970. */
  now: number
  events: readonly QueueEvent[]
  /** After so many leases without an answer an order stands behind the others. */
  attempts: number
}

/**
 * What may be given out, in turn: what the ERP was told of an order it has comes first, then the oldest orders. One that
 * came back too often goes behind the others, so that it does not keep them waiting. Pure.
 */
export function inTurn(
  entries: readonly QueueEntry[],
  { now, events, attempts: most }: TurnOptions,
): QueueEntry[] {
  const rank = ({ event, attempts }: QueueEntry): number => (attempts >= most ? 2 : event === 'new' ? 1 : 0)
  return entries
    .filter(({ event, freeAt }) => events.includes(event) && freeAt <= now)
    .sort((a, b) => rank(a) - rank(b) || a.queuedAt - b.queuedAt || (a.orderId < b.orderId ? -1 : 1))
}
