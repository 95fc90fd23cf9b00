import type { ApiResponse } from '../http'
import { valueOf } from '../commerce/oms/money'
import type { Order } from '../commerce/oms/order'
import { placeBody } from '../commerce/oms/place-body'
import { checked, invalid, type ControlRequest, type Handler, type Shop } from './handler'
import { paged } from './paging'
import { advanceSchema, requestCancelSchema, statusSchema } from './schemas'

/** What shoppers and marketplaces do, below `/_sandbox/orders`. */
export const orderHandlers: Record<string, Handler<Shop>> = {
  'GET orders': (platform, request) =>
    inAccount(platform, request, (account) => {
      const { orders, reservationOf } = platform.world.commerce
      orders.settleAll(account)
      const lines = orders.list(account).map((order) => lineOf(order, reservationOf(account, order)))
      return paged(lines.reverse(), request.query)
    }),
  'POST orders': (platform, request) =>
    checked(placeBody, request.body, (body) =>
      inAccount(platform, request, (account) =>
        answerOf(platform, account, platform.world.commerce.orders.place(account, body), 201),
      ),
    ),
  'POST orders/{id}/advance': (platform, request) =>
    checked(advanceSchema, request.body ?? {}, ({ until }) =>
      inAccount(platform, request, (account) =>
        answerOf(platform, account, platform.world.commerce.orders.advance(account, request.id, until)),
      ),
    ),
  'POST orders/{id}/pay': (platform, request) =>
    inAccount(platform, request, (account) =>
      answerOf(platform, account, platform.world.commerce.orders.pay(account, request.id)),
    ),
  'POST orders/{id}/status': (platform, request) =>
    checked(statusSchema, request.body, ({ status }) =>
      inAccount(platform, request, (account) =>
        answerOf(platform, account, platform.world.commerce.orders.setStatus(account, request.id, status)),
      ),
    ),
  'POST orders/{id}/request-cancel': (platform, request) =>
    checked(requestCancelSchema, request.body ?? {}, ({ reason }) =>
      inAccount(platform, request, (account) =>
        answerOf(
          platform,
          account,
          platform.world.commerce.orders.requestCancel(account, request.id, reason),
        ),
      ),
    ),
  'GET stock': (platform, request) =>
    inAccount(platform, request, (account) => paged(platform.world.commerce.stock(account), request.query)),
}

function inAccount(
  { world: { accounts } }: Shop,
  { query }: ControlRequest,
  handle: (account: string) => ApiResponse,
): ApiResponse {
  const account = query.get('account') ?? 'demo'
  return accounts.includes(account) ? handle(account) : invalid(`There is no account ${account}`)
}

function answerOf({ world }: Shop, account: string, order: Order | string, status = 200): ApiResponse {
  if (typeof order === 'string') return invalid(order)
  return { status, body: lineOf(order, world.commerce.reservationOf(account, order)) }
}

function lineOf(order: Order, reservation: string | null) {
  const { orderId, sequence, flow, isStatusNull, isInError, eventsTold, history } = order
  return {
    orderId,
    sequence,
    flow,
    status: isStatusNull ? null : order.status,
    isInError,
    /** Cents. */
    value: valueOf(order),
    createdAt: new Date(order.createdAt).toISOString(),
    reservation,
    eventsTold,
    items: order.items.map(({ skuId, refId, quantity, warehouseId }) => ({
      skuId,
      refId,
      quantity,
      warehouseId,
    })),
    interactions: order.interactions.map(({ source, message }) => ({ source, message })),
    history: history.map((move) => move.status),
  }
}
