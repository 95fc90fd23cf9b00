import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexAddress } from '../../clients/masterdata/addresses'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { plainId } from '../../flows/customers/ids'
import type { LiveCustomer } from '../../flows/customers/live'
import { addressFieldsToRead } from '../../flows/customers/mapper'
import { addressNamed } from '../../flows/customers/plan'
import { readCustomer } from '../../flows/customers/read'
import type { CustomerRecord } from '../../flows/customers/schema'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Sent } from '../contract'
import { addressDto, addressDto2, changeOfAddress } from '../dto/customer-address'
import { guidOf } from '../dto/guid'
import { given, write, type Answer, type Call, type Operations } from './call'
import { clientById } from './find-client'

type SentAddress = Sent<'AddressDTO'>

const { read, write: change } = flows.customers.permissions

export const addressOperations = {
  AddressGetByClientIdV3: {
    anyOf: read,
    handle: ({ clientIdV3 }, call) =>
      safeTry(async function* () {
        const id = yield* given('clientIdV3', clientIdV3)
        return ok({ result: (yield* await addressesOf(id, call)).map(addressDto) })
      }),
  },
  AddressGetByClientIdV2: {
    anyOf: read,
    handle: ({ clientIdV2 }, call) =>
      safeTry(async function* () {
        const id = yield* given('clientIdV2', clientIdV2)
        return ok({ result: (yield* await addressesOf(id, call)).map(addressDto2) })
      }),
  },
  AddressInsertUpdateV3: {
    anyOf: change,
    handle: ({ address }, call) =>
      safeTry(async function* () {
        const sent = yield* given('address', address)
        const { customer, name, before } = yield* await placeOf(sent, call)
        const changes = { ref: name, ...changeOfAddress(sent, before) }
        const record = { ref: refOfVtexId(plainId(customer.id)), email: customer.email ?? undefined }
        yield* await write(call, 'customers', { ...record, addresses: [changes] })
        const stored = yield* await addressWith(customer, name, call)
        return ok({ result: stored && addressDto(stored) })
      }),
  },
} as const satisfies Operations

async function addressesOf(client: string, call: Call): Answer<VtexAddress[]> {
  const customer = await clientById(client, call)
  if (customer.isErr()) return err(customer.error)
  if (!customer.value) return ok([])
  const live = await liveOf(customer.value, null, call)
  return live.map((found) => found?.addresses ?? [])
}

/** Where an address belongs: whose it is, what checkout knows it by, and what VTEX holds there. */
interface Place {
  customer: VtexCustomer
  name: string
  before: VtexAddress | null
}

/** The address with the GUID that was sent, else the one of the client that has its name, or will. */
async function placeOf(sent: SentAddress, call: Call): Answer<Place> {
  const guid = guidOf(sent.AddressGUID)
  const known = guid ? await call.clients.addresses.byId(plainId(guid), addressFieldsToRead) : ok(null)
  if (known.isErr()) return err(known.error)
  const owner = given('address/UserGUID', known.value?.userId || sent.UserGUID)
  const name = given('address/AddressNameV3', known.value?.addressName || sent.AddressNameV3)
  if (owner.isErr()) return err(owner.error)
  if (name.isErr()) return err(name.error)
  const customer = await customerWith(owner.value, call)
  if (customer.isErr()) return err(customer.error)
  const before = await addressWith(customer.value, name.value, call)
  return before.andThen((address) => {
    const place = { customer: customer.value, name: name.value, before: address }
    return known.value ? sameAs(sent, known.value, place) : ok(place)
  })
}

/** An address keeps its client and its name, and has to be the only one of that name. Pure. */
function sameAs(sent: SentAddress, known: VtexAddress, place: Place): Result<Place, Failure> {
  if (sent.UserGUID !== null && !isOf(place.customer, known, sent.UserGUID))
    return fail('cannot_change', 'An address stays with its client: leave UserGUID out, or send its own.')
  if (sent.AddressNameV3 && sent.AddressNameV3 !== place.name)
    return fail('cannot_change', 'An address keeps its name: leave AddressNameV3 out, or send its own.')
  return place.before && plainId(place.before.id) !== plainId(known.id)
    ? fail('match_ambiguous', 'The client has two addresses of that name.')
    : ok({ ...place, before: known })
}

const isOf = ({ id, userId }: VtexCustomer, address: VtexAddress, guid: string): boolean =>
  [id, userId, address.userId].some((each) => !!each && plainId(each) === plainId(guid))

async function customerWith(id: string, call: Call): Answer<VtexCustomer> {
  const found = await clientById(id, call)
  return found.andThen((customer) =>
    customer ? ok(customer) : fail('customer_not_found', 'VTEX has no client with this UserGUID.'),
  )
}

async function addressWith(customer: VtexCustomer, name: string, call: Call): Answer<VtexAddress | null> {
  return (await liveOf(customer, name, call)).map((live) => addressNamed(live, name))
}

/** The customer with one of its addresses, or with all of them. */
function liveOf({ id }: VtexCustomer, name: string | null, { clients }: Call): Answer<LiveCustomer | null> {
  const key = [refOfVtexId(plainId(id))]
  const record = name === null ? null : ({ ref: key[0], addresses: [{ ref: name }] } as CustomerRecord)
  return readCustomer({ vtexId: id, match: 'vtexId' }, clients, { key, record })
}
