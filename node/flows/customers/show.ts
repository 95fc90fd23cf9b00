import type { LiveCustomer } from './live'
import { addressFromVtex, fromVtex } from './mapper'

/** The customer as a canonical record, with all of its addresses. */
export function showCustomer(ref: string, { customer, addresses }: LiveCustomer): object {
  return {
    ref,
    ...showFields(customer),
    addresses: addresses.map((address) => ({ ref: address.addressName ?? '', ...addressFromVtex(address) })),
  }
}

/** The customer's own fields, as a canonical record has them. */
export function showFields(customer: LiveCustomer['customer']): object {
  const {
    corporate,
    'corporate.name': name,
    'corporate.tradeName': tradeName,
    'corporate.document': document,
    'corporate.stateRegistration': stateRegistration,
    ...fields
  } = fromVtex(customer)
  return { ...fields, corporate: corporate ? { name, tradeName, document, stateRegistration } : null }
}
