import { z } from 'zod'
import { cost, instant, line, price, skuRef } from '../flows/fields'
import { keyProblem } from '../orders/actions/access-key'
import { sync } from './order-schemas'

/** Longest XML of an invoice, in characters; a request has at most 1 MB. */
const MOST_DOCUMENT = 700_000

const cents = (schema: typeof price) => schema.transform((amount) => Math.round(amount * 100))

const reason = line(300).meta({ description: 'Why, for people. No personal data.' })

const webAddress = z
  .string()
  .trim()
  .max(1_000)
  .regex(/^https?:\/\/[^\s]+$/, 'must be an address that begins with http:// or https://')

const key = line(100)
  .transform((text) => (/^[\d\s.-]+$/.test(text) ? text.replace(/\D/g, '') : text))
  .superRefine((text, context) => {
    const message = keyProblem(text)
    if (message !== null) context.addIssue({ code: 'custom', message, params: { code: 'invalid_key' } })
  })
  .meta({ description: 'Access key of an electronic invoice; of one of Brazil 44 digits.' })

const document = z
  .string()
  .max(MOST_DOCUMENT)
  .refine((text) => /^\s*</.test(text), 'must be XML')
  .refine((text) => !/<!(DOCTYPE|ENTITY)/i.test(text), 'must not have a DTD')
  .meta({ description: 'XML of the invoice, which some marketplaces ask for. The app does not keep it.' })

const quantity = z.int().min(1).max(1_000_000)

const invoiceLine = z
  .strictObject({
    lineId: line(100).optional(),
    skuRef: skuRef.optional(),
    skuId: line(50).optional(),
    quantity,
    price: cents(cost).optional().meta({
      description: 'Of one unit; absent: what the line was sold for, split to the cent.',
    }),
  })
  .refine(({ lineId, skuRef: ref, skuId }) => lineId ?? ref ?? skuId, {
    message: 'must name a line by lineId, skuRef or skuId',
    path: ['lineId'],
  })
  .meta({ id: 'InvoiceLine' })

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional()

/** Body of `PUT /orders/{id}/invoices/{number}/tracking`. */
export const trackingBody = z
  .strictObject({
    number: line(100).optional().meta({ description: 'The carrier’s number of the parcel.' }),
    url: nullable(webAddress),
    carrier: nullable(line(100)),
    dispatchedAt: nullable(instant),
    delivered: z.boolean().optional(),
    deliveredAt: nullable(instant),
    events: z
      .array(
        z.strictObject({
          at: instant,
          description: line(300),
          city: line(100).optional(),
          state: line(100).optional(),
        }),
      )
      .max(200)
      .optional()
      .meta({ description: 'All events of the parcel: they replace those that VTEX has.' }),
  })
  .meta({ id: 'Tracking', description: 'Absent: as it is; null: cleared.' })

/** Body of `POST /orders/{id}/invoices`. */
export const invoiceBody = z
  .strictObject({
    number: line(100).meta({ description: 'As it is printed. VTEX gets its letters, digits and hyphens.' }),
    type: z.enum(['output', 'input']).default('output').meta({
      description: 'input: goods that came back; VTEX refunds them by itself.',
    }),
    issuedAt: instant,
    value: cents(price).meta({ description: 'Of the whole invoice, with shipping and tax.' }),
    key: key.optional(),
    url: webAddress.optional(),
    document: document.optional(),
    lines: z.array(invoiceLine).min(1).max(500).optional().meta({
      description: 'What is on it; absent: all that is left.',
    }),
    tracking: trackingBody.optional(),
  })
  .meta({ id: 'Invoice' })

/** The invoice of a body: what it leaves out is null. */
export function invoiceOf(body: z.output<typeof invoiceBody>) {
  const { key = null, url = null, document = null, lines = null, tracking = null, ...sent } = body
  return { ...sent, key, url, document, lines, tracking }
}

/** Body of `POST /orders/{id}/cancel`. */
export const cancelBody = z
  .strictObject({ reason, requestedBy: z.enum(['store', 'customer']).default('store') })
  .meta({ id: 'Cancellation' })

/** Body of `POST /orders/{id}/cancellation-decision`. */
export const decisionBody = z
  .strictObject({ accept: z.boolean(), reason: reason.optional() })
  .refine(({ accept, reason: why }) => accept || why !== undefined, {
    message: 'is needed to say no',
    path: ['reason'],
  })
  .meta({ id: 'CancellationDecision' })

/** Body of `POST /orders/{id}/changes`. */
export const changeBody = z
  .strictObject({
    reason,
    lines: z
      .array(z.strictObject({ lineId: line(100), quantity: z.int().min(0).max(1_000_000) }))
      .max(500)
      .default([])
      .meta({ description: 'New quantities; 0 takes the line off.' }),
    add: z
      .array(z.strictObject({ skuRef, quantity, price: cents(price) }))
      .max(100)
      .default([])
      .meta({ description: 'SKUs that the order does not have; price of one unit.' }),
    discount: cents(cost).default(0),
    increase: cents(cost).default(0),
  })
  .meta({ id: 'OrderChangeRequest' })

const acted = {
  orderId: z.string(),
  status: z.string().meta({ description: 'VTEX’s status afterwards.' }),
  sync,
}

/** Answers of the actions on an order. */
export const invoiceAnswer = z
  .strictObject({
    ...acted,
    invoice: z
      .strictObject({
        number: z.string().meta({ description: 'As VTEX has it; tracking is sent by it.' }),
        printed: z.string(),
        type: z.enum(['output', 'input']),
        value: z.number(),
        state: z.enum(['sent', 'confirmed']).meta({ description: 'confirmed: VTEX shows it.' }),
      })
      .meta({ id: 'SentInvoice' }),
  })
  .meta({ id: 'InvoiceAnswer' })

export const trackingAnswer = z
  .strictObject({ ...acted, invoice: z.strictObject({ number: z.string() }) })
  .meta({ id: 'TrackingAnswer' })

export const cancellationAnswer = z.strictObject(acted).meta({ id: 'CancellationAnswer' })

export const changeAnswer = z
  .strictObject({
    ...acted,
    change: z
      .strictObject({
        requestId: z.string().nullable().meta({ description: 'VTEX’s id of the change.' }),
        state: z.enum(['sending', 'processing', 'done', 'failed']),
      })
      .nullable()
      .meta({ description: 'null: nothing was to be changed.' }),
  })
  .meta({ id: 'ChangeAnswer' })
