import { omsError } from '../answers'
import { moveTo } from '../move'
import type { OrderHandler } from '../with-order'

/** POST start-handling: 204 once; 409 unless the order is ready for it. */
export const startHandling: OrderHandler = ({ oms, account, order, now }) => {
  if (order.status !== 'ready-for-handling')
    return omsError(409, 'OMS003', 'Order status should be ready-for-handling to perform this action')
  moveTo(oms, account, order, 'start-handling', now)
  return { status: 204 }
}
