import { bookedBy, type Commitment } from './commitments'
import type { QuantityKind } from './settings'

export interface Quantity {
  /** What VTEX is to hold: never below 0. */
  quantity: number
  /** The same before it was cut off at 0. */
  exact: number
  /** Units taken off (negative: put back) for orders. */
  taken: number
  /** Since when all orders that were taken off are in handling; milliseconds, 0 when there is none. */
  reflects: number
}

/**
 * What VTEX is to hold so that what it still takes off by itself leaves what the ERP can sell. VTEX takes off what is
 * reserved, but forgets reservations of orders in handling when stock is written; so orders in handling that the
 * count does not know yet are taken off here. Where an order may move at this moment, the lower number is right.
 * `asOf`: when the ERP counted, milliseconds since 1970. Pure.
 */
export function quantityFor(
  sent: number,
  commitments: readonly Commitment[],
  kind: QuantityKind,
  asOf: number,
): Quantity {
  if (kind === 'vtex') return { quantity: sent, exact: sent, taken: 0, reflects: 0 }
  const takes = kind === 'on-hand' ? takenFromShelf : takenFromAvailable
  const taken = commitments.reduce((sum, commitment) => sum + takes(commitment, asOf), 0)
  const reflects = commitments
    .filter(({ phase }) => phase === 'handling')
    .reduce((latest, { since }) => Math.max(latest, since), 0)
  const exact = sent - taken
  return { quantity: Math.max(0, exact), exact, taken, reflects }
}

/** The shelf holds the units until the ERP books them out. */
function takenFromShelf({ units, phase, booked }: Commitment, asOf: number): number {
  return phase === 'waiting' ? 0 : units - bookedBy(booked, asOf)
}

/** The ERP took the units off when it got the order; VTEX takes them off too, until the order is in handling. */
function takenFromAvailable({ units, phase, ackedAt, booked }: Commitment, asOf: number): number {
  const isCounted = ackedAt !== null && ackedAt <= asOf
  if (phase === 'waiting') return isCounted ? -units : 0
  return isCounted ? 0 : units - bookedBy(booked, asOf)
}
