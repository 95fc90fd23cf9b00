import type { z } from 'zod'
import { helpFor } from '../../delivery/outcome'
import { orderDepsOf } from '../../orders/deps'
import { orderResources } from '../../orders/permissions'
import { acknowledge } from '../../orders/queue/acknowledge'
import { giveOut } from '../../orders/queue/give-out'
import { rejectOrder } from '../../orders/queue/reject'
import { syncOf } from '../../orders/show-order'
import { problem, type Answer } from '../answer'
import { idempotencyHeader } from '../idempotency'
import { readJson } from '../json-body'
import { ackAnswer, ackBody, queueAnswer, queueQuery, rejectAnswer, rejectBody } from '../order-schemas'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'

/** How long the ERP waits at most for orders that no event announced, milliseconds. */
const SEARCH_PATIENCE = 5_000

/** The orders' way to the ERP. */
export const orderQueueRoutes: Route[] = [
  {
    method: 'GET',
    path: '/orders/queue',
    access: { anyOf: [orderResources.handle, orderResources.full] },
    handle: getQueue,
    docs: {
      operationId: 'lease_orders',
      summary: 'Take orders that the ERP is to have, oldest first',
      description:
        'Orders are leased: one that is not acknowledged before `leasedUntil` comes back with another receipt. Keep the VTEX order id with the order in the ERP, so that an order that comes twice is recognized. A source with a published mapping of orders gets them in its own shape; an order that does not fit waits until the mapping or a code table is changed, and holds up no other.',
      query: queueQuery,
      answers: { 200: { description: 'Leased orders.', schema: queueAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/orders/queue/ack',
    access: { anyOf: [orderResources.handle, orderResources.full] },
    handle: postAck,
    docs: {
      operationId: 'acknowledge_orders',
      summary: 'Say that the ERP has stored orders',
      description:
        'Confirms handling in VTEX, once. A result per item; the same items again are harmless. Send it only after the ERP has stored the order.',
      headers: idempotencyHeader,
      body: { 'application/json': ackBody },
      answers: { 200: { description: 'A result per item.', schema: ackAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/orders/{id}/reject',
    access: { anyOf: [orderResources.handle, orderResources.full] },
    handle: postReject,
    docs: {
      operationId: 'reject_order',
      summary: 'Say that the ERP cannot take an order',
      description:
        'The order stays in VTEX as it is. It is offered again after `retryAfter`, or when somebody asks for it in the panel.',
      headers: idempotencyHeader,
      body: { 'application/json': rejectBody },
      answers: { 200: { description: 'Where the order stands.', schema: rejectAnswer } },
    },
  },
]

async function getQueue(request: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(queueQuery, request.query)
  if (options.isErr()) return problem(options.error, request.path)
  const { deps, clients, caller } = request
  const wanted = { source: caller.source, patience: SEARCH_PATIENCE, ...options.value }
  const leased = await giveOut(deps, orderDepsOf(deps, clients, 'interactive'), wanted)
  return leased.match(
    ({ orders, more }) => ({
      status: 200,
      body: {
        orders: orders.map(({ leasedUntil, firstSeenAt: _, queuedAt: __, ...leased }) => ({
          ...leased,
          leasedUntil: new Date(leasedUntil).toISOString(),
        })),
        more,
      },
    }),
    (failed) => problem(failed, request.path),
  )
}

async function postAck(request: AuthenticatedRequest): Promise<Answer> {
  const body = await readJson(request, ackBody)
  if (body.isErr()) return problem(body.error, request.path)
  const deps = orderDepsOf(request.deps, request.clients, 'interactive')
  const items = await Promise.all(body.value.items.map((item) => ackOne(deps, item, request.caller.source)))
  return { status: 200, body: { items } }
}

async function ackOne(
  deps: ReturnType<typeof orderDepsOf>,
  item: z.output<typeof ackBody>['items'][number],
  source: string,
) {
  const { receipt } = item
  const none = { code: null, message: null, help: null }
  return (await acknowledge(deps, item, source)).match(
    ({ orderId, status }) => ({ receipt, orderId, result: 'acknowledged', status, ...none }),
    ({ code, detail }) => ({
      ...{ receipt, orderId: null, result: 'failed', status: null },
      ...{ code, message: detail, help: helpFor(code) },
    }),
  )
}

async function postReject(request: AuthenticatedRequest): Promise<Answer> {
  const body = await readJson(request, rejectBody)
  if (body.isErr()) return problem(body.error, request.path)
  const deps = orderDepsOf(request.deps, request.clients, 'interactive')
  const { reason, code = null, retryAfter = null } = body.value
  const id = request.params.id ?? ''
  const rejected = await rejectOrder(deps, id, { reason, code, retryAfter }, request.caller.source)
  return rejected.match(
    (record) => ({ status: 200, body: { orderId: id, sync: syncOf(record) } }),
    (failed) => problem(failed, request.path),
  )
}
