import type { VtexLogistics, VtexOrder } from '../../clients/oms-order'
import { groupBy } from '../../storage/group-by'
import { filled, instantOf } from './filled'
import { lineIdOf } from './lines'
import { fit, unitsOf } from './money'
import type { Order } from './schema'

type Delivery = Order['deliveries'][number]

/** Lines that go together: one warehouse, dock, carrier, service, window and pickup point. Prices add up to shipping. */
export function deliveriesOf({ shippingData, items }: VtexOrder, shippingCents: number): Delivery[] {
  const groups = [...groupBy(shippingData?.logisticsInfo ?? [], keyOf).values()]
  const priced = groups.map((group) =>
    group.reduce((sum, { sellingPrice, price }) => sum + (sellingPrice ?? price ?? 0), 0),
  )
  const prices = fit(priced, shippingCents)
  return groups.map((group, index) => ({
    ...deliveryOf(group[0] as VtexLogistics),
    deliveryId: String(index + 1),
    price: unitsOf(prices[index] ?? 0),
    lineIds: group.map(({ itemIndex }) => lineIdOf(items?.[itemIndex] ?? {}, itemIndex)),
  }))
}

function keyOf({ selectedSla, deliveryIds, deliveryWindow, pickupPointId }: VtexLogistics): string {
  const { courierId, dockId, warehouseId } = deliveryIds?.[0] ?? {}
  return JSON.stringify([selectedSla, courierId, dockId, warehouseId, deliveryWindow, pickupPointId])
}

function deliveryOf(logistics: VtexLogistics): Omit<Delivery, 'deliveryId' | 'price' | 'lineIds'> {
  const { courierId, courierName, dockId, warehouseId } = logistics.deliveryIds?.[0] ?? {}
  const { deliveryWindow: window } = logistics
  return {
    carrier: filled(courierId),
    carrierName: filled(courierName) ?? filled(logistics.deliveryCompany),
    service: filled(logistics.selectedSla),
    warehouse: filled(warehouseId),
    dock: filled(dockId),
    estimate: filled(logistics.shippingEstimate),
    estimatedAt: instantOf(logistics.shippingEstimateDate),
    window: window ? { from: instantOf(window.startDateUtc), to: instantOf(window.endDateUtc) } : null,
    pickupPoint: filled(logistics.pickupPointId),
  }
}
