import { randomUUID } from 'node:crypto'
import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { searchPages } from '../../customers/search-pages'
import { parseWith } from '../../delivery/parse-with'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { idOfEmail, plainId } from '../../flows/customers/ids'
import { email as emailSchema } from '../../flows/customers/schema'
import { refOfVtexId } from '../../flows/vtex-ref'
import type { Answered, Sent } from '../contract'
import { changeOfClient, clientFields, customerDto } from '../dto/client'
import { plainDocument } from '../dto/document'
import { guidOf } from '../dto/guid'
import { instantByClock } from '../dto/text'
import { given, refused, write, type Answer, type Call, type Operations } from './call'
import { clientByEmail, clientById, clientOf, clientsByDocument } from './find-client'

type SentClient = Sent<'ClientDTO'>

const { read, write: change } = flows.customers.permissions

/** Clients that one call answers at most. */
const MOST = 1_000
/** The longest text that may be a document of somebody. */
const LONGEST_DOCUMENT = 20
/** Searches lag behind documents: who was created a moment ago is listed a minute later. Milliseconds. */
const SETTLED = 60_000
/** Before there was a VTEX. */
const EVER = '2000-01-01T00:00:00.000Z'

export const clientOperations = {
  ClientGetV3: {
    anyOf: read,
    handle: ({ idClientV3 }, call) =>
      safeTry(async function* () {
        const id = yield* given('idClientV3', idClientV3)
        return ok(oneClient(yield* await clientById(id, call)))
      }),
  },
  ClientGetByGuidV3: {
    anyOf: read,
    handle: ({ guid }, call) =>
      safeTry(async function* () {
        const id = yield* given('guid', guid)
        return ok(oneClient(yield* await clientById(id, call)))
      }),
  },
  ClientGetByEmailV3: {
    anyOf: read,
    handle: ({ Email }, call) =>
      safeTry(async function* () {
        const email = yield* emailIn('Email', yield* given('Email', Email))
        return ok(oneClient(yield* await clientByEmail(email, call)))
      }),
  },
  ClientGetByCPF: {
    anyOf: read,
    handle: ({ CpfCnpj }, call) =>
      safeTry(async function* () {
        const document = yield* documentIn('CpfCnpj', CpfCnpj)
        const [latest = null] = yield* await clientsByDocument(document, call)
        return ok(oneClient(latest))
      }),
  },
  ClientGetAllFromCreatedDateAndId: {
    anyOf: read,
    handle: ({ dateCreated, startingClientId, topRows }, call) =>
      safeTry(async function* () {
        yield* noNumber(startingClientId)
        const most = yield* rowsIn(topRows)
        const from = instantByClock(dateCreated) ?? EVER
        const created = yield* await createdSince(from, most, call)
        return ok({ result: created.map(customerDto) })
      }),
  },
  ClientInsertUpdateV3: {
    anyOf: change,
    handle: ({ client }, call) =>
      safeTry(async function* () {
        const sent = yield* given('client', client)
        const before = yield* await storedClient(sent, call)
        const id = before ? plainId(before.id) : yield* await idOfNew(sent, call)
        const record = { ref: refOfVtexId(id), ...changeOfClient(sent, before) }
        yield* await write(call, 'customers', record)
        return ok(oneClient(yield* await clientOf(id, call)))
      }),
  },
} as const satisfies Operations

const oneClient = (customer: VtexCustomer | null): { result: Answered<'ClientDTO'> | null } => ({
  result: customer && customerDto(customer),
})

/**
 * Whom a client is about: the one with its GUID, else with its e-mail address. Only where none is sent the document
 * decides: guests leave one document with several addresses, and the address is what they log in with.
 */
async function storedClient(sent: SentClient, call: Call): Answer<VtexCustomer | null> {
  const named = sent.UserGUID === null ? ok(null) : await clientById(sent.UserGUID, call)
  if (named.isErr() || named.value) return named
  if (sent.Email) {
    const email = emailIn('client/Email', sent.Email)
    return email.isErr() ? err(email.error) : clientByEmail(email.value, call)
  }
  if (!sent.CpfCnpj) return ok(null)
  const document = documentIn('client/CpfCnpj', sent.CpfCnpj)
  return document.isErr() ? err(document.error) : onlyOne(await clientsByDocument(document.value, call))
}

function onlyOne(found: Result<VtexCustomer[], Failure>): Result<VtexCustomer | null, Failure> {
  return found.andThen(([first = null, ...others]) =>
    others.length === 0
      ? ok(first)
      : fail('match_ambiguous', 'Several customers in VTEX have the CPF or CNPJ: send UserGUID or Email.'),
  )
}

/**
 * The id of a client that VTEX does not have: the one that was sent, else one that follows from the e-mail address, so
 * that a creation whose answer was lost is not made twice. That one is taken when its owner has another address by now.
 */
async function idOfNew({ UserGUID, Email }: SentClient, call: Call): Answer<string> {
  const guid = guidOf(UserGUID)
  if (guid !== null) return ok(plainId(guid))
  const email = emailIn('client/Email', Email ?? '')
  if (email.isErr()) return err(email.error)
  const id = idOfEmail(call.deps.account, email.value)
  return (await clientOf(id, call)).map((taken) => (taken ? randomUUID() : id))
}

/** Clients in the order in which they were created, from an instant on. */
function createdSince(from: string, most: number, { deps, clients }: Call): Answer<VtexCustomer[]> {
  const [begin, end] = [Date.parse(from), deps.now() - SETTLED]
  if (begin > end) return Promise.resolve(ok([]))
  return searchPages(clients, {
    where: `createdIn between ${new Date(begin).toISOString()} AND ${new Date(end).toISOString()}`,
    fields: clientFields,
    sort: 'createdIn ASC',
    most,
  })
}

function emailIn(name: string, text: string): Result<string, Failure> {
  return parseWith(emailSchema, text).orElse(() => refused(name, 'invalid', 'must be an e-mail address'))
}

function documentIn(name: string, text: string | null): Result<string, Failure> {
  const plain = plainDocument(text ?? '')
  return plain !== '' && plain.length <= LONGEST_DOCUMENT
    ? ok(plain)
    : refused(name, 'invalid', 'must be a CPF or CNPJ')
}

/** Whoever counts up from the last id would be given the same clients for ever. */
function noNumber(startingClientId: number | null): Result<void, Failure> {
  if (startingClientId === null || startingClientId === 0) return ok(undefined)
  const message = 'must be nil or 0: clients have no numbers any more; go on with the CreateDate of the last'
  return refused('startingClientId', 'invalid', message)
}

function rowsIn(topRows: number | null): Result<number, Failure> {
  return topRows !== null && topRows > 0 && topRows <= MOST
    ? ok(topRows)
    : refused('topRows', 'invalid', `must be 1 to ${MOST}`)
}
