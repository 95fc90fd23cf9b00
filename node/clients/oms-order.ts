/**
 * An order as `GET order` answers it, as far as this app reads it. Money in cents. VTEX leaves out or nulls almost
 * anything in orders of marketplaces and incomplete ones, so all but the ids may be missing.
 */
export interface VtexOrder {
  orderId: string
  sequence?: string | null
  marketplaceOrderId?: string | null
  affiliateId?: string | null
  origin?: string | null
  orderGroup?: string | null
  salesChannel?: string | null
  status?: string | null
  value?: number | null
  creationDate?: string | null
  authorizedDate?: string | null
  lastChange?: string | null
  isCompleted?: boolean | null
  totals?: readonly VtexTotal[] | null
  items?: readonly VtexOrderItem[] | null
  clientProfileData?: VtexClientProfile | null
  shippingData?: VtexShipping | null
  invoiceData?: { address?: VtexAddress | null } | null
  paymentData?: { transactions?: readonly VtexTransaction[] | null } | null
  packageAttachment?: { packages?: readonly VtexPackage[] | null } | null
  changesAttachment?: { changesData?: readonly VtexChange[] | null } | null
  marketingData?: { coupon?: string | null; utmSource?: string | null; utmCampaign?: string | null } | null
  openTextField?: { value?: string | null } | null
  customData?: {
    customApps?: readonly { id: string; fields?: Record<string, string> | null }[] | null
  } | null
  storePreferencesData?: { currencyCode?: string | null } | null
  cancellationData?: VtexCancellation | null
  /** Requests to cancel the order, decided ones too. */
  cancellationRequests?: readonly VtexCancellationRequest[] | null
}

export interface VtexCancellation {
  requestedByUser?: boolean | null
  cancellationRequestId?: string | null
  reason?: string | null
}

export interface VtexCancellationRequest {
  id?: string | null
  cancellationRequestDate?: string | null
  reason?: string | null
  requestedByUser?: boolean | null
  deniedBySeller?: boolean | null
}

/** `id` is Items, Discounts (negative), Shipping, Tax, or one of others that stores add. */
export interface VtexTotal {
  id: string
  value: number
}

export interface VtexOrderItem {
  uniqueId?: string | null
  id: string
  refId?: string | null
  ean?: string | null
  /** Of the reservation that holds the line's units. */
  lockId?: string | null
  name?: string | null
  quantity: number
  seller?: string | null
  /** Per unit of measurement. */
  price: number
  listPrice?: number | null
  tax?: number | null
  measurementUnit?: string | null
  unitMultiplier?: number | null
  isGift?: boolean | null
  /** Values of discounts are negative, of the whole line. */
  priceTags?: readonly { name?: string | null; value: number }[] | null
  /** What the line is sold for, exactly; `sellingPrice` is rounded. */
  priceDefinition?: { total?: number | null } | null
  components?: readonly VtexComponent[] | null
  bundleItems?: readonly { id: string | number; name?: string | null; price?: number | null }[] | null
  attachments?: readonly { name?: string | null; content?: Record<string, unknown> | null }[] | null
}

export interface VtexComponent {
  id: string
  refId?: string | null
  ean?: string | null
  name?: string | null
  quantity?: number | null
  price?: number | null
}

export interface VtexClientProfile {
  email?: string | null
  firstName?: string | null
  lastName?: string | null
  documentType?: string | null
  document?: string | null
  phone?: string | null
  isCorporate?: boolean | null
  corporateName?: string | null
  tradeName?: string | null
  corporateDocument?: string | null
  stateInscription?: string | null
  userProfileId?: string | null
}

export interface VtexAddress {
  addressId?: string | null
  addressType?: string | null
  receiverName?: string | null
  street?: string | null
  number?: string | null
  complement?: string | null
  neighborhood?: string | null
  city?: string | null
  state?: string | null
  postalCode?: string | null
  country?: string | null
  reference?: string | null
  /** Longitude, latitude. */
  geoCoordinates?: readonly number[] | null
}

export interface VtexShipping {
  address?: VtexAddress | null
  logisticsInfo?: readonly VtexLogistics[] | null
}

export interface VtexLogistics {
  itemIndex: number
  selectedSla?: string | null
  selectedDeliveryChannel?: string | null
  price?: number | null
  sellingPrice?: number | null
  shippingEstimate?: string | null
  shippingEstimateDate?: string | null
  deliveryWindow?: { startDateUtc?: string | null; endDateUtc?: string | null } | null
  deliveryCompany?: string | null
  deliveryIds?:
    | readonly {
        courierId?: string | null
        courierName?: string | null
        dockId?: string | null
        warehouseId?: string | null
      }[]
    | null
  pickupPointId?: string | null
}

export interface VtexTransaction {
  isActive?: boolean | null
  transactionId?: string | null
  payments?: readonly VtexPayment[] | null
}

export interface VtexPayment {
  id?: string | null
  paymentSystem?: string | null
  paymentSystemName?: string | null
  value: number
  installments?: number | null
  group?: string | null
  lastDigits?: string | null
  dueDate?: string | null
  tid?: string | null
  giftCardId?: string | null
  connectorResponses?: Record<string, unknown> | null
}

export interface VtexPackage {
  type?: string | null
  invoiceNumber?: string | null
  invoiceValue?: number | null
  invoiceKey?: string | null
  invoiceUrl?: string | null
  issuanceDate?: string | null
  courier?: string | null
  trackingNumber?: string | null
  trackingUrl?: string | null
  dispatchedDate?: string | null
  courierStatus?: {
    finished?: boolean | null
    deliveredDate?: string | null
    data?: readonly VtexTrackingEvent[] | null
  } | null
  items?: readonly { itemIndex?: number | null; quantity: number; price: number }[] | null
}

export interface VtexTrackingEvent {
  city?: string | null
  state?: string | null
  description?: string | null
  createDate?: string | null
  lastChange?: string | null
}

export interface VtexChange {
  reason?: string | null
  discountValue?: number | null
  incrementValue?: number | null
  itemsAdded?: readonly VtexChangedItem[] | null
  itemsRemoved?: readonly VtexChangedItem[] | null
  receipt?: { date?: string | null; receipt?: string | null } | null
}

export interface VtexChangedItem {
  id: string
  name?: string | null
  quantity: number
  price?: number | null
}
