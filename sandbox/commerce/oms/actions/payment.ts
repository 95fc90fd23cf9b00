import { param } from '../../routes'
import { omsError } from '../answers'
import { moveTo } from '../move'
import type { OrderHandler } from '../with-order'

/** POST payment-notification: the ERP says that a payment on account was made. Assumption: 400 when none is awaited. */
export const notifyPayment: OrderHandler = ({ call, oms, account, order, now }) => {
  if (!order.payments.some(({ id }) => id === param(call, 'paymentId')))
    return omsError(404, 'OMS011', 'Payment not found.')
  if (order.status !== 'payment-pending') return omsError(400, 'OMS012', `The order is ${order.status}.`)
  if (!oms.faults.take('payment-lost', order)) moveTo(oms, account, order, 'approve-payment', now)
  return { status: 200 }
}
