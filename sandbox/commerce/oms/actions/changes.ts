import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { param } from '../../routes'
import { readBody } from '../../shape'
import type { Kept } from '../../state'
import { omsError } from '../answers'
import { basePriceOf } from '../base-price'
import { changeOf } from '../money'
import { isoOf } from '../instants'
import type { ChangedItem, ChangeRequest, Order } from '../order'
import type { OrderHandler } from '../with-order'

const changeable = ['handling', 'waiting-for-fulfillment', 'ready-for-invoicing']

const from = z.strictObject({
  id: z.string(),
  uniqueId: z.string().nullish(),
  quantity: z.int().min(1),
  price: z.int().min(0).nullish(),
  measurementUnit: z.string().nullish(),
  unitMultiplier: z.number().nullish(),
})

/** What is added has no price: VTEX takes its own. */
const to = z.strictObject({
  id: z.string(),
  uniqueId: z.string().nullish(),
  quantity: z.int().min(1),
  measurementUnit: z.string().nullish(),
  unitMultiplier: z.number().nullish(),
})

const fromItems = z.object({ items: z.array(from) })
const toItems = z.object({ items: z.array(to) })

/** The body of PATCH changes (v2), as far as the sandbox reads it; money in cents. */
const changeBody = z.strictObject({
  reason: z.string().min(1),
  manualDiscountValue: z.int().min(0).nullish(),
  manualIncrementValue: z.int().min(0).nullish(),
  add: toItems.nullish(),
  remove: fromItems.nullish(),
  replace: z.array(z.object({ from: fromItems, to: toItems })).nullish(),
})

type Body = z.output<typeof changeBody>

/** PATCH changes: 202, decided later. Assumption: 400 in other states, and while another change is under way. */
export function patchChanges(changeMs: () => number): OrderHandler {
  return ({ call, order, now, account }) => {
    const body = readBody(changeBody, call.request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    if (order.changes.some(({ status }) => status === 'processing'))
      return omsError(400, 'SalesOrderSystem014', 'Change In Progress')
    if (!changeable.includes(order.status))
      return omsError(400, 'SalesOrderSystem003', `An order that is ${order.status} cannot be changed.`)
    const change = toChange(order, account.kept, body.value, [now, now + changeMs()])
    if (typeof change === 'string') return omsError(400, 'SalesOrderSystem005', change)
    order.changes.push(change)
    return { status: 202, body: shown(change) }
  }
}

/** POST changes/preview: what the change would be; nothing is kept. */
export const previewChanges: OrderHandler = ({ call, order, now, account }) => {
  const body = readBody(changeBody, call.request.body)
  if (!body.ok) return omsError(400, 'OMS001', body.message)
  const change = toChange(order, account.kept, body.value, [now, now])
  if (typeof change === 'string') return omsError(400, 'SalesOrderSystem005', change)
  const { requestId: _, workflowId: __, status: ___, inProgress: ____, ...preview } = shown(change)
  return { status: 200, body: preview }
}

/** GET changes: all requests. */
export const listChanges: OrderHandler = ({ order }) => ({
  status: 200,
  body: { requests: order.changes.map(shown), actions: [] },
})

/** GET one request. */
export const getChange: OrderHandler = ({ call, order }) => {
  const id = param(call, 'changeRequestId')
  const change = order.changes.find(({ requestId }) => requestId === id)
  return change
    ? { status: 200, body: shown(change) }
    : omsError(404, 'SalesOrderSystem001', `Change request ${id} not found.`)
}

function toChange(
  order: Order,
  kept: Kept,
  body: Body,
  [createdAt, dueAt]: [number, number],
): ChangeRequest | string {
  const replaced = body.replace ?? []
  const removed = [...(body.remove?.items ?? []), ...replaced.flatMap(({ from }) => from.items)]
  const added = [...(body.add?.items ?? []), ...replaced.flatMap(({ to }) => to.items)]
  const lacking = removed.find(
    ({ id, quantity }) => (order.items.find(({ skuId }) => skuId === id)?.quantity ?? 0) < quantity,
  )
  if (lacking) return `The order has no ${lacking.quantity} units of ${lacking.id}.`
  const unknown = added.find(({ id }) => priceOf(order, kept, id) === null)
  if (unknown) return `SKU ${unknown.id} has no price.`
  return {
    requestId: randomUUID(),
    workflowId: randomUUID(),
    status: 'processing',
    reason: body.reason,
    discount: body.manualDiscountValue ?? 0,
    increment: body.manualIncrementValue ?? 0,
    added: added.map((each) => toItem(order, kept, each)),
    removed: removed.map((each) => toItem(order, kept, each)),
    createdAt,
    dueAt,
  }
}

function toItem(order: Order, kept: Kept, { id, uniqueId, quantity }: z.output<typeof to>): ChangedItem {
  return {
    id,
    uniqueId: uniqueId ?? null,
    name: order.items.find(({ skuId }) => skuId === id)?.name ?? id,
    quantity,
    price: priceOf(order, kept, id) ?? 0,
  }
}

/** What the order was placed at; of another SKU the store's base price. Cents. */
function priceOf(order: Order, kept: Kept, id: string): number | null {
  return order.items.find(({ skuId }) => skuId === id)?.price ?? basePriceOf(kept, id)
}

function shown(change: ChangeRequest) {
  const { requestId, workflowId, status, reason, discount, increment, added, removed, createdAt } = change
  const totalChangeValue = changeOf(change)
  return {
    requestId,
    workflowId,
    status,
    inProgress: status === 'processing',
    reason,
    manualDiscountValue: discount,
    manualIncrementValue: increment,
    totalChangeValue,
    totals: [{ id: 'Items', name: 'Items Total', value: totalChangeValue }],
    add: added.length > 0 ? added : null,
    remove: removed.length > 0 ? removed : null,
    replace: null,
    date: isoOf(createdAt),
    origin: { account: null, requestedBy: null, host: null },
    settings: {},
  }
}
