import type { VtexChange, VtexOrder, VtexPackage } from '../../clients/oms-order'
import { filled, instantOf } from './filled'
import { lineIdOf } from './lines'
import { unitsOf } from './money'
import type { Order } from './schema'

type Invoice = Order['packages'][number]
type Change = Order['changes'][number]

/** Invoices and returns of the order. */
export function packagesOf({ packageAttachment, items }: VtexOrder): Invoice[] {
  return (packageAttachment?.packages ?? []).map((each) => ({
    number: filled(each.invoiceNumber),
    type: each.type === 'Input' ? 'input' : 'output',
    issuedAt: instantOf(each.issuanceDate),
    value: unitsOf(each.invoiceValue ?? 0),
    key: filled(each.invoiceKey),
    url: filled(each.invoiceUrl),
    lines: (each.items ?? []).map(({ itemIndex, quantity, price }) => ({
      lineId:
        typeof itemIndex === 'number' && items?.[itemIndex] ? lineIdOf(items[itemIndex], itemIndex) : null,
      quantity,
      price: unitsOf(price),
    })),
    tracking: trackingOf(each),
  }))
}

function trackingOf({
  trackingNumber,
  trackingUrl,
  courier,
  courierStatus,
}: VtexPackage): Invoice['tracking'] {
  const number = filled(trackingNumber)
  const url = filled(trackingUrl)
  if (number === null && url === null && !courierStatus) return null
  return {
    number,
    url,
    carrier: filled(courier),
    delivered: courierStatus?.finished ?? false,
    deliveredAt: instantOf(courierStatus?.deliveredDate),
  }
}

/** What was changed after the order was placed. */
export function changesOf({ changesAttachment }: VtexOrder): Change[] {
  return (changesAttachment?.changesData ?? []).map((change) => ({
    at: instantOf(change.receipt?.date),
    reason: filled(change.reason),
    discount: unitsOf(change.discountValue ?? 0),
    increase: unitsOf(change.incrementValue ?? 0),
    added: itemsIn(change.itemsAdded),
    removed: itemsIn(change.itemsRemoved),
  }))
}

function itemsIn(items: VtexChange['itemsAdded']): Change['added'] {
  return (items ?? []).map(({ id, name, quantity, price }) => ({
    skuId: id,
    name: filled(name),
    quantity,
    price: unitsOf(price ?? 0),
  }))
}
