import { ok } from '../answers'
import { param, type Context, type Handler } from '../routes'
import { omsError } from './answers'
import { changeOf, totalsOf, valueOf } from './money'
import { isoOf } from './instants'
import { settle } from './move'
import type { Order } from './order'
import { paymentsOf, totalNames, viewOf } from './view'
import { itemOf } from './view-item'
import type { OrderHandler } from './with-order'

/** GET order-group: the orders of one purchase. Assumption: 404 without any; a seller's order has no group. */
export function getOrderGroup({ now, oms, tuning }: Pick<Context, 'now' | 'oms' | 'tuning'>): Handler {
  return (call) => {
    const { state } = call
    const group = param(call, 'orderGroup')
    const found = [...state.kept.oms.orders.values()].filter(
      ({ orderGroup, flow }) => orderGroup === group && flow !== 'seller',
    )
    for (const order of found) settle(oms, state, order, now())
    if (found.length === 0) return omsError(404, 'OMS004', `Order group not found: ${group}`)
    return ok(found.map((order) => viewOf(order, state.kept, now() - tuning.orderCancelReasonDelayMs)))
  }
}

/** GET payment-transaction: of marketplace orders alone. Assumption: 404 of a seller's. */
export const getPaymentTransaction: OrderHandler = ({ order }) => {
  if (order.flow === 'seller') return omsError(404, 'OMS005', 'Fulfillment payments are not supported.')
  const [transaction] = paymentsOf(order).transactions
  return ok({ status: transactionStatusOf(order), ...transaction })
}

/** Assumption, but for "Finished", which VTEX's example shows. */
function transactionStatusOf({ status, authorizedAt, invoicedAt }: Order): string {
  if (status === 'canceled') return 'Canceled'
  if (invoicedAt !== null) return 'Finished'
  return authorizedAt === null ? 'Authorizing' : 'Approved'
}

const subjects: Record<string, string> = {
  'payment-pending': 'Your order was received',
  'payment-approved': 'Your payment was approved',
  handling: 'Your order is being prepared',
  invoiced: 'Your order was invoiced',
  canceled: 'Your order was canceled',
}

/** GET conversation-message: the mails about an order. Which ones there are is an assumption. */
export const listConversation: OrderHandler = ({ order }) =>
  ok(
    order.history.flatMap(({ status, at }, index) => {
      const subject = subjects[status]
      if (subject === undefined) return []
      const person = {
        conversationRelatedTo: order.orderId,
        conversationSubject: 'oms',
        aliasMaskType: 0,
        role: 'null',
      }
      const alias = `order-${order.sequence}@ct.vtex.com.br`
      const store = { email: 'noreply@store.example', name: 'no reply', emailAlias: alias }
      const shopper = { email: alias, name: order.client.firstName, emailAlias: alias }
      return {
        id: `${order.orderId}-${index}`,
        from: { ...person, ...store },
        to: [{ ...person, ...shopper }],
        subject,
        firstWords: subject,
        body: `<p>${subject}</p>`,
        hasAttachment: false,
        attachmentNames: [],
        date: isoOf(at),
      }
    }),
  )

/** GET change-summary: what all changes that came through did, together. */
export const getChangeSummary: OrderHandler = ({ order, account }) => {
  const done = order.changes.filter(({ status }) => status === 'done')
  const sum = (of: (change: (typeof done)[number]) => number): number =>
    done.reduce((all, change) => all + of(change), 0)
  return ok({
    original: order.items.map((item, index) => ({
      ...itemOf(order, item, index, account.kept),
      totalQuantity: item.quantity,
      itemIndex: index,
    })),
    added: done.flatMap(({ added }) => added),
    removed: done.flatMap(({ removed }) => removed),
    replaced: [],
    manualDiscountValueAggregated: sum(({ discount }) => discount),
    manualIncrementValueAggregated: sum(({ increment }) => increment),
    totalChangeValueAggregated: sum(changeOf),
    totals: Object.entries(totalsOf(order)).map(([id, value]) => ({
      id,
      name: totalNames[id],
      value,
      alternativeTotals: null,
    })),
    value: valueOf(order),
    lastChange: isoOf(order.lastChange),
  })
}
