import { err, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Failure } from '../errors/failure'
import { line } from '../flows/fields'
import { cancelOrder as cancel, decideCancellation as decide } from '../orders/actions/cancel-order'
import { listOrders } from '../orders/list-orders'
import { takeByHand } from '../orders/queue/acknowledge'
import { offerAgain } from '../orders/queue/reject'
import { stages } from '../orders/record/record'
import { lookAt } from '../orders/look-at'
import { cursor, limit, optional } from './arguments'
import { openOrderView, orderView, stageName } from './order-view'
import { answer, show, type PanelCall } from './resolver'

const orderId = z.string().trim().min(1).max(100)

const stageArgument = z
  .enum(stages.map((stage) => stage.toUpperCase()) as [string, ...string[]])
  .transform((name) => stages.find((stage) => stage.toUpperCase() === name) ?? 'seen')

const listArguments = z.object({
  stage: optional(stageArgument),
  onlyTrouble: optional(z.boolean()),
  search: optional(z.string().trim().max(100)),
  limit: limit(50, 100),
  cursor: optional(cursor.regex(/^\d{1,7}$/, 'must be the cursor of a page')),
})

/** `Query.orders`. */
export const orders = show(listArguments, async ({ orders: deps }, { limit, cursor, ...filter }) => {
  const from = Number(cursor ?? 0)
  const found = await listOrders(deps, filter, { from, limit })
  const next = from + found.orders.length
  return {
    orders: found.orders.map(openOrderView),
    total: found.total,
    stages: found.stages.map(({ stage, count }) => ({ stage: stageName(stage), count })),
    troubles: found.troubles,
    cursor: next < found.total ? String(next) : null,
  }
})

/** `Query.order`. */
export const order = answer('Order', z.object({ id: orderId }), async ({ orders: deps }, { id }) =>
  (await lookAt(deps, id)).map(orderView),
)

/** `Mutation.lookAtOrder`. */
export const lookAtOrder = answer('Order', z.object({ id: orderId }), async (call, { id }) => {
  return (await lookAt(call.orders, id, { settleFor: await call.by() })).map(orderView)
})

/** `Mutation.offerOrderAgain`. */
export const offerOrderAgain = answer('Order', z.object({ id: orderId }), async (call, { id }) =>
  after(call, id, offerAgain(call.orders, id, await call.by())),
)

const takeArguments = z.object({ id: orderId, erpOrderNumber: z.string().trim().min(1).max(100) })

/** `Mutation.takeOrder`. */
export const takeOrder = answer('Order', takeArguments, async (call, { id, erpOrderNumber }) =>
  after(call, id, takeByHand(call.orders, id, erpOrderNumber, await call.by())),
)

const reason = line(300)

const cancelArguments = z.object({
  id: orderId,
  reason,
  requestedBy: optional(z.enum(['store', 'customer'])),
})

/** `Mutation.cancelOrder`. */
export const cancelOrder = answer(
  'Order',
  cancelArguments,
  async (call, { id, reason, requestedBy = 'store' }) =>
    after(call, id, cancel(call.orders, id, { reason, requestedBy }, await call.by())),
)

const decideArguments = z
  .object({ id: orderId, accept: z.boolean(), reason: optional(reason) })
  .refine(({ accept, reason: why }) => accept || why !== undefined, {
    message: 'is needed to say no',
    path: ['reason'],
  })

/** `Mutation.decideCancellation`. */
export const decideCancellation = answer(
  'Order',
  decideArguments,
  async (call, { id, accept, reason: why = 'Accepted by the store' }) =>
    after(call, id, decide(call.orders, id, { accept, reason: why }, await call.by())),
)

async function after(
  { orders: deps }: PanelCall,
  id: string,
  change: Promise<Result<unknown, Failure>>,
): Promise<Result<ReturnType<typeof orderView>, Failure>> {
  const changed = await change
  return changed.isErr() ? err(changed.error) : (await lookAt(deps, id)).map(orderView)
}
