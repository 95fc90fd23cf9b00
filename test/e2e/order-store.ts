import { placeBody, type PlaceBody } from '../../sandbox/commerce/oms/place-body'
import type { Order } from '../../sandbox/commerce/oms/order'
import type { Store } from './support'

/** An entry of `GET /orders/queue`, as far as tests go on with it. */
export interface Queued {
  orderId: string
  receipt: string
  event: string
  attempt: number
  leasedUntil: string
  /** Canonical, unless the source has a mapping of orders. */
  order: { orderId: string; status: string; value: number; erp: { orderNumber: string } | null }
  mappingVersion: number | null
}

export interface Queue {
  orders: Queued[]
  more: boolean
}

/** Orders of a test store, placed as shoppers do. */
export class Orders {
  constructor(readonly store: Store) {}

  /** Places an order of one new SKU, or of what is wanted, and brings it to ready for handling. */
  async place(wanted: Partial<Omit<PlaceBody, 'items'>> & { items?: object[] } = {}): Promise<Order> {
    const items = wanted.items ?? [{ refId: (await this.stocked()).ref, quantity: 2, price: 1_000 }]
    const body = placeBody.parse({ until: 'ready-for-handling', ...wanted, items })
    const order = this.store.sandbox.commerce.orders.place('demo', body)
    if (typeof order === 'string') throw new Error(order)
    return order
  }

  /** A new SKU with so many units in the main warehouse. */
  async stocked(quantity = 100) {
    const sku = this.store.newSku()
    await this.store.sandbox.callAsAdmin(
      'PUT',
      `/api/logistics/pvt/inventory/skus/${sku.id}/warehouses/main`,
      { quantity },
    )
    return sku
  }

  async lease(query = ''): Promise<Queued[]> {
    const { status, body } = await this.store.erp.get<Queue>(`/orders/queue${query}`)
    expect(status).toBe(200)
    return body.orders
  }

  /** Asks the queue until it has given out this order; what else it gives is left to come back. */
  async leaseOf({ orderId }: Pick<Order, 'orderId'>, query = '?visibility=10'): Promise<Queued> {
    for (let attempt = 0; attempt < 3_000; attempt++) {
      const found = (await this.lease(query)).find((queued) => queued.orderId === orderId)
      if (found) return found
    }
    throw new Error(`order ${orderId} did not reach the queue`)
  }

  async ack({ receipt }: Pick<Queued, 'receipt'>, erpOrderNumber = 'SO-1') {
    const { status, body } = await this.store.erp.post<{ items: Record<string, unknown>[] }>(
      '/orders/queue/ack',
      { items: [{ receipt, erpOrderNumber }] },
    )
    expect(status).toBe(200)
    return body.items[0]
  }

  /** The order as VTEX has it. */
  live({ orderId }: Pick<Order, 'orderId'>): Order {
    const found = this.store.sandbox.commerce.orders.list('demo').find((order) => order.orderId === orderId)
    if (!found) throw new Error(`VTEX has no order ${orderId}`)
    return found
  }

  /** How often the order was in a status. */
  timesIn(order: Pick<Order, 'orderId'>, status: string): number {
    return this.live(order).history.filter((move) => move.status === status).length
  }
}
