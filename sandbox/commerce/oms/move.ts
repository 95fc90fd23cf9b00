import type { AccountState } from '../state'
import { invoicedOf, valueOf } from './money'
import { DEFAULT_DELAY_MS } from './faults'
import type { OrderUpdate } from './feed/feed'
import { publishChange, publishStatus, type Publisher } from './feed/publish'
import { cancelRequests, lasts, stepAfter, type Pace } from './flow'
import { isoOf, zuluOf } from './instants'
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
export interface Oms extends Publisher {
  pace(): Pace
  /** Told of each status of a store's order, once per workflow of the order. */
  tell(account: string, event: OrderEvent): void
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
  tellStatus(oms, account, order, { status, at })
  tellChange(oms, account, order, at)
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

/** Tells feeds and hooks that something of an order changed, its status or not. */
export function tellChange(oms: Oms, account: AccountState, order: Order, at: number): void {
  order.lastChange = at
  const { status, told } = order
  const domain = domainsOf(order, status)[0] ?? 'Marketplace'
  publishChange(oms, account, order, updateOf({ domain, order, status, before: told, at }), at)
}

function tellStatus(oms: Oms, account: AccountState, order: Order, { status, at }: StatusMove): void {
  const { faults, tell } = oms
  if (faults.take('skip-event', order)) return
  const before = order.told
  order.told = { status, at }
  const domains = faults.take('both-domains', order) ? bothDomains : domainsOf(order, status)
  order.eventsTold += domains.length
  for (const domain of domains) {
    const lastState = faults.take('blank-last-state', order) ? '' : (before?.status ?? '')
    tell(order.hostname, {
      recorder: { _record: {} },
      domain,
      orderId: order.orderId,
      currentState: status,
      lastState,
      currentChangeDate: isoOf(at),
      lastChangeDate: isoOf(before?.at ?? at),
    })
    const update = { ...updateOf({ domain, order, status, before, at }), lastState }
    publishStatus(oms, account, order, update, at)
  }
}

interface Step {
  domain: string
  order: Order
  status: string
  before: StatusMove | null
  at: number
}

function updateOf({ domain, order, status, before, at }: Step): OrderUpdate {
  return {
    domain,
    orderId: order.orderId,
    state: status,
    lastState: before?.status ?? '',
    lastChange: zuluOf(before?.at ?? at),
    currentChange: zuluOf(at),
  }
}

/** Lets an order go on by itself as far as the clock allows. */
export function settle(oms: Oms, account: AccountState, order: Order, now: number): void {
  decideChanges(oms, account, order, now)
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

function decideChanges(oms: Oms, account: AccountState, order: Order, now: number): void {
  for (const change of order.changes) {
    if (change.status !== 'processing' || change.dueAt > now) continue
    // VTEX's known issue: lines with the same SKU twice never come through.
    const skus = order.items.map(({ skuId }) => skuId)
    change.status = new Set(skus).size < skus.length ? 'failed' : 'done'
    tellChange(oms, account, order, change.dueAt)
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
