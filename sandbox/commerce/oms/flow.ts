import type { Order, OrderFlow } from './order'

/** The way of an order that nobody stops, per flow. */
const steps: Record<OrderFlow, readonly string[]> = {
  complete: [
    'order-created',
    'on-order-completed',
    'waiting-for-authorization',
    'payment-pending',
    'approve-payment',
    'payment-approved',
    'authorize-fulfillment',
    'window-to-cancel',
    'ready-for-handling',
    'start-handling',
    'handling',
    'invoice',
    'invoiced',
  ],
  seller: [
    'on-order-completed-ffm',
    'order-accepted',
    'waiting-ffmt-authorization',
    'authorize-fulfillment',
    'window-to-cancel',
    'ready-for-handling',
    'start-handling',
    'handling',
    'invoice',
    'invoiced',
  ],
  marketplace: [
    'order-created',
    'on-order-completed',
    'waiting-for-authorization',
    'payment-pending',
    'approve-payment',
    'payment-approved',
    'invoice',
    'invoiced',
  ],
  chain: [
    'order-created',
    'on-order-completed',
    'order-accepted',
    'waiting-for-mkt-authorization',
    'authorize-fulfillment',
    'window-to-cancel',
    'ready-for-handling',
    'start-handling',
    'handling',
    'invoice',
    'invoiced',
  ],
}

/** Passed by the platform itself; no call on the order is taken meanwhile. */
const transient = new Set([
  'order-created',
  'on-order-completed',
  'on-order-completed-ffm',
  'approve-payment',
  'authorize-fulfillment',
  'start-handling',
  'invoice',
  'cancel',
  'cancellation-request-denied',
  'cancellation-request-denied-ffm',
])

/** States that pass by themselves too, but in which calls are taken. */
const passing = new Set(['waiting-for-authorization', 'order-accepted'])

export const finalStatuses: ReadonlySet<string> = new Set(['invoiced', 'canceled'])

/** Somebody wants the order cancelled, and it is not decided. */
export const cancelRequests: ReadonlySet<string> = new Set(['request-cancel', 'cancellation-requested'])

export const isTransient = (status: string): boolean => transient.has(status)

export function firstStatus(flow: OrderFlow): string {
  return steps[flow][0] as string
}

/** The step after one on the order's way; null at the end, and where it is off the way. */
export function stepAfter({ flow, status }: Pick<Order, 'flow' | 'status'>): string | null {
  const way = steps[flow]
  const at = way.indexOf(status)
  return at < 0 ? null : (way[at + 1] ?? null)
}

/** How far along its way the order is; -1 off the way. */
export function placeOf({ flow }: Pick<Order, 'flow'>, status: string): number {
  return steps[flow].indexOf(status)
}

export interface Pace {
  /** Milliseconds a status that the platform passes by itself lasts. */
  transientMs: number
  /** Milliseconds shoppers may cancel without being asked. */
  windowToCancelMs: number
}

/** Milliseconds after which the order goes on by itself; null where somebody has to act. */
export function lasts({ status, flow, packages }: Order, pace: Pace): number | null {
  if (status === 'window-to-cancel') return pace.windowToCancelMs
  // After a partial invoice the order is "paid" again, and waits for the rest.
  if (status === 'payment-approved')
    return flow === 'complete' && packages.length === 0 ? pace.transientMs : null
  return transient.has(status) || passing.has(status) ? pace.transientMs : null
}
