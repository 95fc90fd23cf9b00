import { z } from 'zod'

const cents = z.int().min(0)
const text = z.string().max(500)

const component = z.strictObject({
  skuId: text,
  quantity: z.int().min(1).default(1),
  price: cents.optional(),
})

const item = z.strictObject({
  /** VTEX's id, or the reference code. One of both. */
  skuId: text.optional(),
  refId: text.optional(),
  quantity: z.int().min(1).default(1),
  /** Cents per unit of measurement; of the store's base price unless told. */
  price: cents.optional(),
  listPrice: cents.optional(),
  unitMultiplier: z.number().positive().default(1),
  measurementUnit: text.default('un'),
  tax: cents.default(0),
  isGift: z.boolean().default(false),
  warehouseId: text.optional(),
  components: z.array(component).optional(),
})

const client = z.strictObject({
  email: text.default('shopper@shop.example'),
  firstName: text.default('Ana'),
  lastName: text.default('Sample'),
  documentType: text.default('cpf'),
  document: text.default('00000000191'),
  phone: text.default('+550000000000'),
  corporateName: text.nullable().default(null),
  corporateDocument: text.nullable().default(null),
  isCorporate: z.boolean().default(false),
})

const address = z.strictObject({
  addressType: text.default('residential'),
  receiverName: text.default('Ana Sample'),
  addressId: text.default('home'),
  postalCode: text.default('01001-000'),
  city: text.default('São Paulo'),
  state: text.default('SP'),
  country: text.default('BRA'),
  street: text.default('Praça da Sé'),
  number: text.default('1'),
  neighborhood: text.default('Sé'),
  complement: text.default(''),
  reference: text.nullable().default(null),
  geoCoordinates: z.array(z.number()).default([]),
})

const delivery = z.strictObject({
  slaId: text.default('Normal'),
  slaName: text.default('Normal'),
  courierId: text.default('carrier-1'),
  courierName: text.default('Carrier'),
  dockId: text.default('1'),
  channel: z.enum(['delivery', 'pickup-in-point']).default('delivery'),
  pickupPointId: text.nullable().default(null),
  shippingEstimate: text.default('3bd'),
  window: z.strictObject({ startDateUtc: text, endDateUtc: text }).nullable().default(null),
})

const payment = z.strictObject({
  paymentSystem: text.default('2'),
  paymentSystemName: text.default('Visa'),
  group: text.default('creditCard'),
  /** Share of the order's value; the last payment takes what is left. */
  share: z.number().min(0).max(1).default(1),
  installments: z.int().min(1).default(1),
  lastDigits: text.nullable().default('1111'),
  /** Whether acquirer and authorisation are known yet. */
  hasConnectorData: z.boolean().default(true),
})

/** `POST /_sandbox/orders`: what a shopper, or a marketplace, buys. What is left out has its default. */
export const placeBody = z.strictObject({
  flow: z.enum(['complete', 'seller', 'marketplace', 'chain']).default('complete'),
  items: z.array(item).min(1).max(500),
  /** Cents, spread over the lines. */
  discount: cents.default(0),
  shipping: cents.default(0),
  client: client.prefault({}),
  address: address.prefault({}),
  delivery: delivery.prefault({}),
  payments: z.array(payment).min(1).max(10).prefault([{}]),
  salesChannel: text.default('1'),
  affiliateId: text.default(''),
  marketplaceOrderId: text.default(''),
  coupon: text.nullable().default(null),
  openText: text.nullable().default(null),
  customFields: z.record(text, text).default({}),
  isCompleted: z.boolean().default(true),
  /** Takes the order although stock does not suffice, as a marketplace does. */
  ignoreStock: z.boolean().default(false),
  /** A status on its way to be brought to at once, such as ready-for-handling. */
  until: text.optional(),
})

export type PlaceBody = z.output<typeof placeBody>
export type PlacedItem = PlaceBody['items'][number]
