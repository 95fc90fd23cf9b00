import type { VtexComponent, VtexOrder, VtexOrderItem } from '../../clients/oms-order'
import { filled } from './filled'
import { lineMoneyOf, prorate, unitsOf, type LineMoney, type Totals } from './money'
import type { OrderLine } from './schema'

/** The order's lines; their totals add up to items − discounts. */
export function linesOf({ items, shippingData }: VtexOrder, totals: Totals): OrderLine[] {
  const given = items ?? []
  const money = lineMoneyOf(given, totals)
  return given.map((item, index) => {
    const logistics = shippingData?.logisticsInfo?.find(({ itemIndex }) => itemIndex === index)
    const warehouse = filled(logistics?.deliveryIds?.[0]?.warehouseId)
    return lineOf(item, lineIdOf(item, index), money[index] ?? { gross: 0, discount: 0 }, warehouse)
  })
}

/** VTEX's id of a line where it has one; its place otherwise. */
export function lineIdOf({ uniqueId }: Pick<VtexOrderItem, 'uniqueId'>, index: number): string {
  return filled(uniqueId) ?? String(index)
}

function lineOf(
  item: VtexOrderItem,
  lineId: string,
  { gross, discount }: LineMoney,
  warehouse: string | null,
): OrderLine {
  return {
    lineId,
    skuId: item.id,
    skuRef: filled(item.refId),
    ean: filled(item.ean),
    name: filled(item.name),
    quantity: item.quantity,
    unitMultiplier: item.unitMultiplier ?? 1,
    measurementUnit: filled(item.measurementUnit),
    listPrice: typeof item.listPrice === 'number' ? unitsOf(item.listPrice) : null,
    unitPrice: unitsOf(item.price),
    discount: unitsOf(discount),
    tax: unitsOf(item.tax ?? 0),
    total: unitsOf(gross - discount),
    seller: filled(item.seller),
    warehouse,
    gift: item.isGift ?? false,
    components: componentsOf(item.components ?? [], gross - discount),
    services: (item.bundleItems ?? []).map(({ id, name, price }) => ({
      id: String(id),
      name: filled(name),
      price: unitsOf(price ?? 0),
    })),
    attachments: (item.attachments ?? []).map(({ name, content }) => ({
      name: filled(name),
      content: content ?? {},
    })),
  }
}

/** A kit's parts, each with its share of what the kit was sold for: VTEX's own prices do not know the discount. */
function componentsOf(components: readonly VtexComponent[], total: number): OrderLine['components'] {
  const worth = components.map(({ price, quantity }) => (price ?? 0) * (quantity ?? 1))
  const weights = worth.some((each) => each > 0) ? worth : components.map(({ quantity }) => quantity ?? 1)
  const shares = prorate(total, weights)
  return components.map(({ id, refId, ean, name, quantity }, index) => ({
    skuId: id,
    skuRef: filled(refId),
    ean: filled(ean),
    name: filled(name),
    quantity: quantity ?? 1,
    total: unitsOf(shares[index] ?? 0),
  }))
}
