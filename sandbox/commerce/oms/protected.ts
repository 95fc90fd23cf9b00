import { z } from 'zod'
import type { Context, RouteDefinition } from '../routes'
import { readBody, type ShapeKit } from '../shape'
import { shapeKit } from '../shape'
import { cancelBody, postCancel } from './actions/cancel'
import { invoiceBody, postInvoice } from './actions/invoice'
import { notifyPayment } from './actions/payment'
import { startHandling } from './actions/start-handling'
import { omsError } from './answers'
import { listOrders } from './list'
import { showOrder } from './view'
import { withOrder, type OrderHandler } from './with-order'

const one = '/api/orders/pvt/document/{orderId}'
const full = 'AcessaTodosPedidos'

/**
 * The edition for protected data: the same verbs under other paths. Assumption: they do the same, and GET answers as
 * the other edition does; the sandbox offers both to every store.
 */
export function protectedRoutes(context: Context): RouteDefinition[] {
  const kit = shapeKit(context.strict)
  const on = (handle: OrderHandler) => withOrder(context, handle)
  return [
    { method: 'GET', template: one, resources: ['OMSViewer', full], handle: on(showOrder(context)) },
    {
      method: 'POST',
      template: '/api/orders/extendsearch/orders',
      resources: ['ListOrders', full],
      handle: searchOrders(context),
    },
    {
      method: 'POST',
      template: `${one}/actions/start-handling`,
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
      template: `${one}/invoices`,
      resources: ['ShippingAction'],
      handle: on(postProtectedInvoice(kit, context)),
    },
    {
      method: 'POST',
      template: `${one}/payment/{paymentId}/notify-payment`,
      resources: ['PaymentAction'],
      handle: on(notifyPayment),
    },
  ]
}

/** POST extendsearch: the list's filters as a body. */
function searchOrders(context: Context): RouteDefinition['handle'] {
  const list = listOrders(context)
  const body = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  return (call) => {
    const sent = readBody(body, call.request.body ?? {})
    if (!sent.ok) return omsError(400, 'OMS001', sent.message)
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries(sent.value)) query.set(key, String(value))
    return list({ ...call, request: { ...call.request, query } })
  }
}

function protectedInvoice(kit: ShapeKit) {
  const text = z.string().nullish()
  return kit.object({
    type: z.enum(['Output', 'Input']),
    issuedDate: z.string().min(1),
    invoiceNumber: z.string().min(1),
    invoiceValue: z.int(),
    extraValue: z.int().nullish(),
    invoiceKey: text,
    invoiceUrl: text,
    courier: text,
    trackingNumber: text,
    trackingUrl: text,
    items: z.array(kit.object({ itemIndex: z.int().min(0), price: z.int(), quantity: z.int().min(1) })),
    cfop: text,
    volumes: z.int().nullish(),
  })
}

/** POST invoices: lines by their index. The number of an invoice that is there is refused ("not allowed"). */
function postProtectedInvoice(kit: ShapeKit, context: Context): OrderHandler {
  const schema = protectedInvoice(kit)
  const post = postInvoice(invoiceBody(kit), () => context.tuning.orderCancelRaceMs)
  return (act) => {
    const body = readBody(schema, act.call.request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    const { issuedDate, items, extraValue: _extra, cfop: _cfop, volumes: _volumes, ...same } = body.value
    if (act.order.packages.some(({ invoiceNumber }) => invoiceNumber === same.invoiceNumber))
      return omsError(400, 'OMS009', `Invoice ${same.invoiceNumber} exists.`)
    const lines = items.map(({ itemIndex, ...line }) => ({
      ...line,
      id: act.order.items[itemIndex]?.skuId ?? '',
    }))
    const request = { ...act.call.request, body: { ...same, issuanceDate: issuedDate, items: lines } }
    return post({ ...act, call: { ...act.call, request } })
  }
}
