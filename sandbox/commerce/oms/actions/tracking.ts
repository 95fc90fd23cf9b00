import { z } from 'zod'
import { param } from '../../routes'
import { readBody, type ShapeKit } from '../../shape'
import { omsError, receiptOf } from '../answers'
import { tellChange } from '../move'
import type { Package } from '../order'
import type { OrderHandler } from '../with-order'

/** The body of PATCH invoice: all four keys, null where there is nothing. */
export function patchInvoiceBody(kit: ShapeKit) {
  return kit.object({
    trackingNumber: z.string().min(1),
    trackingUrl: z.string().nullable(),
    dispatchedDate: z.string().nullable(),
    courier: z.string().nullable(),
  })
}

/** The body of PUT tracking. */
export function trackingBody(kit: ShapeKit) {
  const event = kit.object({ city: z.string(), state: z.string(), description: z.string(), date: z.string() })
  return kit.object({
    isDelivered: z.boolean(),
    deliveredDate: z.string().nullish(),
    events: z.array(event),
  })
}

/** PATCH invoice: adds the tracking number. */
export function patchInvoice(schema: ReturnType<typeof patchInvoiceBody>): OrderHandler {
  return withPackage(schema, (found, body) => Object.assign(found, body))
}

/** PUT tracking: replaces the events. */
export function putTracking(schema: ReturnType<typeof trackingBody>): OrderHandler {
  return withPackage(schema, (found, { isDelivered, deliveredDate, events }) => {
    found.tracking = { isDelivered, deliveredDate: deliveredDate ?? null, events }
  })
}

function withPackage<Body>(
  schema: z.ZodType<Body>,
  change: (found: Package, body: Body) => void,
): OrderHandler {
  return ({ call, account, oms, order, now }) => {
    const number = param(call, 'invoiceNumber')
    const found = order.packages.find(({ invoiceNumber }) => invoiceNumber === number)
    // A number that is no single word of a path is not found again (known issue).
    if (!found || !/^[A-Za-z0-9-]+$/.test(number))
      return omsError(404, 'OMS010', `Invoice ${number} not found.`)
    const body = readBody(schema, call.request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    change(found, body.value)
    tellChange(oms, account, order, now)
    return receiptOf(order, now)
  }
}
