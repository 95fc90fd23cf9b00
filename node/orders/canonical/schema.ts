import { z } from 'zod'

const text = z.string().nullable()
const amount = z.number().meta({ description: 'Currency units, exact to the cent.' })
const instant = z.string().nullable().meta({ description: 'RFC 3339 instant.' })

const corporate = z
  .strictObject({ name: text, tradeName: text, document: text, stateRegistration: text })
  .meta({ id: 'OrderCompany' })

const customer = z
  .strictObject({
    ref: text.meta({ description: 'Id of the shopper’s profile in VTEX.' }),
    email: text.meta({ description: 'As VTEX gives it: often an address that forwards to the shopper.' }),
    firstName: text,
    lastName: text,
    document: text,
    documentType: text,
    phone: text,
    corporate: corporate.nullable(),
  })
  .meta({ id: 'OrderCustomer' })

const address = z
  .strictObject({
    ref: text,
    receiver: text,
    street: text,
    number: text,
    complement: text,
    neighborhood: text,
    city: text,
    state: text,
    zip: text,
    country: text,
    reference: text,
    geo: z.strictObject({ longitude: z.number(), latitude: z.number() }).nullable(),
  })
  .meta({ id: 'OrderAddress' })

const component = z
  .strictObject({
    skuId: z.string(),
    skuRef: text,
    ean: text,
    name: text,
    quantity: z.number().meta({ description: 'In one kit.' }),
    total: amount.meta({ description: 'Share of the line’s total, of all its kits.' }),
  })
  .meta({ id: 'OrderComponent' })

const service = z
  .strictObject({ id: z.string(), name: text, price: amount })
  .meta({ id: 'OrderService', description: 'Bought with a line, such as wrapping.' })

const line = z
  .strictObject({
    lineId: z.string().meta({ description: 'Id of the line within the order; a SKU may have several.' }),
    skuId: z.string(),
    skuRef: text,
    ean: text,
    name: text,
    quantity: z.int(),
    unitMultiplier: z.number(),
    measurementUnit: text,
    listPrice: amount.nullable().meta({ description: 'Per unit of measurement.' }),
    unitPrice: amount.meta({ description: 'Per unit of measurement, before discounts.' }),
    discount: amount.meta({ description: 'Of the whole line.' }),
    tax: amount.meta({ description: 'Of the whole line.' }),
    total: amount.meta({
      description: 'What the line comes to after its discount, without tax and shipping.',
    }),
    seller: text,
    warehouse: text,
    gift: z.boolean(),
    components: z.array(component),
    services: z.array(service),
    attachments: z.array(z.strictObject({ name: text, content: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: 'OrderLine' })

const totals = z
  .strictObject({
    items: amount,
    discounts: amount,
    shipping: amount,
    tax: amount,
    services: amount,
    changes: amount.meta({ description: 'What changes to the order added, or took off where negative.' }),
    value: amount,
  })
  .meta({
    id: 'OrderTotals',
    description: 'items − discounts + shipping + tax + services + changes = value, to the cent.',
  })

const delivery = z
  .strictObject({
    deliveryId: z.string(),
    carrier: text,
    carrierName: text,
    service: text,
    warehouse: text,
    dock: text,
    price: amount,
    estimate: text.meta({ description: 'As VTEX has it: 3bd is 3 business days, 24h a day.' }),
    estimatedAt: instant,
    window: z.strictObject({ from: instant, to: instant }).nullable(),
    pickupPoint: text,
    lineIds: z.array(z.string()),
  })
  .meta({ id: 'OrderDelivery', description: 'Lines that leave one warehouse with one carrier and service.' })

const payment = z
  .strictObject({
    method: text.meta({ description: 'Name of the payment system.' }),
    code: text.meta({ description: 'Id of the payment system.' }),
    group: text,
    value: amount,
    installments: z.int().nullable(),
    transactionId: text,
    authorizationCode: text.meta({ description: 'May arrive later than the order, or not at all.' }),
    acquirer: text,
    brand: text,
    last4: text,
    dueAt: instant,
    giftCard: text,
  })
  .meta({ id: 'OrderPayment' })

const invoice = z
  .strictObject({
    number: text,
    type: z.enum(['output', 'input']).meta({ description: 'input: goods that came back.' }),
    issuedAt: instant,
    value: amount,
    key: text,
    url: text,
    lines: z.array(z.strictObject({ lineId: text, quantity: z.number(), price: amount })),
    tracking: z
      .strictObject({
        number: text,
        url: text,
        carrier: text,
        delivered: z.boolean(),
        deliveredAt: instant,
      })
      .nullable(),
  })
  .meta({ id: 'OrderInvoice' })

const changedItem = z
  .strictObject({ skuId: z.string(), name: text, quantity: z.number(), price: amount })
  .meta({ id: 'OrderChangedItem' })

const change = z
  .strictObject({
    at: instant,
    reason: text,
    discount: amount,
    increase: amount,
    added: z.array(changedItem),
    removed: z.array(changedItem),
  })
  .meta({ id: 'OrderChange', description: 'The lines stay as they were ordered: apply changes on top.' })

/** The canonical order: the published shape in which ERPs get orders. */
export const orderSchema = z
  .strictObject({
    orderId: z.string(),
    marketplaceOrderId: text,
    sequence: text,
    orderGroup: text,
    flow: z.enum(['complete', 'seller', 'marketplace', 'chain']),
    status: z.string().meta({ description: 'VTEX’s status; an open list. Empty while VTEX has none.' }),
    isCompleted: z.boolean().meta({ description: 'false: not all of it has arrived; do not ship.' }),
    createdAt: instant,
    authorizedAt: instant,
    tradePolicy: text,
    affiliate: text,
    origin: text,
    currency: text,
    value: amount,
    customer,
    shipTo: address.nullable(),
    invoiceTo: address.nullable(),
    lines: z.array(line),
    totals,
    deliveries: z.array(delivery),
    payments: z.array(payment),
    coupons: z.array(z.string()),
    marketing: z.strictObject({ source: text, campaign: text }),
    notes: text,
    customData: z.record(z.string(), z.record(z.string(), z.string())).meta({
      description: 'Fields by the id of the checkout’s app.',
    }),
    packages: z.array(invoice),
    changes: z.array(change),
  })
  .meta({ id: 'Order', description: 'An order of the store.' })

export type Order = z.output<typeof orderSchema>
export type OrderLine = Order['lines'][number]
export type OrderAddress = NonNullable<Order['shipTo']>
