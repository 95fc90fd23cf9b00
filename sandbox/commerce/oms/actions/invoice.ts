import { z } from 'zod'
import { readBody, type ShapeKit } from '../../shape'
import { newReceipt, omsError, receiptOf } from '../answers'
import { cancelRequests, isTransient } from '../flow'
import { invoicedOf, valueOf } from '../money'
import { moveTo, tellChange } from '../move'
import type { Order, Package } from '../order'
import type { OrderCall, OrderHandler } from '../with-order'

/** The body of POST invoice. Money in cents; invoiceValue is text. */
export function invoiceBody(kit: ShapeKit) {
  const cents = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
  return kit.object({
    type: z.enum(['Output', 'Input']),
    issuanceDate: z.string().min(1),
    invoiceNumber: z.string().min(1),
    invoiceValue: cents,
    invoiceKey: z.string().nullish(),
    invoiceUrl: z.string().nullish(),
    embeddedInvoice: z.string().nullish(),
    courier: z.string().nullish(),
    trackingNumber: z.string().nullish(),
    trackingUrl: z.string().nullish(),
    dispatchedDate: z.string().nullish(),
    items: z.array(
      kit.object({
        id: z.string().min(1),
        price: z.int(),
        quantity: z.int().min(1),
        description: z.string().nullish(),
      }),
    ),
  })
}

type Body = z.output<ReturnType<typeof invoiceBody>>

/**
 * POST invoice. The same number again changes the receipt and nothing else. Output: the order becomes invoiced when
 * all of its value is; Input is a return, and only taken of an invoiced order. Assumption: 400 in states that take no
 * invoice, where the reference says "4xx" of a cancelled order, and for more than the order's value, which it says is
 * taken wrongly while a change is under way.
 * @param raceMs an invoice within this time of a request to cancel leaves the order stuck (known issue)
 */
export function postInvoice(schema: ReturnType<typeof invoiceBody>, raceMs: () => number): OrderHandler {
  return (call) => {
    const body = readBody(schema, call.call.request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    const { order, now } = call
    const same = order.packages.find(({ invoiceNumber }) => invoiceNumber === body.value.invoiceNumber)
    if (same) return again(call, same)
    const refusal = refusalOf(order, body.value, now - raceMs()) ?? excessOf(order, body.value)
    if (refusal) return omsError(400, 'OMS007', refusal)
    const added = toPackage(order, body.value)
    order.packages.push(added)
    tellChange(call.oms, call.account, order, now)
    if (added.type === 'Output') follow(call)
    return receiptOf(order, now, added.receipt)
  }
}

/** Sent once more, the invoice lets go an order that a change at the same time had kept back. */
function again(call: OrderCall, same: Package) {
  same.receipt = newReceipt()
  const isKept =
    call.order.status === 'payment-approved' && invoicedOf(call.order.packages) >= valueOf(call.order)
  if (isKept) moveTo(call.oms, call.account, call.order, 'invoice', call.now)
  return receiptOf(call.order, call.now, same.receipt)
}

function follow({ oms, account, order, now }: OrderCall): void {
  if (cancelRequests.has(order.status)) {
    order.isInError = true
    order.dueAt = null
    return
  }
  // Invoiced while a change is under way, or by mischance: the order is paid again, for good (known issues).
  const isWhole = invoicedOf(order.packages) >= valueOf(order)
  if (isChanging(order) || (isWhole && oms.faults.take('invoice-kept', order))) {
    moveTo(oms, account, order, 'payment-approved', now)
    order.dueAt = null
    return
  }
  moveTo(oms, account, order, 'invoice', now)
}

const isChanging = ({ changes }: Order): boolean => changes.some(({ status }) => status === 'processing')

/** All that is invoiced may not be more than the order, unless a change keeps VTEX from looking (known issue). */
function excessOf(order: Order, { type, invoiceValue }: Body): string | null {
  const isMore = invoicedOf(order.packages) + invoiceValue > valueOf(order)
  return type === 'Output' && isMore && !isChanging(order) ? 'The invoices exceed the order.' : null
}

function refusalOf(order: Order, { type }: Body, racesSince: number): string | null {
  const { status } = order
  if (type === 'Input') return status === 'invoiced' ? null : 'Only an invoiced order can be returned.'
  const requestedAt = order.history.at(-1)?.at ?? 0
  if (cancelRequests.has(status)) return requestedAt > racesSince ? null : `The order is ${status}.`
  const isPaidInPart = status === 'payment-approved' && order.packages.length > 0
  const takesInvoice = ['handling', 'ready-for-handling', 'ready-for-invoicing', 'waiting-for-fulfillment']
  if (isPaidInPart || takesInvoice.includes(status)) return null
  return isTransient(status) ? `The order is being moved from ${status}.` : `The order is ${status}.`
}

function toPackage(order: Order, body: Body): Package {
  return {
    type: body.type,
    invoiceNumber: body.invoiceNumber,
    invoiceValue: body.invoiceValue,
    invoiceKey: body.invoiceKey ?? null,
    invoiceUrl: body.invoiceUrl ?? null,
    embeddedInvoice: body.embeddedInvoice ?? null,
    issuanceDate: body.issuanceDate,
    courier: body.courier ?? null,
    trackingNumber: body.trackingNumber ?? null,
    trackingUrl: body.trackingUrl ?? null,
    dispatchedDate: body.dispatchedDate ?? null,
    items: body.items.map(({ id, quantity, price, description }) => ({
      // The first line of the SKU, whatever line was meant (known issue).
      itemIndex: order.items.findIndex(({ skuId }) => skuId === id),
      quantity,
      price,
      description: description ?? null,
    })),
    receipt: newReceipt(),
    tracking: null,
  }
}
