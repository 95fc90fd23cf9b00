import { DEFAULT_DELAY_MS } from '../../commerce/oms/faults'
import type { OrderEvent } from '../../commerce'
import type { World } from '../world'
import type { Courier } from './courier'
import { deliveriesOf } from './subscriptions'

type Deps = Pick<World, 'app' | 'orderListeners'> & {
  commerce: { orders: Pick<World['commerce']['orders'], 'faults'> }
}

/**
 * Brings the app the events of orders, under both topics that vtex.orders-broadcast has; it fires in master. Loses,
 * doubles, delays and swaps them as control ordered.
 */
export function tellOrders(
  { app, orderListeners, commerce }: Deps,
  courier: Pick<Courier, 'send' | 'later'>,
): void {
  const { faults } = commerce.orders
  /** What makes the event that an order's next one overtakes go out. */
  const kept = new Map<string, () => void>()

  orderListeners.add((account, event) => {
    const about = { orderId: event.orderId, status: event.currentState }
    if (faults.take('lose-event', about)) return
    const times = faults.take('double-event', about) ? 2 : 1
    const go = () => {
      for (let time = 0; time < times; time++) send(account, event)
    }
    const delay = faults.take('delay-event', about)
    if (delay) return void courier.later(go, delay.delayMs ?? DEFAULT_DELAY_MS)
    const key = `${account} ${event.orderId}`
    const overtaken = kept.get(key)
    const swap = overtaken ? null : faults.take('reorder-event', about)
    if (swap) return void kept.set(key, courier.later(go, swap.delayMs ?? DEFAULT_DELAY_MS))
    go()
    kept.delete(key)
    overtaken?.()
  })

  function send(account: string, event: OrderEvent): void {
    for (const key of ['order-status-updated', event.currentState]) {
      const sent = { account, workspace: 'master', sender: 'vtex.orders-broadcast', key, resource: '' }
      const body = Buffer.from(JSON.stringify(event))
      for (const delivery of deliveriesOf(app, { ...sent, contentType: 'application/json', body }))
        courier.send(delivery)
    }
  }
}
