import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import type { OperationName, ParametersOf } from '../contract'
import type { SoapCall } from '../read/envelope'
import { writeAnswer } from '../write/answer'
import { addressOperations } from './addresses'
import { brandOperations } from './brands'
import type { Call, Handled, NotSupported } from './call'
import { categoryOperations } from './categories'
import { changedProductOperations } from './changed-products'
import { changedSkuOperations } from './changed-skus'
import { clientOperations } from './clients'
import { complementOperations } from './complements'
import { freightOperations } from './freight'
import { giftCardOperations } from './gift-cards'
import { imageOperations } from './images'
import { integrationOperations } from './integration'
import { kitOperations } from './kits'
import { newsletterOperations } from './newsletter'
import { notSupportedOperations } from './not-supported'
import { orderActionOperations } from './order-actions'
import { orderOperations } from './orders'
import { paymentOperations } from './payments'
import { priceOperations } from './prices'
import { productOperations } from './products'
import { servicePriceOperations } from './service-prices'
import { serviceOperations } from './services'
import { skuServiceOperations } from './sku-services'
import { skuOperations } from './skus'
import { specificationOperations } from './specifications'
import { stockOperations } from './stock'
import { storeOperations } from './stores'
import { zipCodeOperations } from './zip-codes'

/** Every operation of the WebService: what answers it, or what to use instead. The compiler names what is missing. */
export const operationTable: { readonly [O in OperationName]: Handled<O> | NotSupported } = {
  ...brandOperations,
  ...categoryOperations,
  ...productOperations,
  ...skuOperations,
  ...changedProductOperations,
  ...changedSkuOperations,
  ...priceOperations,
  ...imageOperations,
  ...kitOperations,
  ...complementOperations,
  ...serviceOperations,
  ...servicePriceOperations,
  ...skuServiceOperations,
  ...specificationOperations,
  ...stockOperations,
  ...storeOperations,
  ...orderOperations,
  ...orderActionOperations,
  ...giftCardOperations,
  ...paymentOperations,
  ...clientOperations,
  ...addressOperations,
  ...newsletterOperations,
  ...freightOperations,
  ...zipCodeOperations,
  ...integrationOperations,
  ...notSupportedOperations,
}

export function isHandled<O extends OperationName>(entry: Handled<O> | NotSupported): entry is Handled<O> {
  return 'handle' in entry
}

/** Answers a call with the bytes of its answer: asks whether the caller may, calls the handler, writes what it answers. */
export async function answerCall(soapCall: SoapCall, call: Call): Promise<Result<string, Failure>> {
  return answer(soapCall.operation, soapCall.parameters, call)
}

async function answer<O extends OperationName>(
  operation: O,
  parameters: SoapCall['parameters'],
  call: Call,
): Promise<Result<string, Failure>> {
  const entry: Handled<O> | NotSupported = operationTable[operation]
  if (!isHandled(entry)) return fail('operation_not_supported', `${operation}: ${entry.instead}`)
  const allowed = await call.may(entry.anyOf)
  if (allowed.isErr()) return err(allowed.error)
  // The reader built the parameters from the same signature the type is made of.
  const results = await entry.handle(parameters as ParametersOf<O>, call)
  return results.isErr() ? err(results.error) : ok(writeAnswer(operation, results.value))
}
