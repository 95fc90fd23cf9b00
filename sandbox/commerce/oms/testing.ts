import type { Order } from './order'
import type { OrderEvent } from './move'
import { placeBody, type PlaceBody } from './place-body'
import { openStore, type TestStore } from '../testing'

export const MINUTE = 60_000
const orders = '/api/oms/pvt/orders'

/** What a test passes: the body of a placed order, before its defaults. */
export type Wanted = Partial<Omit<PlaceBody, 'items'>> & { items?: object[] }

export interface OrderStore extends TestStore {
  events: OrderEvent[]
  /** Places an order; fails the test when it is refused. */
  place(wanted?: Wanted): Order
  path(order: Order, rest?: string): string
  statusOf(order: Order): string
  /** Units of a SKU in the warehouse that are not reserved. */
  available(skuId?: number): number
}

/** A store with two SKUs at 10.00 and 25.50, 100 units of each in w1, and orders. */
export function openOrders(options: Parameters<typeof openStore>[0] = {}): OrderStore {
  const events: OrderEvent[] = []
  const store = openStore({ ...options, onOrderStatus: (_account, event) => events.push(event) })
  store.warehouses('w1')
  const skus = store.commerce.seedSkus('demo', [
    { refId: 'A', name: 'Product A' },
    { refId: 'B', name: 'Product B' },
  ])
  skus.forEach(({ skuId }, index) => {
    store.call('PUT', `/api/logistics/pvt/inventory/skus/${skuId}/warehouses/w1`, { quantity: 100 })
    store.call('PUT', `/pricing/prices/${skuId}`, { basePrice: index === 0 ? 10 : 25.5, markup: 0 })
  })
  const path = ({ orderId }: Order, rest = '') => `${orders}/${orderId}${rest}`
  return {
    ...store,
    events,
    path,
    place(wanted = {}) {
      const body = placeBody.parse({ items: [{ refId: 'A', quantity: 2 }], ...wanted })
      const order = store.commerce.orders.place('demo', body)
      if (typeof order === 'string') throw new Error(order)
      return order
    },
    statusOf: (order) => (store.call('GET', path(order)).body as { status: string }).status,
    available(skuId = skus[0]?.skuId ?? 0) {
      const stock = store.call('GET', `/api/logistics/pvt/inventory/items/${skuId}/warehouses/w1`).body
      return (stock as { availableQuantity: number }[])[0]?.availableQuantity ?? 0
    },
  }
}

/** The body of an invoice over so many cents. */
export function invoice(invoiceValue: number, changes: object = {}) {
  return {
    type: 'Output',
    issuanceDate: '2026-03-01',
    invoiceNumber: 'NF-1',
    invoiceValue: String(invoiceValue),
    items: [{ id: '1', price: 1_000, quantity: 1 }],
    ...changes,
  }
}
