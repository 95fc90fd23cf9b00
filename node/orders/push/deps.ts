import type { Clients } from '../../clients'
import type { OrderPush } from '../../clients/order-push'
import type { Deps } from '../../delivery/deps'
import { orderDepsOf, type OrderDeps } from '../deps'

/** What the push works with besides what orders do; tests pass small fakes. */
export interface PushDeps extends OrderDeps {
  post: OrderPush['post']
  /** From 0 to 1. */
  random(): number
}

export function pushDepsOf(
  deps: Deps,
  clients: Pick<Clients, 'oms' | 'orderPush'>,
  priority: 'interactive' | 'background',
): PushDeps {
  return {
    ...orderDepsOf(deps, clients, priority),
    post: (address, message) => clients.orderPush.post(address, message),
    random: Math.random,
  }
}
