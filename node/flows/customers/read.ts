import { err, ok, Result } from 'neverthrow'
import type { VtexAddress } from '../../clients/masterdata/addresses'
import type { Failure } from '../../errors/failure'
import type { FlowClients, Wanted } from '../flow'
import { findCustomer } from './find'
import { addressId, plainId } from './ids'
import type { CustomerTarget, LiveCustomer } from './live'
import { addressFieldsToRead } from './mapper'
import type { CustomerRecord } from './schema'

type AddressClients = Pick<FlowClients, 'addresses'>
type Addresses = Promise<Result<VtexAddress[], Failure>>

/** The most addresses of one customer that are looked at. */
const MOST_ADDRESSES = 100

/** The customer as VTEX has it, with the addresses the record is about; all of them without a record. */
export async function readCustomer(
  target: CustomerTarget,
  clients: Pick<FlowClients, 'customers' | 'addresses'>,
  wanted: Wanted<CustomerRecord>,
): Promise<Result<LiveCustomer | null, Failure>> {
  const found = await findCustomer(target, wanted, clients)
  if (found.isErr()) return err(found.error)
  const customer = found.value
  if (!customer) return ok(null)
  const refs = wanted.record?.addresses?.map(({ ref }) => ref)
  const addresses = refs
    ? await namedAddresses(customer.id, refs, clients)
    : wanted.record
      ? ok([])
      : await allAddresses(customer.id, clients)
  return addresses.map((all) => ({ customer, addresses: all }))
}

/** Those the app has made are read by their id, which is always current; a search finds those of others. */
async function namedAddresses(
  customer: string,
  refs: readonly string[],
  { addresses }: AddressClients,
): Addresses {
  const made = await byIds(
    refs.map((ref) => addressId(plainId(customer), ref)),
    { addresses },
  )
  if (made.isErr()) return made
  const own = made.value.filter(({ addressName }) => refs.includes(addressName ?? ''))
  const missing = refs.filter((ref) => !own.some(({ addressName }) => addressName === ref))
  if (missing.length === 0) return ok(own)
  const listed = await searched(customer, { addresses })
  if (listed.isErr()) return listed
  const others = await byIds(
    listed.value.flatMap(({ id, addressName }) => (missing.includes(addressName ?? '') ? [id] : [])),
    { addresses },
  )
  return others.map((found) => [...own, ...found])
}

async function allAddresses(customer: string, { addresses }: AddressClients): Addresses {
  const found = await searched(customer, { addresses })
  return found.isErr()
    ? found
    : byIds(
        found.value.map(({ id }) => id),
        { addresses },
      )
}

function searched(customer: string, { addresses }: AddressClients): Addresses {
  return addresses.ofCustomer(customer, { fields: ['id', 'addressName'], count: MOST_ADDRESSES })
}

async function byIds(ids: readonly string[], { addresses }: AddressClients): Addresses {
  const plain = [...new Set(ids.map(plainId))]
  const found = await Promise.all(plain.map((id) => addresses.byId(id, addressFieldsToRead)))
  return Result.combine(found).map((all) => all.filter((address) => address !== null))
}
