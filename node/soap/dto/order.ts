import type { ErpOrder } from '../../orders/erp-order'
import type { Answered } from '../contract'
import { storedDecimal } from './decimal'
import { nothingOf } from './nothing'
import { itemDtos } from './order-items'
import { addressDto, clientDto, paymentDtos } from './order-parties'
import { codeOf } from './order-status'
import { byClock } from './text'
import { wholeOf } from './whole'

/** An order as the WebService showed it: the canonical one by its old names. Pure. */
export function orderDto(order: ErpOrder): Answered<'OrderDTO'> {
  const { totals } = order
  return {
    ...nothingOf('OrderDTO'),
    Address: addressDto(order),
    AffiliateId: order.affiliate,
    Campaign: order.marketing.campaign,
    Client: clientDto(order),
    Coupon: order.coupons[0] ?? null,
    Id: wholeOf(order.sequence),
    IdV3: order.orderId,
    IsGiftList: false,
    IsMultiStore: false,
    Media: order.marketing.source,
    OrderDeliveries: deliveryDtos(order),
    OrderInvoices: invoiceDtos(order),
    OrderPayments: paymentDtos(order),
    PurchaseDate: byClock(order.createdAt),
    PurchaseDateUtc: order.createdAt === null ? null : { DateTime: order.createdAt, OffsetMinutes: 0 },
    Source: order.origin,
    StoreId: wholeOf(order.tradePolicy) ?? 0,
    Tax: storedDecimal(totals.tax),
    TelemarketingObservation: order.notes,
    _Cost: storedDecimal(order.value + totals.discounts),
    _CostFinal: storedDecimal(order.value),
  }
}

type Delivery = Pick<
  ErpOrder['deliveries'][number],
  'deliveryId' | 'carrier' | 'carrierName' | 'service' | 'price' | 'estimatedAt' | 'window' | 'lineIds'
>

/** Orders of marketplaces may say nothing of how they are sent: their lines are one delivery then. */
function deliveriesIn({ deliveries, lines, totals }: ErpOrder): readonly Delivery[] {
  if (deliveries.length > 0) return deliveries
  const nothing = { carrier: null, carrierName: null, service: null, estimatedAt: null, window: null }
  return [{ deliveryId: '1', price: totals.shipping, lineIds: lines.map(({ lineId }) => lineId), ...nothing }]
}

function deliveryDtos(order: ErpOrder): Answered<'OrderDeliveryDTO'>[] {
  const sent = order.packages.filter(({ type }) => type === 'output').at(-1)
  const code = codeOf(order.status)
  return deliveriesIn(order).map((delivery, index) => {
    const id = index + 1
    const lines = order.lines.filter(({ lineId }) => delivery.lineIds.includes(lineId))
    return {
      ...nothingOf('OrderDeliveryDTO'),
      DateExpectedDelivery: byClock(delivery.estimatedAt),
      DeliveryDate: byClock(sent?.tracking?.deliveredAt),
      FreightId: wholeOf(delivery.carrier),
      FreightIdV3: delivery.carrier,
      FreightName: delivery.carrierName ?? delivery.service,
      Id: id,
      InvoiceNumber: sent?.number ?? null,
      OrderId: wholeOf(order.sequence),
      OrderItems: itemDtos(lines, { id, price: delivery.price }),
      OrderStatus: { Description: order.status, Id: code },
      OrderStatusId: code,
      ScheduledDate: byClock(delivery.window?.from),
      TrackingNumber: sent?.tracking?.number ?? null,
    }
  })
}

function invoiceDtos({ packages, lines, orderId, sequence }: ErpOrder): Answered<'OrderInvoiceDTO'>[] {
  const skuOf = (id: string | null) => lines.find(({ lineId }) => lineId === id)?.skuId ?? null
  return packages
    .filter(({ type }) => type === 'output')
    .map((invoice) => ({
      Courier: invoice.tracking?.carrier ?? null,
      EmbeddedInvoice: null,
      InvoiceNumber: invoice.number,
      InvoiceUrl: invoice.url,
      InvoiceValue: storedDecimal(invoice.value) ?? '0',
      IssuanceDate: byClock(invoice.issuedAt),
      OrderId: wholeOf(sequence) ?? 0,
      OrderIdV3: orderId,
      StockKeepingUnits: invoice.lines.map(({ lineId, quantity, price }) => ({
        Price: storedDecimal(price),
        Quantity: quantity,
        StockKeepingUnitId: wholeOf(skuOf(lineId)),
      })),
      TrackingNumber: invoice.tracking?.number ?? null,
      TrackingUrl: invoice.tracking?.url ?? null,
    }))
}
