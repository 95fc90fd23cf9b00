import type { AccountState } from '../state'
import { invoicedOf, valueOf } from './money'
import type { OrderFaults } from './faults'
import { DEFAULT_DELAY_MS } from './faults'
import { cancelRequests, lasts, stepAfter, type Pace } from './flow'
import type { Order, StatusMove } from './order'
import { followStatus } from './reserve'

/** The event of a status, as `vtex.orders-broadcast` tells it. */
export interface OrderEvent {
  recorder: { _record: Record<string, never> }
  domain: 'Marketplace' | 'Fulfillment'
  orderId: string
  currentState: string
  lastState: string
  currentChangeDate: string
  lastChangeDate: string
}

/** What moving orders takes. */
export interface Oms {
  pace(): Pace
  /** Told of each status of a store's order, once per workflow of the order. */
  tell(account: string, event: OrderEvent): void
  /** What goes wrong on demand. */
  faults: OrderFaults
}

/** Brings an order to a status: history, reservation, timer, events. */
export function moveTo(oms: Oms, account: AccountState, order: Order, status: string, at: number): void {
  const before = order.history.at(-1)
  order.status = status
  order.isStatusNull = false
  order.isInError = false
  order.lastChange = at
  order.history.push({ status, at })
  if (status === 'payment-approved') order.authorizedAt ??= at
  if (status === 'authorize-fulfillment' && order.flow !== 'complete') order.authorizedAt ??= at
  if (status === 'invoiced') order.invoicedAt = at
  if (cancelRequests.has(status)) order.resume = before?.status ?? null
  followStatus(account.kept.logistics, order, at, () => oms.faults.take('abort-reservation', order) !== null)
  order.dueAt = dueAtOf(oms, order, at)
  tellStatus(oms, order, { status, at })
}

/** When the order goes on by itself, if it does. */
function dueAtOf({ faults, pace }: Oms, order: Order, at: number): number | null {
  if (order.status === 'canceled') {
    // Flipped once only: the second canceled stays.
    const isFirst = order.history.filter(({ status }) => status === 'canceled').length === 1
    const flip = isFirst ? faults.take('flip', order) : null
    return flip ? at + (flip.delayMs ?? DEFAULT_DELAY_MS) : null
  }
  const lasting = lasts(order, pace())
  if (lasting === null) return null
  order.isInError = faults.take('stuck', order) !== null
  return order.isInError ? null : at + lasting
}

function tellStatus({ faults, tell }: Oms, order: Order, { status, at }: StatusMove): void {
  if (faults.take('skip-event', order)) return
  const before = order.told
  order.told = { status, at }
  const domains = faults.take('both-domains', order) ? bothDomains : domainsOf(order, status)
  order.eventsTold += domains.length
  for (const domain of domains)
    tell(order.hostname, {
      recorder: { _record: {} },
      domain,
      orderId: order.orderId,
      currentState: status,
      lastState: faults.take('blank-last-state', order) ? '' : (before?.status ?? ''),
      currentChangeDate: isoOf(at),
      lastChangeDate: isoOf(before?.at ?? at),
    })
}

/** Lets an order go on by itself as far as the clock allows. */
export function settle(oms: Oms, account: AccountState, order: Order, now: number): void {
  decideChanges(order, now)
  while (order.dueAt !== null && order.dueAt <= now) {
    const next = nextOf(order)
    if (next === null) {
      order.dueAt = null
      return
    }
    moveTo(oms, account, order, next, order.dueAt)
  }
}

/** Where an order goes from a status it leaves by itself. */
function nextOf(order: Order): string | null {
  switch (order.status) {
    case 'invoice':
      return afterInvoice(order)
    case 'cancel':
      return 'canceled'
    case 'canceled':
      return 'cancel'
    case 'cancellation-request-denied':
      return order.resume ?? 'payment-approved'
    case 'cancellation-request-denied-ffm':
      return order.resume ?? 'ready-for-handling'
    default:
      return stepAfter(order)
  }
}

/** Invoiced when all of the value is; else paid again, or in handling at a seller. */
function afterInvoice(order: Order): string {
  if (invoicedOf(order.packages) >= valueOf(order)) return 'invoiced'
  return order.flow === 'complete' || order.flow === 'marketplace' ? 'payment-approved' : 'handling'
}

function decideChanges(order: Order, now: number): void {
  for (const change of order.changes) {
    if (change.status !== 'processing' || change.dueAt > now) continue
    // VTEX's known issue: lines with the same SKU twice never come through.
    const skus = order.items.map(({ skuId }) => skuId)
    change.status = new Set(skus).size < skus.length ? 'failed' : 'done'
    order.lastChange = change.dueAt
  }
}

const bothDomains: OrderEvent['domain'][] = ['Marketplace', 'Fulfillment']

/** A complete order has two workflows with one id, so each of its steps is told twice where both have it. */
function domainsOf({ flow }: Order, status: string): OrderEvent['domain'][] {
  if (flow === 'seller') return ['Fulfillment']
  if (flow === 'marketplace') return ['Marketplace']
  const handled = [
    'ready-for-handling',
    'start-handling',
    'handling',
    'window-to-cancel',
    'authorize-fulfillment',
  ]
  if (handled.includes(status)) return ['Fulfillment']
  return ['invoice', 'invoiced', 'cancel', 'canceled'].includes(status) ? bothDomains : ['Marketplace']
}

/** As OMS writes instants: seven digits of a second. */
export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000+00:00')
}
