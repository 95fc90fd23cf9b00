import type { Context } from '../routes'
import type { AccountState } from '../state'
import { requestCancel } from './actions/cancel'
import type { OrderFaults } from './faults'
import { cancelRequests, finalStatuses, placeOf, stepAfter } from './flow'
import { invoicedOf, valueOf } from './money'
import { moveTo, settle } from './move'
import type { Order } from './order'
import { placeOrder } from './place'
import type { PlaceBody } from './place-body'
import { findOrder, type OrderAct } from './with-order'

/** What shoppers and marketplaces do to orders, which is no API of VTEX. A string says why it cannot be done. */
export interface Orders {
  place(account: string, body: PlaceBody): Order | string
  /** Brings an order to the next step of its way, or to the one named. */
  advance(account: string, orderId: string, until?: string): Order | string
  /** The shopper, or the marketplace, wants the order cancelled. */
  requestCancel(account: string, orderId: string, reason: string): Order | string
  /** Lets all orders go on as far as the clock allows. */
  settleAll(account: string): void
  /** Puts an order into any status, known to VTEX or not; null and '' are those of orders that did not come to be. */
  setStatus(account: string, orderId: string, status: string | null): Order | string
  /** The payment that is awaited arrives: the shopper's, or at a seller the marketplace's word of it. */
  pay(account: string, orderId: string): Order | string
  /** Oldest first. */
  list(account: string): Order[]
  /** What goes wrong on demand. */
  faults: OrderFaults
}

export function ordersOf(
  context: Pick<Context, 'now' | 'oms'>,
  stateOf: (account: string) => AccountState,
): Orders {
  const { oms, now } = context
  const act = (name: string, orderId: string, task: (act: OrderAct) => string | Order): Order | string => {
    const account = stateOf(name)
    const order = findOrder(account, orderId)
    if (!order) return `There is no order ${orderId}.`
    settle(oms, account, order, now())
    const done = task({ account, order, oms, now: now() })
    settle(oms, account, order, now())
    return done
  }
  const advance: Orders['advance'] = (name, orderId, until) =>
    act(name, orderId, ({ account, order }) =>
      bring(order, until, (status) => {
        moveTo(oms, account, order, status, now())
        settle(oms, account, order, now())
      }),
    )
  const list: Orders['list'] = (name) => [...stateOf(name).kept.oms.orders.values()]
  return {
    place(name, body) {
      const account = stateOf(name)
      const order = placeOrder(oms, [name, account], body, now())
      if (typeof order === 'string') return order
      settle(oms, account, order, now())
      return body.until === undefined ? order : advance(name, order.orderId, body.until)
    },
    advance,
    requestCancel: (name, orderId, reason) =>
      act(name, orderId, (each) => requestCancel(each, reason) ?? each.order),
    setStatus: (name, orderId, status) =>
      act(name, orderId, (each) => {
        forceStatus(each, status)
        return each.order
      }),
    pay: (name, orderId) =>
      act(name, orderId, ({ account, order }) => {
        const next = awaitsPayment.has(order.status) ? stepAfter(order) : null
        if (next === null) return `The order is ${order.status}: no payment is awaited.`
        moveTo(oms, account, order, next, now())
        return order
      }),
    faults: oms.faults,
    settleAll: (name) => list(name).forEach((order) => settle(oms, stateOf(name), order, now())),
    list,
  }
}

const awaitsPayment = new Set([
  'payment-pending',
  'waiting-ffmt-authorization',
  'waiting-for-mkt-authorization',
])

/** Assumption: an order without a status is incomplete, and nobody is told of it. */
function forceStatus({ oms, account, order, now }: OrderAct, status: string | null): void {
  if (status) return moveTo(oms, account, order, status, now)
  Object.assign(order, { status: '', isStatusNull: status === null, isCompleted: false, dueAt: null })
  order.history.push({ status: '', at: now })
  order.lastChange = now
}

/** The next step, also of an order that was forced off its way. */
function stepOf(order: Order): string | null {
  if (finalStatuses.has(order.status) || cancelRequests.has(order.status)) return null
  const last = order.history.filter(({ status }) => placeOf(order, status) >= 0).at(-1)
  return last ? stepAfter({ flow: order.flow, status: last.status }) : null
}

/** Moves an order step by step; what it passes by itself, it passes. */
function bring(order: Order, until: string | undefined, move: (status: string) => void): Order | string {
  if (until !== undefined && placeOf(order, until) < 0)
    return `An order of flow ${order.flow} has no step ${until}.`
  const isThere = (): boolean => until !== undefined && placeOf(order, order.status) >= placeOf(order, until)
  if (isThere()) return order
  do {
    const next = stepOf(order)
    if (next === 'invoice' && invoicedOf(order.packages) < valueOf(order))
      return `The order is ${order.status} and waits for its invoice.`
    if (next === null) return `The order is ${order.status}.`
    move(next)
  } while (until !== undefined && !isThere())
  return order
}
