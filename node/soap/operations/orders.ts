import { err, ok, safeTry, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { erpOrderSchema, type ErpOrder } from '../../orders/erp-order'
import { ordersFrom, ordersInStatus, ordersWith } from '../../orders/listed-orders'
import { orderResources } from '../../orders/permissions'
import { giveOut } from '../../orders/queue/give-out'
import { showOrder } from '../../orders/show-order'
import type { Answered } from '../contract'
import { plainDocument } from '../dto/document'
import { orderDto } from '../dto/order'
import { orderStatuses, statusNamed } from '../dto/order-status'
import { given, idIn, refused, type Answer, type Call, type Operations } from './call'

const view = [orderResources.view, orderResources.full]

/** Orders that one call answers at most. */
const MOST = 50
/** How long an ERP waits at most for orders that no event announced, milliseconds. */
const SEARCH_PATIENCE = 3_000
/** Seconds until an order that the ERP was given and did not take comes again: such ERPs recognize it by its id. */
const VISIBILITY = 60

export const orderOperations = {
  OrderGet: {
    anyOf: view,
    handle: ({ orderId }, call) =>
      safeTry(async function* () {
        const sequence = yield* idIn('orderId', orderId)
        return ok({ result: yield* await readOrder(`seq${sequence}`, call) })
      }),
  },
  OrderGetV3: {
    anyOf: view,
    handle: ({ orderId }, call) =>
      safeTry(async function* () {
        const id = yield* given('orderId', orderId)
        return ok({ result: yield* await readOrder(id, call) })
      }),
  },
  OrderGetByStatus: {
    anyOf: view,
    handle: ({ statusOrder }, call) => byStatus(statusOrder, MOST, call),
  },
  OrderGetByStatusByQuantity: {
    anyOf: view,
    handle: ({ statusOrder, quantity }, call) =>
      safeTry(async function* () {
        const most = Number(yield* idIn('quantity', quantity))
        return byStatus(statusOrder, Math.min(most, MOST), call)
      }),
  },
  OrderGetNext50FromIdV3: {
    anyOf: view,
    handle: async ({ sequence }, { orders }) =>
      (await ordersFrom(orders, sequence ?? 0, MOST)).map((found) => ({ result: found.map(orderDto) })),
  },
  OrderGetByClientCpf: {
    anyOf: view,
    handle: ({ cpfCnpj }, { orders }) =>
      safeTry(async function* () {
        const sent = yield* given('cpfCnpj', cpfCnpj)
        const document = yield* given('cpfCnpj', plainDocument(sent))
        const found = yield* await ordersWith(orders, document, MOST)
        return ok({ result: found.filter((order) => isOf(order, document)).map(orderDto) })
      }),
  },
  OrderStatusGetAll: { anyOf: view, handle: () => Promise.resolve(ok({ result: [...orderStatuses] })) },
} as const satisfies Operations

async function readOrder(id: string, { orders }: Call): Answer<Answered<'OrderDTO'> | null> {
  const found = await showOrder(orders, id)
  if (found.isOk()) return ok(orderDto(found.value))
  return found.error.code === 'order_not_found' ? ok(null) : err(found.error)
}

/** Whoever asks for the orders that wait for an ERP gets them from its queue; any others are only read. */
async function byStatus(
  code: string | null,
  most: number,
  call: Call,
): Answer<{ result: Answered<'OrderDTO'>[] }> {
  const status = statusIn(code)
  if (status.isErr()) return err(status.error)
  const isForErp = status.value === 'ready-for-handling'
  const found = isForErp
    ? await waitingOrders(most, call)
    : await ordersInStatus(call.orders, status.value, most)
  return found.map((orders) => ({ result: orders.map(orderDto) }))
}

async function waitingOrders(limit: number, call: Call): Answer<ErpOrder[]> {
  const { deps, orders, source } = call
  const allowed = await call.may([orderResources.handle, orderResources.full])
  if (allowed.isErr()) return err(allowed.error)
  const leased = await giveOut(deps, orders, {
    ...{ source, limit, visibility: VISIBILITY, patience: SEARCH_PATIENCE },
    ...{ events: ['new'], shape: 'canonical' },
  })
  return leased.map((given) => given.orders.map(({ order }) => erpOrderSchema.parse(order)))
}

/** VTEX's name of a status that has to be one. */
export function statusIn(code: string | null): Result<string, Failure> {
  const status = statusNamed(code ?? '')
  if (status !== null) return ok(status)
  const message = 'must be CAP, ERP, or VTEX’s name of a status, such as invoiced'
  return refused('statusOrder', 'invalid', message)
}

const isOf = ({ customer }: ErpOrder, document: string): boolean =>
  [customer.document, customer.corporate?.document].some((each) => plainDocument(each ?? '') === document)
