/** Bodies of what is done to orders, as VTEX's reference has them. Money in cents. */

export interface VtexInvoiceInput {
  type: 'Output' | 'Input'
  issuanceDate: string
  /** Letters, digits and hyphens: it becomes part of a path. */
  invoiceNumber: string
  /** Cents, as text. */
  invoiceValue: string
  invoiceKey?: string
  invoiceUrl?: string
  /** The invoice's XML. */
  embeddedInvoice?: string
  /** `price` is of one unit. */
  items: { id: string; price: number; quantity: number }[]
}

/** PATCH invoice takes all four, null where there is nothing. */
export interface VtexTrackingInput {
  trackingNumber: string
  trackingUrl: string | null
  courier: string | null
  dispatchedDate: string | null
}

/** PUT tracking replaces the events. */
export interface VtexTrackingEventsInput {
  isDelivered: boolean
  /** `yyyy-mm-dd hh:mm`. */
  deliveredDate: string | null
  events: { city: string; state: string; description: string; date: string }[]
}

export interface VtexChangedItemInput {
  id: string
  uniqueId?: string
  quantity: number
  price?: number
  measurementUnit?: string
  unitMultiplier?: number
}

/** A change of an order (order modifications, v2); VTEX itself finds the prices of what is added. */
export interface VtexChangeInput {
  reason: string
  manualDiscountValue?: number
  manualIncrementValue?: number
  add?: { items: VtexChangedItemInput[] }
  remove?: { items: VtexChangedItemInput[] }
  replace: { from: { items: VtexChangedItemInput[] }; to: { items: VtexChangedItemInput[] } }[]
}

/** A request to change an order, as VTEX lists it. */
export interface VtexChangeRequest {
  requestId: string
  /** `done`, `canceled`, or a step on the way; an open list. */
  status?: string | null
  inProgress?: boolean | null
  reason?: string | null
  totalChangeValue?: number | null
}
