import { ok, type Result } from 'neverthrow'
import type { VtexAddress } from '../../clients/masterdata/addresses'
import { fail, type Failure } from '../../errors/failure'
import { planFields } from '../changes'
import type { Change, Plan } from '../flow'
import type { LiveCustomer } from './live'
import {
  addressFromVtex,
  fromVtex,
  wantedAddress,
  wantedCustomer,
  type AddressFields,
  type CustomerFields,
} from './mapper'
import type { CustomerAddress, CustomerRecord } from './schema'

/** What must change in VTEX so that the customer is what the source says. Pure. */
export function planCustomer(record: CustomerRecord, live: LiveCustomer | null): Result<Plan, Failure> {
  if (!live && record.email === undefined)
    return fail(
      'customer_not_found',
      `VTEX has no customer "${record.ref}", and the record has no e-mail address.`,
    )
  const addresses = (record.addresses ?? []).flatMap((address) => {
    const before = addressNamed(live, address.ref)
    if (address.deleted)
      return before
        ? [{ field: `addresses.${address.ref}`, before: addressFromVtex(before), after: null }]
        : []
    return planAddress(address, before).map((change) => ({
      ...change,
      field: `addresses.${address.ref}.${change.field}`,
    }))
  })
  return ok([...planOwn(record, live), ...addresses])
}

/** What changes of the customer's own fields. Pure. */
export function planOwn(record: CustomerRecord, live: LiveCustomer | null): Change[] {
  const changes = planFields<CustomerFields>(wantedCustomer(record), live && fromVtex(live.customer), {
    email: (a, b) => a?.toLowerCase() === b?.toLowerCase(),
  })
  // A new customer has no lists; nothing needs to be said of an empty one.
  return live ? changes : changes.filter(({ after }) => !Array.isArray(after) || after.length > 0)
}

/** What changes of one address; of a new one everything it has, or that it is there. Pure. */
export function planAddress(address: CustomerAddress, live: VtexAddress | null): Change[] {
  const changes = planFields<AddressFields>(wantedAddress(address), live && addressFromVtex(live))
  return live || changes.length > 0 ? changes : [{ field: 'ref', before: null, after: address.ref }]
}

export function addressNamed(live: LiveCustomer | null, ref: string): VtexAddress | null {
  return live?.addresses.find(({ addressName }) => addressName === ref) ?? null
}
