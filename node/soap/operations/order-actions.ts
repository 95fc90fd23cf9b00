import { err, ok, safeTry, type Result } from 'neverthrow'
import type { Resource } from '../../clients/license-manager'
import { fail, type Failure } from '../../errors/failure'
import { invoiceBody, invoiceOf } from '../../http/order-action-schemas'
import { parseWith } from '../../delivery/parse-with'
import { cancelOrder } from '../../orders/actions/cancel-order'
import { invoiceNumberOf } from '../../orders/actions/number'
import { postInvoice } from '../../orders/actions/post-invoice'
import { trackInvoice } from '../../orders/actions/track-invoice'
import { orderResources } from '../../orders/permissions'
import { takeOrder } from '../../orders/queue/take-order'
import { showOrder } from '../../orders/show-order'
import { statusOf } from '../../orders/statuses'
import { invoiceInWords, invoiceRecord } from '../dto/invoice'
import { instantByClock } from '../dto/text'
import { given, idIn, refused, type Answer, type Call, type Operations } from './call'
import { statusIn } from './orders'

const { handle, full, cancel, invoice } = orderResources

export const orderActionOperations = {
  OrderChangeStatus: {
    anyOf: [handle, full, cancel],
    handle: ({ idOrder, statusOrder }, call) =>
      safeTry(async function* () {
        const sequence = yield* idIn('idOrder', idOrder)
        const status = yield* statusIn(statusOrder)
        yield* await bringTo(status, `seq${sequence}`, call)
        return ok({})
      }),
  },
  OrderChangeTrackingNumber: {
    anyOf: [invoice],
    handle: ({ idOrder, trackingNumber }, call) =>
      safeTry(async function* () {
        const sequence = yield* idIn('idOrder', idOrder)
        const number = yield* given('trackingNumber', trackingNumber)
        const { packages } = yield* await showOrder(call.orders, `seq${sequence}`)
        const last = packages.filter(({ type }) => type === 'output').at(-1)
        if (!last?.number) return fail('invoice_not_found', 'The order has no invoice yet.')
        yield* await track(`seq${sequence}`, last.number, number, call)
        return ok({})
      }),
  },
  OrderChangeTrackingNumberV3: {
    anyOf: [invoice],
    handle: ({ idOrder, trackingNumber, invoiceNumber }, call) =>
      safeTry(async function* () {
        const sequence = yield* idIn('idOrder', idOrder)
        const number = yield* given('trackingNumber', trackingNumber)
        const printed = yield* given('invoiceNumber', invoiceNumber)
        yield* await track(`seq${sequence}`, printed, number, call)
        return ok({})
      }),
  },
  UpdateNotifyShipping: {
    anyOf: [invoice],
    handle: ({ OrderInvoice }, call) =>
      safeTry(async function* () {
        const sent = yield* given('OrderInvoice', OrderInvoice)
        const id = sent.OrderIdV3 || `seq${yield* idIn('OrderInvoice/OrderId', sent.OrderId)}`
        const printed = yield* given('OrderInvoice/InvoiceNumber', sent.InvoiceNumber)
        const issuedAt = yield* await issuedAtOf(id, printed, sent.IssuanceDate, call)
        const wanted = yield* readInvoice(invoiceRecord(sent, issuedAt))
        yield* await postInvoice(call.orders, id, wanted, call.source)
        return ok({})
      }),
  },
} as const satisfies Operations

/** An order to the ERP, or cancelled: all that an ERP can bring about by a status alone. */
async function bringTo(status: string, id: string, call: Call): Answer<unknown> {
  const { orders, source } = call
  switch (statusOf(status).kind) {
    case 'handling':
      return whoMay(call, [handle, full], () => takeOrder(orders, id, source))
    case 'canceling':
    case 'canceled':
      return whoMay(call, [cancel], () =>
        cancelOrder(orders, id, { reason: 'Canceled by the ERP', requestedBy: 'store' }, source),
      )
    default: {
      const message = 'must be ERP or canceled; an order is invoiced by UpdateNotifyShipping'
      return refused('statusOrder', 'invalid', message)
    }
  }
}

async function whoMay(
  { may }: Call,
  anyOf: readonly Resource[],
  act: () => Promise<Result<unknown, Failure>>,
): Answer<unknown> {
  const allowed = await may(anyOf)
  return allowed.isErr() ? err(allowed.error) : act()
}

function track(id: string, printed: string, number: string, { orders, source }: Call): Answer<unknown> {
  return trackInvoice(orders, id, printed, { number }, source)
}

/** An invoice without a date is issued now; sent again, it keeps the date it had: another would be another invoice. */
async function issuedAtOf(
  id: string,
  printed: string,
  date: string | null,
  { orders }: Call,
): Answer<string> {
  const sent = instantByClock(date)
  if (sent !== undefined) return ok(sent)
  const number = invoiceNumberOf(printed)
  if (number.isErr()) return err(number.error)
  const shown = await showOrder(orders, id)
  return shown.map(({ sync }) => {
    const before = sync?.invoices.find((each) => each.number === number.value)
    return before?.issuedAt ?? new Date(orders.now()).toISOString()
  })
}

function readInvoice(record: object) {
  return parseWith(invoiceBody, record)
    .map(invoiceOf)
    .mapErr((failed) => invoiceInWords(failed))
}
