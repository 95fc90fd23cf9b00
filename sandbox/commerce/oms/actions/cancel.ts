import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readBody, type ShapeKit } from '../../shape'
import { omsError, receiptOf } from '../answers'
import { cancelRequests, finalStatuses, isTransient, placeOf } from '../flow'
import { moveTo } from '../move'
import type { Order } from '../order'
import type { OrderAct, OrderHandler } from '../with-order'

export function cancelBody(kit: ShapeKit) {
  return kit.object({ reason: z.string().nullish(), requestedByUser: z.boolean().nullish() })
}

export function denyBody(kit: ShapeKit) {
  return kit.object({ cancellationRequestId: z.string().min(1), denyReason: z.string().min(1) })
}

/**
 * POST cancel: the store's own wish, or its yes to a request. Not of an order that is invoiced, in part or whole, nor
 * while the platform moves it.
 */
export function postCancel(schema: ReturnType<typeof cancelBody>): OrderHandler {
  return (call) => {
    const { order, now, oms, account } = call
    const body = readBody(schema, call.call.request.body ?? {})
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    if (order.status === 'canceled' || order.status === 'cancel') return receiptOf(order, now)
    const refusal = refusalOf(order)
    if (refusal) return omsError(400, 'OMS006', refusal)
    const by = cancelRequests.has(order.status) || body.value.requestedByUser ? 'user' : 'seller'
    const requestId = order.cancellation?.requestId ?? newId()
    order.cancellation = { reason: body.value.reason ?? '', at: now, by, requestId }
    moveTo(oms, account, order, 'cancel', now)
    return receiptOf(order, now)
  }
}

/** A shopper, or a marketplace, wants the order cancelled: at once before the grace period ends, else a request. */
export function requestCancel({ oms, account, order, now }: OrderAct, reason: string): string | null {
  const refusal = refusalOf(order)
  if (refusal) return refusal
  const requestId = newId()
  order.cancellation = { reason, at: now, by: 'user', requestId }
  const place = placeOf(order, order.status)
  const isFree = place >= 0 && place <= placeOf(order, 'window-to-cancel')
  const request = order.flow === 'seller' ? 'cancellation-requested' : 'request-cancel'
  if (!isFree) order.cancelRequests.push({ id: requestId, reason, at: now, denied: null })
  moveTo(oms, account, order, isFree ? 'cancel' : request, now)
  return null
}

/** POST deny-cancellation-request: the store's no to the request with that id. The order goes back to where it was. */
export function denyCancellation(schema: ReturnType<typeof denyBody>): OrderHandler {
  return ({ call, oms, account, order, now }) => {
    const body = readBody(schema, call.request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    if (!cancelRequests.has(order.status))
      return omsError(400, 'OMS008', `The order is ${order.status}: there is no request to deny.`)
    const { cancellationRequestId, denyReason } = body.value
    const asked = order.cancelRequests.find(({ id }) => id === cancellationRequestId)
    if (!asked || asked.denied)
      return omsError(400, 'OMS009', `Cancellation request ${cancellationRequestId} not found.`)
    asked.denied = { reason: denyReason, at: now }
    order.cancellation = null
    const denied = order.flow === 'seller' ? 'cancellation-request-denied-ffm' : 'cancellation-request-denied'
    moveTo(oms, account, order, denied, now)
    return receiptOf(order, now)
  }
}

function refusalOf(order: Order): string | null {
  if (finalStatuses.has(order.status)) return `The order is ${order.status}.`
  if (isTransient(order.status)) return `The order is being moved from ${order.status}.`
  return order.packages.length > 0 ? 'The order is invoiced in part.' : null
}

const newId = (): string => randomUUID().replaceAll('-', '')
