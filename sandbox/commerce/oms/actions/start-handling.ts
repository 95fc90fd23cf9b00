import { omsError } from '../answers'
import { moveTo } from '../move'
import type { OrderHandler } from '../with-order'

/** POST start-handling: 204 once; 409 unless the order is ready for it. May be a 500 although it is applied. */
export const startHandling: OrderHandler = ({ oms, account, order, now }) => {
  if (order.status !== 'ready-for-handling')
    return omsError(409, 'OMS003', 'Order status should be ready-for-handling to perform this action')
  const isLost = oms.faults.take('start-handling-500', order) !== null
  moveTo(oms, account, order, 'start-handling', now)
  if (isLost) return omsError(500, 'OMS000', 'Internal error')
  return { status: 204 }
}
