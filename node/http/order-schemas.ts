import { z } from 'zod'
import { erpOrderSchema } from '../orders/erp-order'
import { acknowledgedNumber, rejectionFields } from '../orders/queue/fields'
import { orderShapes } from '../orders/queue/shape-order'
import { queueEvents, stages } from '../orders/record/record'
import { limit } from './parameters'

const text = z.string().nullable()
const instant = z.string().meta({ description: 'RFC 3339 instant.' })

const event = z.enum(queueEvents).meta({
  description:
    'new: the order itself. cancellation-requested: somebody wants an order cancelled that the ERP has. canceled: an order that the ERP has was cancelled.',
})

const history = z
  .strictObject({
    at: instant,
    what: z.string(),
    by: z.string().meta({ description: 'event, search, watch, queue, app, or the source that called.' }),
    detail: text,
    call: z
      .strictObject({
        method: z.string(),
        path: z.string(),
        status: z.string(),
        milliseconds: z.number(),
      })
      .nullable()
      .meta({ description: 'Of a call to VTEX.' }),
  })
  .meta({ id: 'OrderHistory' })

const ofErpInvoice = z
  .strictObject({
    number: z.string(),
    printed: z.string().meta({ description: 'As the ERP prints it.' }),
    type: z.enum(['output', 'input']),
    value: z.number(),
    issuedAt: instant,
    state: z.enum(['sending', 'sent', 'confirmed']),
    sentAt: instant,
    lines: z.array(z.strictObject({ lineId: z.string(), quantity: z.int(), price: z.number() })),
  })
  .meta({ id: 'OrderSyncInvoice' })

const actions = {
  invoices: z.array(ofErpInvoice).meta({ description: 'What the ERP invoiced through this app.' }),
  cancellation: z
    .strictObject({
      kind: z.enum(['cancel', 'accept', 'deny']),
      reason: z.string(),
      requestedBy: z.enum(['store', 'customer']),
      state: z.enum(['sending', 'sent', 'done']),
      at: instant,
    })
    .nullable()
    .meta({ id: 'OrderSyncCancellation', description: 'The last wish to cancel, or decision on one.' }),
  changes: z.array(
    z
      .strictObject({
        requestId: text,
        reason: z.string(),
        state: z.enum(['sending', 'processing', 'done', 'failed']),
        sentAt: instant,
        endedAt: instant.nullable(),
      })
      .meta({ id: 'OrderSyncChange' }),
  ),
}

/** What this app did with an order. */
export const sync = z
  .strictObject({
    stage: z.enum(stages).meta({ description: 'Where the order stands between VTEX and the ERP.' }),
    statusSince: instant,
    leasedUntil: instant.nullable(),
    rejection: z
      .strictObject({
        reason: z.string(),
        code: text,
        at: instant,
        offeredAgainAt: instant.nullable(),
        mappingVersion: z.int().nullable().meta({
          description: 'Of the mapping that the order does not fit; null: the ERP refused the order.',
        }),
      })
      .nullable(),
    ...actions,
    history: z.array(history),
  })
  .nullable()
  .meta({ id: 'OrderSync', description: 'What this app did; null for orders that are none of its.' })

/** `GET /orders/{id}`. */
export const orderAnswer = erpOrderSchema.extend({ sync }).meta({ id: 'OrderAnswer' })

const mappingVersion = z.int().nullable().meta({
  description: 'Of the mapping that made the ERP’s own shape; null: the order is canonical.',
})

const shapedOrder = z.union([
  erpOrderSchema,
  z
    .record(z.string(), z.unknown())
    .meta({ id: 'MappedOrder', description: 'What the source’s mapping of orders makes.' }),
])

const shape = z.enum(orderShapes)

/** Parameters of `GET /orders/{id}`. */
export const orderQuery = z.strictObject({
  shape: shape.default('canonical').meta({
    description: 'erp: in the shape of the caller’s mapping of orders, where it has one.',
  }),
})

/** `GET /orders/{id}?shape=erp`. */
export const mappedOrderAnswer = z
  .strictObject({ orderId: z.string(), order: shapedOrder, mappingVersion, sync })
  .meta({ id: 'MappedOrderAnswer' })

/** `GET /orders/queue`. */
export const queueAnswer = z
  .strictObject({
    orders: z.array(
      z
        .strictObject({
          orderId: z.string(),
          receipt: z.string().meta({ description: 'Send it back with the acknowledgement.' }),
          event,
          leasedUntil: instant.meta({
            description: 'The order comes back after this unless it is acknowledged.',
          }),
          attempt: z.int().meta({ description: 'How often the order was given out, this time included.' }),
          order: shapedOrder,
          mappingVersion,
        })
        .meta({ id: 'QueuedOrder' }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'OrderQueue' })

export const ackBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          receipt: z.string().min(1).max(300),
          erpOrderNumber: acknowledgedNumber,
        }),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: 'Acknowledgements' })

export const ackAnswer = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          receipt: z.string(),
          orderId: text,
          result: z.enum(['acknowledged', 'failed']),
          status: text.meta({ description: 'VTEX’s status afterwards.' }),
          code: text,
          message: text,
          help: text,
        })
        .meta({ id: 'Acknowledged' }),
    ),
  })
  .meta({ id: 'AcknowledgementResults' })

export const rejectBody = z.strictObject(rejectionFields).meta({ id: 'Rejection' })

/** `POST /orders/{id}/reject`. */
export const rejectAnswer = z.strictObject({ orderId: z.string(), sync }).meta({ id: 'RejectedOrder' })

const seconds = (byDefault: number, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number of seconds')
    .default(String(byDefault))
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** Parameters of `GET /orders/queue`. */
export const queueQuery = z.strictObject({
  limit: limit(50, 100),
  visibility: seconds(300, 10, 43_200).meta({
    description: 'Seconds until an order that is not acknowledged comes back, 10 to 43200.',
  }),
  shape: shape.default('erp').meta({
    description:
      'erp: in the shape of the caller’s mapping of orders, where it has one. canonical: as without a mapping.',
  }),
  events: z
    .string()
    .default('new')
    .transform((names) => names.split(',').map((name) => name.trim()))
    .pipe(z.array(event).min(1))
    .meta({ description: 'What to be told, with commas: new, cancellation-requested, canceled.' }),
})
