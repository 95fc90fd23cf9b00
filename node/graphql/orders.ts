import { err, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Failure } from '../errors/failure'
import { listOrders, type OpenOrder } from '../orders/list-orders'
import { takeByHand } from '../orders/queue/acknowledge'
import { offerAgain } from '../orders/queue/reject'
import { stages, type HistoryNote, type Stage } from '../orders/record/record'
import { lookAt, type OrderAtHand } from '../orders/look-at'
import type { OrderTrouble } from '../orders/watch'
import { cursor, limit, optional } from './arguments'
import { answer, show, type PanelCall } from './resolver'
import type * as Schema from './schema-types'

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

async function after(
  { orders: deps }: PanelCall,
  id: string,
  change: Promise<Result<unknown, Failure>>,
): Promise<Result<ReturnType<typeof orderView>, Failure>> {
  const changed = await change
  return changed.isErr() ? err(changed.error) : (await lookAt(deps, id)).map(orderView)
}

function openOrderView({ stage, statusSince, firstSeenAt, trouble, ...order }: OpenOrder): Schema.OpenOrder {
  const { orderId: id, status, attempts } = order
  return {
    orderId: id,
    status,
    attempts,
    stage: stageName(stage),
    statusSince: instant(statusSince),
    firstSeenAt: instant(firstSeenAt),
    trouble: troubleName(trouble),
  }
}

function orderView({ order: shown, record, attempts, trouble }: OrderAtHand) {
  const { orderId: id, sequence, status, flow, tradePolicy, affiliate, currency, value, createdAt } = shown
  return {
    orderId: id,
    ...{ sequence, status, flow, tradePolicy, affiliate, currency, value, createdAt, attempts },
    items: shown.lines.map(({ skuRef, name, quantity, warehouse, total }) => ({
      ...{ skuRef, name, quantity, warehouse, total },
    })),
    stage: record && stageName(record.stage),
    statusSince: record && instant(record.statusSince),
    leasedUntil: record?.leases.new ? instant(record.leases.new.until) : null,
    trouble: troubleName(trouble),
    erpOrderNumber: record?.erp?.orderNumber ?? null,
    rejection: record?.rejection?.reason ?? null,
    history: (record?.history ?? []).map(happeningView),
  }
}

function happeningView({ at, what, by, detail, call }: HistoryNote): Schema.OrderHappening {
  return {
    at: instant(at),
    what,
    by,
    detail: detail ?? null,
    call: call ? `${call.method} ${call.path}` : null,
    callStatus: call?.status ?? null,
    milliseconds: call?.milliseconds ?? null,
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
const stageName = (stage: Stage) => stage.toUpperCase() as Schema.OrderStage
const troubleName = (trouble: OrderTrouble | null) =>
  (trouble?.toUpperCase() ?? null) as Schema.OrderTrouble | null
