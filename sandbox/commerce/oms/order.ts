import type { Feed } from './feed/feed'
import type { Hook } from './feed/hook'

/** How an order is sold and shipped: see the steps of each in flow.ts. */
export type OrderFlow = 'complete' | 'seller' | 'marketplace' | 'chain'

/** One line of an order. Money in cents. */
export interface OrderItem {
  uniqueId: string
  skuId: string
  productId: string
  refId: string
  ean: string | null
  name: string
  quantity: number
  unitMultiplier: number
  measurementUnit: string
  listPrice: number
  price: number
  /** Of the whole line. */
  discount: number
  tax: number
  shippingPrice: number
  isGift: boolean
  warehouseId: string
  components: OrderComponent[]
}

/** One kind of thing in a kit; money in cents. */
export interface OrderComponent {
  skuId: string
  refId: string
  name: string
  quantity: number
  price: number
}

/** An invoice or, with type Input, a return. Money in cents. */
export interface Package {
  type: 'Output' | 'Input'
  invoiceNumber: string
  invoiceValue: number
  invoiceKey: string | null
  invoiceUrl: string | null
  embeddedInvoice: string | null
  issuanceDate: string
  courier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  dispatchedDate: string | null
  items: { itemIndex: number; quantity: number; price: number; description: string | null }[]
  receipt: string
  tracking: { isDelivered: boolean; deliveredDate: string | null; events: TrackingEvent[] } | null
}

export interface TrackingEvent {
  city: string
  state: string
  description: string
  date: string
}

/** A request to change lines or the value; money in cents. */
export interface ChangeRequest {
  requestId: string
  workflowId: string
  status: 'processing' | 'done' | 'canceled' | 'failed'
  reason: string
  discount: number
  increment: number
  added: ChangedItem[]
  removed: ChangedItem[]
  createdAt: number
  /** When it is decided, ms. */
  dueAt: number
}

export interface ChangedItem {
  id: string
  uniqueId: string | null
  name: string
  quantity: number
  price: number
}

/** A request to cancel that somebody else decides on. */
export interface CancelRequest {
  id: string
  reason: string
  at: number
  denied: { reason: string; at: number } | null
}

export interface StatusMove {
  status: string
  /** ms since 1970. */
  at: number
}

export interface Payment {
  id: string
  paymentSystem: string
  paymentSystemName: string
  group: string
  value: number
  installments: number
  lastDigits: string | null
  tid: string
  /** Acquirer and authorisation arrive late, if at all. */
  connectorResponses: Record<string, string>
  dueDate: string | null
}

export interface Client {
  email: string
  firstName: string
  lastName: string
  documentType: string
  document: string
  phone: string
  corporateName: string | null
  corporateDocument: string | null
  isCorporate: boolean
}

export interface Address {
  addressType: string
  receiverName: string
  addressId: string
  postalCode: string
  city: string
  state: string
  country: string
  street: string
  number: string
  neighborhood: string
  complement: string
  reference: string | null
  geoCoordinates: number[]
}

export interface Delivery {
  slaId: string
  slaName: string
  courierId: string
  courierName: string
  dockId: string
  channel: 'delivery' | 'pickup-in-point'
  pickupPointId: string | null
  shippingEstimate: string
  window: { startDateUtc: string; endDateUtc: string } | null
}

/** An order as OMS keeps it. Times in ms since 1970, money in cents. */
export interface Order {
  orderId: string
  sequence: string
  orderGroup: string
  flow: OrderFlow
  status: string
  history: StatusMove[]
  /** The status, and its time, that was last told; a step that is skipped was not. */
  told: StatusMove | null
  /** How many events were told, one per workflow. */
  eventsTold: number
  /** Whether OMS shows null in place of the status. */
  isStatusNull: boolean
  /** When a status that passes by itself is left; null while somebody has to act. */
  dueAt: number | null
  /** Where a denied cancellation returns to. */
  resume: string | null
  createdAt: number
  lastChange: number
  authorizedAt: number | null
  invoicedAt: number | null
  isCompleted: boolean
  isInError: boolean
  salesChannel: string
  affiliateId: string
  marketplaceOrderId: string
  /** Name of the store's account. */
  hostname: string
  currency: string
  client: Client
  address: Address
  delivery: Delivery
  items: OrderItem[]
  payments: Payment[]
  transactionId: string
  coupon: string | null
  openText: string | null
  customFields: Record<string, string>
  packages: Package[]
  changes: ChangeRequest[]
  cancellation: { reason: string; at: number; by: 'user' | 'seller'; requestId: string } | null
  cancelRequests: CancelRequest[]
  interactions: { source: string; message: string; at: number }[]
  reservationId: string | null
}

export interface OmsState {
  /** By order id, oldest first. */
  orders: Map<string, Order>
  nextSequence: number
  /** By appKey. */
  feeds: Map<string, Feed>
  /** By appKey. */
  hooks: Map<string, Hook>
}

export function newOms(): OmsState {
  return { orders: new Map(), nextSequence: 500_001, feeds: new Map(), hooks: new Map() }
}
