import { ok, safeTry } from 'neverthrow'
import type { VtexPaymentSystem } from '../../clients/payments'
import { orderResources } from '../../orders/permissions'
import type { Answered } from '../contract'
import type { Operations } from './call'

/** Payments are what VTEX calls payment systems now. */
export const paymentOperations = {
  OrderPaymentGetAll: {
    // Orders show the same names.
    anyOf: [orderResources.view, orderResources.full],
    handle: (_nothing, { deps }) =>
      safeTry(async function* () {
        return ok({ result: (yield* await deps.clients.payments.systems()).map(paymentDto) })
      }),
  },
} as const satisfies Operations

const paymentDto = ({ id, name, groupName, isAvailable }: VtexPaymentSystem): Answered<'PaymentDTO'> => ({
  Id: id,
  IsActive: isAvailable ?? true,
  Name: name,
  Type: groupName ?? null,
})
