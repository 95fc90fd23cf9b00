import type { ApiRoute } from '../../http'
import { toRoutes, type Context, type RouteDefinition } from '../routes'
import { shapeKit } from '../shape'
import { cancelBody, denyBody, denyCancellation, postCancel } from './actions/cancel'
import { getChange, listChanges, patchChanges, previewChanges } from './actions/changes'
import { interactionBody, postInteraction } from './actions/interactions'
import { invoiceBody, postInvoice } from './actions/invoice'
import { notifyPayment } from './actions/payment'
import { startHandling } from './actions/start-handling'
import { patchInvoice, patchInvoiceBody, putTracking, trackingBody } from './actions/tracking'
import { feedRoutes } from './feed/routes'
import { listOrders } from './list'
import { protectedRoutes } from './protected'
import { limited } from './rate-limit'
import { getChangeSummary, getOrderGroup, getPaymentTransaction, listConversation } from './reads'
import { showOrder } from './view'
import { withOrder, type OrderHandler } from './with-order'

const all = '/api/oms/pvt/orders'
const one = `${all}/{orderId}`
const document = '/api/orders/pvt/document/{orderId}'
const changes = '/api/order-system/orders/{changeOrderId}/changes'

const full = 'AcessaTodosPedidos'
const view = ['OMSViewer', full]
const list = ['ListOrders', full]
const change = ['Changes', 'CancelAction', full]
const invoice = ['ShippingAction', 'RefundAction']

/** OMS: orders as stores and sellers read and handle them. */
export function omsRoutes(context: Context): ApiRoute[] {
  const kit = shapeKit(context.strict)
  const on = (handle: OrderHandler, parameter?: string) => withOrder(context, handle, parameter)
  const definitions: RouteDefinition[] = [
    ...feedRoutes(context),
    ...protectedRoutes(context),
    ...readRoutes(context),
    { method: 'GET', template: all, resources: list, handle: listOrders(context) },
    {
      method: 'GET',
      template: one,
      resources: view,
      handle: on(showOrder(context)),
    },
    {
      method: 'POST',
      template: `${one}/start-handling`,
      resources: ['WorkflowAction'],
      handle: on(startHandling),
    },
    {
      method: 'POST',
      template: `${one}/cancel`,
      resources: ['CancelAction'],
      handle: on(postCancel(cancelBody(kit))),
    },
    {
      method: 'POST',
      template: `${one}/invoice`,
      resources: invoice,
      handle: on(postInvoice(invoiceBody(kit), () => context.tuning.orderCancelRaceMs)),
    },
    {
      method: 'PATCH',
      template: `${one}/invoice/{invoiceNumber}`,
      resources: ['ShippingAction'],
      handle: on(patchInvoice(patchInvoiceBody(kit))),
    },
    {
      method: 'PUT',
      template: `${one}/invoice/{invoiceNumber}/tracking`,
      resources: ['ShippingAction'],
      handle: on(putTracking(trackingBody(kit))),
    },
    {
      method: 'POST',
      template: `${one}/payments/{paymentId}/payment-notification`,
      resources: ['PaymentAction'],
      handle: on(notifyPayment),
    },
    {
      method: 'POST',
      template: `${document}/deny-cancellation-request`,
      resources: ['CancelAction'],
      handle: on(denyCancellation(denyBody(kit))),
    },
    {
      method: 'PATCH',
      template: changes,
      resources: change,
      handle: on(
        patchChanges(() => context.tuning.orderChangeMs),
        'changeOrderId',
      ),
    },
    { method: 'GET', template: changes, resources: change, handle: on(listChanges, 'changeOrderId') },
    {
      method: 'POST',
      template: `${changes}/preview`,
      resources: change,
      handle: on(previewChanges, 'changeOrderId'),
    },
    {
      method: 'GET',
      template: `${changes}/{changeRequestId}`,
      resources: change,
      handle: on(getChange, 'changeOrderId'),
    },
  ]
  return toRoutes(context, definitions, limited(context))
}

/** What else can be read of an order, and its log. */
function readRoutes(context: Context): RouteDefinition[] {
  const on = (handle: OrderHandler) => withOrder(context, handle)
  const log = postInteraction(interactionBody(shapeKit(context.strict)))
  return [
    {
      method: 'GET',
      template: `${all}/order-group/{orderGroup}`,
      resources: view,
      handle: getOrderGroup(context),
    },
    {
      method: 'GET',
      template: `${one}/payment-transaction`,
      resources: ['OMSViewer'],
      handle: on(getPaymentTransaction),
    },
    {
      method: 'GET',
      template: `${one}/conversation-message`,
      resources: [full],
      handle: on(listConversation),
    },
    { method: 'POST', template: `${one}/interactions`, resources: [full], handle: on(log) },
    {
      method: 'GET',
      template: `${document}/change-summary`,
      resources: ['OMSViewer'],
      handle: on(getChangeSummary),
    },
  ]
}
