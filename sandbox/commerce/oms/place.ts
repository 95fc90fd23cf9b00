import { randomUUID } from 'node:crypto'
import type { AccountState, Kept } from '../state'
import { basePriceOf } from './base-price'
import { firstStatus } from './flow'
import { grossOf, split, valueOf } from './money'
import { moveTo, type Oms } from './move'
import type { Order, OrderComponent, OrderItem, Payment } from './order'
import type { PlaceBody, PlacedItem } from './place-body'
import { reserve, shortOf } from './reserve'

/** Places an order: prices and names of the store, units held. A sentence when it cannot be. */
export function placeOrder(
  oms: Oms,
  [name, account]: [string, AccountState],
  body: PlaceBody,
  now: number,
): Order | string {
  const lines: (OrderItem | string)[] = body.items.map((item) => toItem(account, item))
  const problem = lines.find((line) => typeof line === 'string')
  if (typeof problem === 'string') return problem
  const items = lines.filter((line): line is OrderItem => typeof line !== 'string')
  spread(items, body)
  const missing = body.ignoreStock ? [] : shortOf(account.kept.logistics, items, body.salesChannel, now)
  if (missing.length > 0) return `${missing.join('; ')}.`
  const order = { ...toOrder(account, body, items, now), hostname: name }
  account.kept.oms.orders.set(order.orderId, order)
  reserve(account.kept.logistics, order, now)
  moveTo(oms, account, order, firstStatus(order.flow), now)
  return order
}

function toItem({ kept }: AccountState, wanted: PlacedItem): OrderItem | string {
  const { catalog, logistics } = kept
  const id = wanted.skuId === undefined ? catalog.skuIdByRef.get(wanted.refId ?? '') : Number(wanted.skuId)
  const sku = id === undefined ? undefined : catalog.skus.get(id)
  if (!sku) return `There is no SKU ${wanted.skuId ?? wanted.refId ?? ''}.`
  const skuId = String(sku.Id)
  const price = wanted.isGift ? 0 : (wanted.price ?? basePriceOf(kept, skuId))
  if (price === null) return `SKU ${skuId} has no price.`
  const stocked = [...(logistics.stock.get(skuId)?.values() ?? [])][0]?.warehouseId
  return {
    uniqueId: randomUUID().replaceAll('-', '').toUpperCase(),
    skuId,
    productId: String(sku.ProductId),
    refId: sku.RefId ?? '',
    ean: catalog.eans.get(sku.Id)?.[0] ?? null,
    name: sku.Name,
    quantity: wanted.quantity,
    unitMultiplier: wanted.unitMultiplier,
    measurementUnit: wanted.measurementUnit,
    listPrice: wanted.listPrice ?? price,
    price,
    discount: 0,
    tax: wanted.tax,
    shippingPrice: 0,
    isGift: wanted.isGift,
    warehouseId: wanted.warehouseId ?? stocked ?? '1_1',
    components: wanted.components ? chosenParts(kept, wanted.components) : componentsOf(kept, sku.Id),
  }
}

/** Parts that the order names itself, of a kit that the catalog has no more. */
function chosenParts({ catalog }: Kept, parts: NonNullable<PlacedItem['components']>): OrderComponent[] {
  return parts.flatMap(({ skuId, quantity, price = 0 }) => {
    const sku = catalog.skus.get(Number(skuId))
    return sku ? [{ skuId, refId: sku.RefId ?? '', name: sku.Name, quantity, price }] : []
  })
}

/** The parts of a kit. Their EANs are not exported (known issue). */
function componentsOf({ catalog }: Kept, kitId: number): OrderComponent[] {
  const parts = [...catalog.kitParts.values()].filter((part) => part.StockKeepingUnitParent === kitId)
  return parts.flatMap(({ StockKeepingUnitId, Quantity, UnitPrice }) => {
    const sku = catalog.skus.get(StockKeepingUnitId)
    if (!sku) return []
    const price = Math.round(UnitPrice * 100)
    return [{ skuId: String(sku.Id), refId: sku.RefId ?? '', name: sku.Name, quantity: Quantity, price }]
  })
}

/** Spreads discount and shipping over the lines, to the cent. */
function spread(items: OrderItem[], { discount, shipping }: PlaceBody): void {
  const gross = items.map(grossOf)
  const worth = gross.reduce((sum, each) => sum + each, 0)
  const discounts = split(Math.min(discount, worth), gross)
  const shippings = split(shipping, worth > 0 ? gross : gross.map(() => 1))
  items.forEach((item, index) => {
    item.discount = discounts[index] ?? 0
    item.shippingPrice = shippings[index] ?? 0
  })
}

function toOrder({ kept }: AccountState, body: PlaceBody, items: OrderItem[], now: number): Order {
  const number = kept.oms.nextSequence++
  const group = String(1_170_000_000_000 + number)
  const orderId = body.affiliateId ? `${body.affiliateId}-${group}` : `${group}-01`
  const order: Order = {
    orderId,
    sequence: String(number),
    orderGroup: group,
    flow: body.flow,
    status: '',
    history: [],
    told: null,
    eventsTold: 0,
    isStatusNull: false,
    dueAt: null,
    resume: null,
    createdAt: now,
    lastChange: now,
    authorizedAt: null,
    invoicedAt: null,
    isCompleted: body.isCompleted,
    isInError: false,
    salesChannel: body.salesChannel,
    affiliateId: body.affiliateId,
    marketplaceOrderId: body.marketplaceOrderId,
    hostname: '',
    currency: 'BRL',
    client: body.client,
    address: body.address,
    delivery: body.delivery,
    items,
    payments: [],
    transactionId: randomUUID().replaceAll('-', '').toUpperCase(),
    coupon: body.coupon,
    openText: body.openText,
    customFields: body.customFields,
    packages: [],
    changes: [],
    cancellation: null,
    cancelRequests: [],
    interactions: [],
    reservationId: null,
  }
  order.payments = toPayments(body.payments, valueOf(order))
  return order
}

function toPayments(wanted: PlaceBody['payments'], value: number): Payment[] {
  const shares = split(
    value,
    wanted.map(({ share }) => share),
  )
  return wanted.map(({ share: _, hasConnectorData, ...payment }, index) => ({
    ...payment,
    id: randomUUID().replaceAll('-', '').toUpperCase(),
    value: shares[index] ?? 0,
    tid: hasConnectorData ? String(10_000_000 + index) : '',
    connectorResponses: hasConnectorData ? authorised(index) : {},
    dueDate: null,
  }))
}

const authorised = (index: number): Record<string, string> => ({
  Tid: String(10_000_000 + index),
  ReturnCode: '00',
  Message: 'authorized',
  authId: '123456',
})
