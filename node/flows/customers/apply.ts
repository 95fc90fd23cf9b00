import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Applied, Change, FlowClients, Work } from '../flow'
import { addressId, customerId, plainId } from './ids'
import type { CustomerTarget, LiveCustomer } from './live'
import {
  addressToVtex,
  toVtex,
  wantedAddress,
  wantedCustomer,
  type AddressFields,
  type CustomerFields,
} from './mapper'
import { addressNamed, planAddress, planOwn } from './plan'
import type { CustomerAddress, CustomerRecord } from './schema'

type CustomerWork = Work<CustomerRecord, CustomerTarget, LiveCustomer>
type CustomerClients = Pick<FlowClients, 'customers' | 'addresses'>

/** Creates the customer or changes what differs, then its addresses; other fields and addresses stay. */
export async function applyCustomer(
  { record, live }: CustomerWork,
  clients: CustomerClients,
): Promise<Result<Applied, Failure>> {
  const id = live ? plainId(live.customer.id) : customerId(record.ref)
  const fields = toVtex(changedOf<CustomerFields>(wantedCustomer(record), planOwn(record, live)))
  if (!live || Object.keys(fields).length > 0) {
    const written = live
      ? await clients.customers.setFields(id, fields)
      : await clients.customers.create({ id, ...fields })
    if (written.isErr()) return err(written.error)
  }
  for (const address of record.addresses ?? []) {
    const written = await applyAddress(id, address, live, clients)
    if (written.isErr()) return err(written.error)
  }
  return ok({ vtexId: id })
}

async function applyAddress(
  customer: string,
  address: CustomerAddress,
  live: LiveCustomer | null,
  { addresses }: Pick<CustomerClients, 'addresses'>,
): Promise<Result<unknown, Failure>> {
  const before = addressNamed(live, address.ref)
  if (address.deleted) return before ? addresses.remove(plainId(before.id)) : ok(undefined)
  const changes = planAddress(address, before)
  if (changes.length === 0) return ok(undefined)
  const fields = addressToVtex(changedOf<AddressFields>(wantedAddress(address), changes))
  if (before) return addresses.setFields(plainId(before.id), fields)
  const id = addressId(customer, address.ref)
  return addresses.create({
    id,
    userId: customer,
    addressName: address.ref,
    // Checkout fills in no address without a type.
    addressType: 'commercial',
    ...fields,
  })
}

/** Of what is wanted what differs. */
function changedOf<T extends object>(wanted: Partial<T>, changes: readonly Change[]): Partial<T> {
  const names = new Set(changes.map(({ field }) => field))
  const fields = Object.entries(wanted).filter(([name]) => names.has(name))
  return Object.fromEntries(fields) as Partial<T>
}
