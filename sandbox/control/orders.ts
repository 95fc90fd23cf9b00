import { placeBody } from '../commerce/oms/place-body'
import type { Order } from '../commerce/oms/order'
import { checked, invalid, type ControlRequest, type Handler } from './handler'
import { advanceSchema, requestCancelSchema } from './schemas'

/** What shoppers and marketplaces do, below `/_sandbox/orders`. */
export const orderHandlers: Record<string, Handler> = {
  'GET orders': ({ world: { commerce } }, request) => ({
    status: 200,
    body: commerce.orders.list(accountOf(request)).map(lineOf).reverse(),
  }),
  'POST orders': ({ world: { commerce } }, request) =>
    checked(placeBody, request.body, (body) =>
      answerOf(commerce.orders.place(accountOf(request), body), 201),
    ),
  'POST orders/{id}/advance': ({ world: { commerce } }, request) =>
    checked(advanceSchema, request.body ?? {}, ({ until }) =>
      answerOf(commerce.orders.advance(accountOf(request), request.id, until)),
    ),
  'POST orders/{id}/request-cancel': ({ world: { commerce } }, request) =>
    checked(requestCancelSchema, request.body ?? {}, ({ reason }) =>
      answerOf(commerce.orders.requestCancel(accountOf(request), request.id, reason)),
    ),
}

const accountOf = ({ query }: ControlRequest): string => query.get('account') ?? 'demo'

function answerOf(order: Order | string, status = 200) {
  return typeof order === 'string' ? invalid(order) : { status, body: lineOf(order) }
}

function lineOf({ orderId, sequence, flow, status, history, items }: Order) {
  const lines = items.map(({ skuId, refId, quantity, warehouseId }) => ({
    skuId,
    refId,
    quantity,
    warehouseId,
  }))
  return { orderId, sequence, flow, status, items: lines, history: history.map((move) => move.status) }
}
