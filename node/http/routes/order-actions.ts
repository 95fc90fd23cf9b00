import { cancelOrder, decideCancellation } from '../../orders/actions/cancel-order'
import { changeOrder } from '../../orders/actions/change-order'
import { postInvoice } from '../../orders/actions/post-invoice'
import { trackInvoice } from '../../orders/actions/track-invoice'
import { unitsOf } from '../../orders/canonical/money'
import { orderResources } from '../../orders/permissions'
import { isUnderWay } from '../../orders/record/actions'
import type { Answer } from '../answer'
import { idempotencyHeader } from '../idempotency'
import { act } from '../order-act'
import {
  cancelBody,
  cancellationAnswer,
  changeAnswer,
  changeBody,
  decisionBody,
  invoiceAnswer,
  invoiceBody,
  invoiceOf,
  trackingAnswer,
  trackingBody,
} from '../order-action-schemas'
import type { AuthenticatedRequest, Route } from '../route'

const { invoice, refund, cancel, change, full } = orderResources

/** What the ERP does to an order: one thing at a time per order, and all of it harmless when it is sent again. */
export const orderActionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/orders/{id}/invoices',
    access: { anyOf: [invoice, refund] },
    handle: postInvoices,
    docs: {
      operationId: 'invoice_order',
      summary: 'Send an invoice of an order, or a return',
      description:
        'The order is invoiced when its output invoices come to its value, shipping included. The number is the key: the same invoice again is harmless, other content is refused. With `tracking`, the parcel is told too.',
      headers: idempotencyHeader,
      body: { 'application/json': invoiceBody },
      answers: { 200: { description: 'VTEX has the invoice.', schema: invoiceAnswer } },
    },
  },
  {
    method: 'PUT',
    path: '/orders/{id}/invoices/{number}/tracking',
    access: { anyOf: [invoice] },
    handle: putTracking,
    docs: {
      operationId: 'track_invoice',
      summary: 'Tell the way of an invoice’s parcel',
      description:
        'What VTEX has already is not sent again. `number` of the path: as printed, or as VTEX has it.',
      body: { 'application/json': trackingBody },
      answers: { 200: { description: 'VTEX knows it.', schema: trackingAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/orders/{id}/cancel',
    access: { anyOf: [cancel] },
    handle: postCancel,
    docs: {
      operationId: 'cancel_order',
      summary: 'Cancel an order',
      description:
        'Not of an order that is invoiced, wholly or in part. Of one that somebody else wants cancelled, it is the yes.',
      headers: idempotencyHeader,
      body: { 'application/json': cancelBody },
      answers: { 200: { description: 'VTEX was told.', schema: cancellationAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/orders/{id}/cancellation-decision',
    access: { anyOf: [cancel] },
    handle: postDecision,
    docs: {
      operationId: 'decide_cancellation',
      summary: 'Say yes or no to a request to cancel an order',
      description: 'Once per request, and for good. A no needs a reason, which the marketplace is shown.',
      headers: idempotencyHeader,
      body: { 'application/json': decisionBody },
      answers: { 200: { description: 'VTEX was told.', schema: cancellationAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/orders/{id}/changes',
    access: { anyOf: [change, cancel, full] },
    handle: postChanges,
    docs: {
      operationId: 'change_order',
      summary: 'Change quantities, SKUs or the value of an order',
      description:
        'VTEX decides later: read the order until `sync.changes` says done or failed, and invoice only then. The app looks by itself. With an Idempotency-Key the same change is never made twice.',
      headers: idempotencyHeader,
      body: { 'application/json': changeBody },
      answers: {
        200: { description: 'It is decided, or nothing was to be changed.', schema: changeAnswer },
        202: { description: 'VTEX has not decided yet.', schema: changeAnswer },
      },
    },
  },
]

function postInvoices(request: AuthenticatedRequest): Promise<Answer> {
  return act(
    request,
    invoiceBody,
    ({ deps, id, source }, body) => postInvoice(deps, id, invoiceOf(body), source),
    ({ done: { number, printed, type, value, state } }) => ({
      invoice: { number, printed, type, value: unitsOf(value), state },
    }),
  )
}

function putTracking(request: AuthenticatedRequest): Promise<Answer> {
  return act(
    request,
    trackingBody,
    ({ deps, id, source }, body) => trackInvoice(deps, id, request.params.number ?? '', body, source),
    ({ done: number }) => ({ invoice: { number } }),
  )
}

function postCancel(request: AuthenticatedRequest): Promise<Answer> {
  return act(request, cancelBody, ({ deps, id, source }, body) => cancelOrder(deps, id, body, source))
}

function postDecision(request: AuthenticatedRequest): Promise<Answer> {
  return act(request, decisionBody, ({ deps, id, source }, { accept, reason = 'Accepted by the store' }) =>
    decideCancellation(deps, id, { accept, reason }, source),
  )
}

function postChanges(request: AuthenticatedRequest): Promise<Answer> {
  const key = request.header('idempotency-key') || null
  return act(
    request,
    changeBody,
    ({ deps, id, source }, body) => changeOrder(deps, id, body, { source, key }),
    ({ done }) => ({ change: done && { requestId: done.requestId, state: done.state } }),
    ({ done }) => (done && isUnderWay(done) ? 202 : 200),
  )
}
