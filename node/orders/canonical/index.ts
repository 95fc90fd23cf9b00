import type { VtexOrder } from '../../clients/oms-order'
import { deliveriesOf } from './deliveries'
import { filled, instantOf } from './filled'
import { linesOf } from './lines'
import { totalsOf, unitsOf } from './money'
import { changesOf, packagesOf } from './packages'
import { addressOf, customerOf } from './parties'
import { paymentsOf } from './payments'
import type { Order } from './schema'

export { orderSchema, type Order } from './schema'

/** An order of VTEX in the canonical shape. Never fails: what VTEX leaves out is null or empty. Pure. */
export function canonicalOrder(order: VtexOrder): Order {
  const totals = totalsOf(order)
  const shipTo = addressOf(order.shippingData?.address)
  return {
    orderId: order.orderId,
    marketplaceOrderId: filled(order.marketplaceOrderId),
    sequence: filled(order.sequence),
    orderGroup: filled(order.orderGroup),
    flow: flowOf(order),
    status: order.status ?? '',
    isCompleted: order.isCompleted ?? false,
    createdAt: instantOf(order.creationDate),
    authorizedAt: instantOf(order.authorizedDate),
    tradePolicy: filled(order.salesChannel),
    affiliate: filled(order.affiliateId),
    origin: filled(order.origin),
    currency: filled(order.storePreferencesData?.currencyCode),
    value: unitsOf(totals.value),
    customer: customerOf(order.clientProfileData),
    shipTo,
    invoiceTo: addressOf(order.invoiceData?.address) ?? shipTo,
    lines: linesOf(order, totals),
    totals: {
      items: unitsOf(totals.items),
      discounts: unitsOf(totals.discounts),
      shipping: unitsOf(totals.shipping),
      tax: unitsOf(totals.tax),
      services: unitsOf(totals.services),
      changes: unitsOf(totals.changes),
      value: unitsOf(totals.value),
    },
    deliveries: deliveriesOf(order, totals.shipping),
    payments: paymentsOf(order),
    coupons: [filled(order.marketingData?.coupon)].filter((coupon) => coupon !== null),
    marketing: {
      source: filled(order.marketingData?.utmSource),
      campaign: filled(order.marketingData?.utmCampaign),
    },
    notes: filled(order.openTextField?.value),
    customData: Object.fromEntries(
      (order.customData?.customApps ?? []).map(({ id, fields }) => [id, fields ?? {}]),
    ),
    packages: packagesOf(order),
    changes: changesOf(order),
  }
}

/** VTEX names no flow. A seller's order comes by an affiliate; one that the store sells and others ship has sellers. */
function flowOf({ origin, affiliateId, items }: VtexOrder): Order['flow'] {
  if (origin === 'Chain') return 'chain'
  if (origin === 'Fulfillment' || filled(affiliateId) !== null) return 'seller'
  const sellers = (items ?? []).map(({ seller }) => filled(seller) ?? '1')
  return sellers.some((seller) => seller !== '1') ? 'marketplace' : 'complete'
}
