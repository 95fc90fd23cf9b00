import type { VtexAddress } from '../clients/masterdata/addresses'
import type { VtexCustomer } from '../clients/masterdata/customers'
import { plainId } from '../flows/customers/ids'
import { addressFromVtex } from '../flows/customers/mapper'
import { showFields } from '../flows/customers/show'

/** A customer as VTEX has it, in the fields of a canonical record; whom the source calls what is not known. */
export interface ShownCustomer {
  vtexId: string
  /** RFC 3339; when VTEX's document changed. */
  updatedAt: string | null
  customer: object
}

/** `addresses`: left out where they were not asked for. */
export function shownCustomer(customer: VtexCustomer, addresses?: readonly VtexAddress[]): ShownCustomer {
  return {
    vtexId: plainId(customer.id),
    updatedAt: customer.updatedIn ?? null,
    customer: {
      ...showFields(customer),
      ...(addresses && {
        addresses: addresses.map((address) => ({
          ref: address.addressName ?? '',
          ...addressFromVtex(address),
        })),
      }),
    },
  }
}
