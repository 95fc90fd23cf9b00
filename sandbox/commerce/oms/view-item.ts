import type { Kept } from '../state'
import { netOf, sellingPricesOf } from './money'
import type { Order, OrderItem } from './order'

/** A line of an order as GET order answers it. Money in cents. */
export function itemOf(order: Order, item: OrderItem, index: number, { catalog }: Kept) {
  const sellingPrices = sellingPricesOf(item)
  const product = catalog.products.get(Number(item.productId))
  return {
    uniqueId: item.uniqueId,
    id: item.skuId,
    productId: item.productId,
    ean: item.ean,
    lockId: order.reservationId,
    itemAttachment: { content: {}, name: null },
    attachments: [],
    quantity: item.quantity,
    seller: '1',
    name: item.name,
    refId: item.refId,
    price: item.price,
    listPrice: item.listPrice,
    manualPrice: null,
    priceTags:
      item.discount === 0
        ? []
        : [
            {
              name: 'discount@price-order',
              value: -item.discount,
              isPercentual: false,
              identifier: 'order',
              rawValue: -item.discount / 100,
            },
          ],
    imageUrl: null,
    detailUrl: product ? `/${product.LinkId}/p` : null,
    components: item.components.map(({ skuId, refId, name, quantity, price }) => ({
      id: skuId,
      refId,
      name,
      quantity,
      price,
      ean: null,
      sellingPrice: price,
    })),
    bundleItems: [],
    params: [],
    offerings: [],
    attachmentOfferings: [],
    sellerSku: item.skuId,
    priceValidUntil: null,
    commission: 0,
    tax: item.tax,
    preSaleDate: null,
    measurementUnit: item.measurementUnit,
    unitMultiplier: item.unitMultiplier,
    // Rounded, so that quantity times this need not be what the line comes to (known issue).
    sellingPrice: Math.floor(netOf(item) / (item.quantity * item.unitMultiplier)),
    isGift: item.isGift,
    shippingPrice: null,
    rewardValue: 0,
    freightCommission: 0,
    priceDefinition: {
      sellingPrices,
      calculatedSellingPrice: sellingPrices[0]?.value ?? 0,
      total: netOf(item),
    },
    taxCode: product?.TaxCode ?? null,
    parentItemIndex: null,
    parentAssemblyBinding: null,
    callCenterOperator: null,
    serialNumbers: null,
    assemblies: [],
    costPrice: null,
    itemIndex: index,
  }
}
