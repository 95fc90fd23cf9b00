import { ok } from '../answers'
import type { Context } from '../routes'
import type { Kept } from '../state'
import { changeOf, totalsOf, valueOf } from './money'
import { isoOf } from './instants'
import type { Order, Package } from './order'
import { itemOf } from './view-item'
import { finalStatuses, isTransient } from './flow'
import type { OrderHandler } from './with-order'

export const totalNames: Record<string, string> = {
  Items: 'Total dos Itens',
  Discounts: 'Total dos Descontos',
  Shipping: 'Total do Frete',
  Tax: 'Total da Taxa',
  Changes: 'Total das mudanças',
}

const origins = { complete: 'Marketplace', marketplace: 'Marketplace', seller: 'Fulfillment', chain: 'Chain' }

/** GET order. Why it was cancelled may be written late (known issue). */
export function showOrder({ tuning }: Pick<Context, 'tuning'>): OrderHandler {
  return ({ order, account, now }) => ok(viewOf(order, account.kept, now - tuning.orderCancelReasonDelayMs))
}

/**
 * An order as GET order answers it. Money in cents.
 * @param writtenUntil cancellations after this instant have no reason yet
 */
export function viewOf(given: Order, kept: Kept, writtenUntil: number) {
  const isWritten = given.cancellation === null || given.cancellation.at <= writtenUntil
  const order = isWritten ? given : { ...given, cancellation: null }
  return {
    ...headOf(order),
    totals: Object.entries(totalsOf(order)).map(([id, value]) => ({ id, name: totalNames[id], value })),
    items: order.items.map((item, index) => itemOf(order, item, index, kept)),
    marketplaceItems: [],
    sellers: [{ id: '1', name: 'Main seller', logo: null, fulfillmentEndpoint: null }],
    clientProfileData: clientOf(order),
    shippingData: shippingOf(order),
    paymentData: paymentsOf(order),
    packageAttachment: { packages: order.packages.map(packageOf) },
    changesAttachment: changesOf(order),
    marketingData:
      order.coupon === null ? null : { id: 'marketingData', coupon: order.coupon, marketingTags: [] },
    customData:
      Object.keys(order.customFields).length === 0
        ? null
        : { customApps: [{ id: 'erp', major: 1, fields: order.customFields }], customFields: [] },
    openTextField: order.openText === null ? null : { value: order.openText },
    storePreferencesData: preferencesOf(order),
    cancellationData: cancellationOf(order),
    cancellationRequests: requestsOf(order),
    ratesAndBenefitsData: { id: 'ratesAndBenefitsData', rateAndBenefitsIdentifiers: [] },
    invoiceData: null,
    giftRegistryData: null,
    subscriptionData: null,
    taxData: null,
    callCenterOperatorData: null,
    commercialConditionData: null,
  }
}

function headOf(order: Order) {
  const { orderId, status, flow } = order
  return {
    orderId,
    sequence: order.sequence,
    marketplaceOrderId: order.marketplaceOrderId,
    marketplaceServicesEndpoint:
      flow === 'seller' ? 'http://marketplace.example/fulfillment' : 'http://oms.vtexinternal.com.br',
    sellerOrderId: `00-${orderId}`,
    origin: origins[flow],
    affiliateId: order.affiliateId,
    salesChannel: order.salesChannel,
    merchantName: null,
    status: shownStatus(order),
    workflowIsInError: order.isInError,
    statusDescription: shownStatus(order),
    value: valueOf(order),
    creationDate: isoOf(order.createdAt),
    lastChange: isoOf(order.lastChange),
    orderGroup: flow === 'seller' ? null : order.orderGroup,
    lastMessage: null,
    hostname: order.hostname,
    isCompleted: order.isCompleted,
    roundingError: 0,
    orderFormId: null,
    allowCancellation: !finalStatuses.has(status) && !isTransient(status) && order.packages.length === 0,
    allowEdition: status === 'handling',
    isCheckedIn: false,
    authorizedDate: order.authorizedAt === null ? null : isoOf(order.authorizedAt),
    invoicedDate: order.invoicedAt === null ? null : isoOf(order.invoicedAt),
    cancelReason: order.cancellation?.reason ?? null,
    checkedInPickupPointId: null,
  }
}

/** Null where an order did not come into being (known issue). */
export const shownStatus = ({ isStatusNull, status }: Order): string | null => (isStatusNull ? null : status)

function clientOf({ client }: Order) {
  return {
    id: 'clientProfileData',
    ...client,
    email: maskedOf(client.email),
    tradeName: client.corporateName,
    stateInscription: null,
    corporatePhone: null,
    userProfileId: '00000000-0000-0000-0000-000000000001',
    customerClass: null,
  }
}

/** Sellers see an address at ct.vtex.com.br in place of the shopper's. */
function maskedOf(email: string): string {
  return `${email.replace('@', '-')}b@ct.vtex.com.br`
}

function shippingOf({ address, delivery, items }: Order) {
  const { slaId, courierId, courierName, dockId, channel, pickupPointId, shippingEstimate, window } = delivery
  return {
    id: 'shippingData',
    address: { ...address, versionId: null, entityId: null },
    selectedAddresses: [address],
    trackingHints: null,
    logisticsInfo: items.map(({ quantity, shippingPrice, warehouseId }, itemIndex) => ({
      itemIndex,
      selectedSla: slaId,
      selectedDeliveryChannel: channel,
      lockTTL: '10d',
      price: shippingPrice,
      listPrice: shippingPrice,
      sellingPrice: shippingPrice,
      deliveryWindow: window,
      deliveryCompany: courierName,
      shippingEstimate,
      shippingEstimateDate: null,
      deliveryIds: [
        {
          courierId,
          courierName,
          dockId,
          quantity,
          warehouseId,
          accountCarrierName: null,
          kitItemDetails: [],
        },
      ],
      pickupPointId,
      addressId: address.addressId,
      slas: [],
      shipsTo: [address.country],
      transitTime: shippingEstimate,
    })),
  }
}

export function paymentsOf({ payments, transactionId }: Order) {
  return {
    giftCards: [],
    transactions: [
      {
        isActive: true,
        transactionId,
        merchantName: 'DEMO',
        payments: payments.map((payment) => ({
          ...payment,
          referenceValue: payment.value,
          cardHolder: null,
          cardNumber: null,
          firstDigits: null,
          cvv2: null,
          expireMonth: null,
          expireYear: null,
          url: null,
          giftCardId: null,
          redemptionCode: null,
        })),
      },
    ],
  }
}

function packageOf({ tracking, ...each }: Package) {
  return {
    ...each,
    courierStatus:
      tracking === null
        ? null
        : {
            status: null,
            finished: tracking.isDelivered,
            deliveredDate: tracking.deliveredDate,
            data: tracking.events.map(({ date, ...event }) => ({
              ...event,
              lastChange: date,
              createDate: date,
            })),
          },
    cfop: null,
    restitutions: {},
    volumes: null,
    EnableInferItems: null,
  }
}

function changesOf({ changes, orderId }: Order) {
  const done = changes.filter(({ status }) => status === 'done')
  if (done.length === 0) return null
  return {
    id: 'changeAttachment',
    changesData: done.map((change) => ({
      reason: change.reason,
      discountValue: change.discount,
      incrementValue: change.increment,
      itemsAdded: change.added.map(toChanged),
      itemsRemoved: change.removed.map(toChanged),
      receipt: { date: isoOf(change.dueAt), orderId, receipt: change.requestId },
      totalChangeValue: changeOf(change),
    })),
  }
}

const toChanged = ({ uniqueId: _, ...item }: Order['changes'][number]['added'][number]) => ({
  ...item,
  unitMultiplier: null,
})

function preferencesOf({ currency }: Order) {
  return {
    countryCode: 'BRA',
    currencyCode: currency,
    currencyFormatInfo: {
      CurrencyDecimalDigits: 2,
      CurrencyDecimalSeparator: ',',
      CurrencyGroupSeparator: '.',
      CurrencyGroupSize: 3,
      StartsWithCurrencySymbol: true,
    },
    currencyLocale: 1046,
    currencySymbol: 'R$',
    timeZone: 'E. South America Standard Time',
  }
}

function cancellationOf({ cancellation }: Order) {
  if (!cancellation) return null
  return {
    requestedByUser: cancellation.by === 'user',
    requestedBySystem: false,
    requestedBySellerNotification: cancellation.by === 'seller',
    requestedByPaymentNotification: false,
    reason: cancellation.reason,
    cancellationDate: isoOf(cancellation.at),
    cancellationRequestId: cancellation.requestId,
  }
}

function requestsOf({ cancelRequests }: Order) {
  if (cancelRequests.length === 0) return null
  return cancelRequests.map(({ id, reason, at, denied }) => ({
    id,
    reason,
    cancellationRequestDate: isoOf(at),
    requestedByUser: true,
    deniedBySeller: denied !== null,
    deniedBySellerReason: denied?.reason ?? null,
    cancellationRequestDenyDate: denied && isoOf(denied.at),
  }))
}
