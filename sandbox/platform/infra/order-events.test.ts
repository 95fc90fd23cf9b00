import type { World } from '../world'
import type { Delivery } from './courier'
import { tellOrders } from './order-events'

const event = {
  recorder: { _record: {} },
  domain: 'Fulfillment' as const,
  orderId: '17-01',
  currentState: 'ready-for-handling',
  lastState: 'window-to-cancel',
  currentChangeDate: '2026-03-01T12:30:00',
  lastChangeDate: '2026-03-01T12:00:00',
}

it.each([
  ['all statuses', ['order-status-updated'], 1],
  ['this one', ['ready-for-handling'], 1],
  ['another one', ['handling'], 0],
  ['both', ['order-status-updated', 'ready-for-handling'], 2],
])('brings the status of an order to a handler of %s', (_name, topics, times) => {
  const sent: Delivery[] = []
  const orderListeners: World['orderListeners'] = new Set()
  const events = { orders: { sender: 'vtex.orders-broadcast', topics } }
  const app = { name: 'vendor.app', service: { events } } as unknown as World['app']
  tellOrders({ app, orderListeners }, { send: (delivery) => void sent.push(delivery) })
  for (const listener of orderListeners) listener('demo', event)
  expect(sent).toHaveLength(times)
  for (const { account, workspace, body } of sent)
    expect([account, workspace, JSON.parse(body.toString())]).toEqual(['demo', 'master', event])
})
