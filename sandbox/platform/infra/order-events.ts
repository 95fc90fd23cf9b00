import type { World } from '../world'
import type { Courier } from './courier'
import { deliveriesOf } from './subscriptions'

/** Brings the app the events of orders, under both topics that vtex.orders-broadcast has; it fires in master. */
export function tellOrders(
  { app, orderListeners }: Pick<World, 'app' | 'orderListeners'>,
  courier: Pick<Courier, 'send'>,
): void {
  orderListeners.add((account, event) => {
    for (const key of ['order-status-updated', event.currentState]) {
      const sent = { account, workspace: 'master', sender: 'vtex.orders-broadcast', key, resource: '' }
      const body = Buffer.from(JSON.stringify(event))
      for (const delivery of deliveriesOf(app, { ...sent, contentType: 'application/json', body }))
        courier.send(delivery)
    }
  })
}
