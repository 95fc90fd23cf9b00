import type { VtexOrder, VtexPayment } from '../../clients/oms-order'
import { filled, instantOf } from './filled'
import { unitsOf } from './money'
import type { Order } from './schema'

type Payment = Order['payments'][number]

/** Payments of the transactions that count; a transaction that was tried before and given up is inactive. */
export function paymentsOf({ paymentData }: VtexOrder): Payment[] {
  return (paymentData?.transactions ?? [])
    .filter(({ isActive }) => isActive !== false)
    .flatMap(({ transactionId, payments }) =>
      (payments ?? []).map((payment) => paymentOf(payment, filled(transactionId))),
    )
}

function paymentOf(payment: VtexPayment, transactionId: string | null): Payment {
  const said = payment.connectorResponses ?? {}
  return {
    method: filled(payment.paymentSystemName),
    code: filled(payment.paymentSystem),
    group: filled(payment.group),
    value: unitsOf(payment.value),
    installments: payment.installments ?? null,
    transactionId,
    authorizationCode: textIn(said, 'authId', 'AuthorizationCode'),
    acquirer: textIn(said, 'acquirer', 'Acquirer'),
    brand: payment.group === 'creditCard' ? filled(payment.paymentSystemName) : null,
    last4: filled(payment.lastDigits),
    dueAt: instantOf(payment.dueDate),
    giftCard: filled(payment.giftCardId),
  }
}

/** Connectors of payments name their answers as they like. */
function textIn(said: Record<string, unknown>, ...names: string[]): string | null {
  const value = names.map((name) => said[name]).find((each) => typeof each === 'string')
  return typeof value === 'string' ? filled(value) : null
}
