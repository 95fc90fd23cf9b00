import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import type { LedgerEntry } from '../delivery/ledger'
import { readMatchRule } from '../delivery/settings'
import { meter } from '../delivery/sync'
import type { Failure } from '../errors/failure'
import { addressId, customerId, namedId, plainId } from '../flows/customers/ids'
import type { FlowClients } from '../flows/flow'

export interface ErasedInVtex {
  customers: number
  addresses: number
}

type Clients = Pick<FlowClients, 'customers' | 'addresses'>

/** The most addresses of one customer that are looked for. */
const MOST_ADDRESSES = 100

/**
 * Deletes the customer's documents of Master Data: the one the app knows and the one it would have made. Addresses
 * first, as they are found by the customer; those the app has made also where the index does not know them yet.
 */
export async function eraseFromVtex(
  deps: Deps,
  { ref, entries }: { ref: string; entries: readonly LedgerEntry[] },
  deadline: number,
): Promise<Result<ErasedInVtex, Failure>> {
  const { clients } = meter({ deps, options: { priority: 'interactive', deadline } })
  // All sources name customers by VTEX's ids, or none does.
  const isId = namedId(ref) === null && (await readMatchRule(deps, 'customers', null)) === 'vtexId'
  const known = entries.map(({ vtexId }) => vtexId)
  const ids = new Set([...known, isId ? ref : customerId(ref)].filter((id) => id !== '').map(plainId))
  const erased = { customers: 0, addresses: 0 }
  for (const id of ids) {
    const addresses = await eraseAddresses(id, entries.flatMap(addressRefs), clients)
    if (addresses.isErr()) return err(addresses.error)
    erased.addresses += addresses.value
    const customer = await clients.customers.remove(id)
    if (customer.isErr()) return err(customer.error)
    if (customer.value) erased.customers += 1
  }
  return ok(erased)
}

async function eraseAddresses(
  customer: string,
  refs: readonly string[],
  { addresses }: Clients,
): Promise<Result<number, Failure>> {
  const found = await addresses.ofCustomer(customer, { fields: ['id'], count: MOST_ADDRESSES })
  if (found.isErr()) return err(found.error)
  const made = refs.map((ref) => addressId(customer, ref))
  let removed = 0
  for (const id of new Set([...found.value.map((each) => plainId(each.id)), ...made])) {
    const answer = await addresses.remove(id)
    if (answer.isErr()) return err(answer.error)
    if (answer.value) removed += 1
  }
  return ok(removed)
}

/** Refs of the addresses that were sent: the ledger knows them by the names of its fields. */
function addressRefs({ fields }: LedgerEntry): string[] {
  const refs = Object.keys(fields).flatMap((piece) => {
    const [, code] = /^addresses:([^/]+)\//.exec(piece) ?? []
    return code === undefined ? [] : [decodeURIComponent(code)]
  })
  return [...new Set(refs)]
}
