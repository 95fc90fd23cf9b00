import { err, ok, type Result } from 'neverthrow'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { fail, type Failure } from '../../errors/failure'
import type { FlowClients, Wanted } from '../flow'
import { customerId, namedId, plainId } from './ids'
import type { CustomerTarget } from './live'
import { fieldsToRead } from './mapper'
import type { CustomerRecord } from './schema'

type CustomerClients = Pick<FlowClients, 'customers'>
type Answer<T = VtexCustomer> = Promise<Result<T | null, Failure>>

/** More than one document would be needed only to say that there are several. */
const FEW = 5

/**
 * The customer a record is about: the one the app knows, else the one its ref names or a creation would have made, else
 * the one its match rule finds; null when VTEX has none. Searches lag, so what they find is read by its id.
 */
export async function findCustomer(
  { vtexId, match }: CustomerTarget,
  { key: [ref = ''], record }: Wanted<CustomerRecord>,
  clients: CustomerClients,
): Answer {
  const read = (id: string): Answer => clients.customers.byId(id, fieldsToRead(record))
  const known = vtexId ? await read(plainId(vtexId)) : ok(null)
  if (known.isErr() || known.value) return known
  // A ref that names the customer by its id means no other, whatever the e-mail address.
  const named = namedId(ref)
  if (named !== null) return read(named)
  if (match === 'vtexId') return findById(ref, record, read)
  const made = await read(customerId(ref))
  if (made.isErr() || made.value || !record) return made
  const found = match === 'document' ? await byDocument(record, clients) : await byEmail(record, clients)
  if (found.isErr()) return err(found.error)
  return found.value ? read(found.value) : ok(null)
}

async function findById(ref: string, record: CustomerRecord | null, read: (id: string) => Answer): Answer {
  const found = /^[\w-]{1,100}$/.test(ref) ? await read(plainId(ref)) : ok(null)
  // The ref would not name a customer that is created.
  return found.andThen((customer) =>
    customer || !record
      ? ok(customer)
      : fail(
          'customer_not_found',
          `VTEX has no customer with the id "${ref}". Where refs are VTEX's ids (match rule vtexId), none is created.`,
        ),
  )
}

async function byEmail({ ref, email }: CustomerRecord, clients: CustomerClients): Answer<string> {
  if (email === undefined) return ok(null)
  const found = await search(`email=${email}`, clients)
  return found.andThen((customers) => onlyOne(ref, 'e-mail address', customers))
}

/** An e-mail address is taken once, so a customer that has it and another document can not be created beside. */
async function byDocument(record: CustomerRecord, clients: CustomerClients): Answer<string> {
  const { ref, document } = record
  if (!document) return byEmail(record, clients)
  const found = await search(`document=${document}`, clients)
  const withDocument = found.andThen((customers) => onlyOne(ref, 'document', customers))
  if (withDocument.isErr() || withDocument.value) return withDocument
  const named = record.email === undefined ? ok([]) : await search(`email=${record.email}`, clients)
  if (named.isErr()) return err(named.error)
  const stranger = named.value.find((customer) => customer.document && customer.document !== document)
  if (stranger) {
    const words = `VTEX's customer ${plainId(stranger.id)} has the e-mail address of "${ref}" and another document.`
    return fail('match_ambiguous', words)
  }
  return onlyOne(ref, 'e-mail address', named.value)
}

function search(where: string, { customers }: CustomerClients): Promise<Result<VtexCustomer[], Failure>> {
  return customers.search(where, { fields: ['id', 'document'], count: FEW })
}

/** The id of what was found. One document can be listed in two spellings of its id. */
function onlyOne(ref: string, what: string, found: readonly VtexCustomer[]): Result<string | null, Failure> {
  const ids = [...new Set(found.map(({ id }) => plainId(id)))]
  if (ids.length > 1)
    return fail(
      'match_ambiguous',
      `Several customers in VTEX have the ${what} of "${ref}": ${ids.join(', ')}.`,
    )
  return ok(ids[0] ?? null)
}
