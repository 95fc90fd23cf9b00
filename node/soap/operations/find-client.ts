import { err, ok } from 'neverthrow'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { sideBySide } from '../../clients/side-by-side'
import { idOfEmail, plainId } from '../../flows/customers/ids'
import { clientFields } from '../dto/client'
import { isSameDocument, spellingsOf } from '../dto/document'
import { guidOf } from '../dto/guid'
import type { Answer, Call } from './call'

/** Customers with one e-mail address or document that are looked at; more would be a mistake in the store. */
const FEW = 20

/** The customer with an id of VTEX: its document's, or that of the shopper's profile, which orders name. */
export async function clientById(id: string, call: Call): Answer<VtexCustomer | null> {
  const guid = guidOf(id)
  if (guid === null) return ok(null)
  const found = await clientOf(guid, call)
  if (found.isErr() || found.value) return found
  const others = await search(`userId=${plainId(guid)}`, call)
  return others.map(([first]) => first ?? null)
}

/** The customer with an e-mail address; searches lag, so the one that was just made for it is read by its id. */
export async function clientByEmail(email: string, call: Call): Answer<VtexCustomer | null> {
  const made = await clientOf(idOfEmail(call.deps.account, email), call)
  if (made.isErr() || hasEmail(made.value, email)) return made
  const found = await search(`email=${email}`, call)
  return found.map((all) => all.find((customer) => hasEmail(customer, email)) ?? null)
}

/** Customers with a CPF or CNPJ, however VTEX holds it, the one that changed last first: guests come twice. */
export async function clientsByDocument(plain: string, call: Call): Answer<VtexCustomer[]> {
  const where = spellingsOf(plain)
    .flatMap((each) => [`document=${each}`, `corporateDocument=${each}`])
    .join(' OR ')
  const found = await search(where, call)
  return found.map((all) => all.filter((each) => hasDocument(each, plain)).sort(byChange))
}

/** The customer's document, as it was written last. */
export function clientOf(id: string, { clients }: Call): Answer<VtexCustomer | null> {
  return clients.customers.byId(plainId(id), clientFields)
}

/** What a search finds, read by id: its index can be behind. */
async function search(where: string, call: Call): Answer<VtexCustomer[]> {
  const found = await call.clients.customers.search(where, { fields: ['id'], count: FEW })
  if (found.isErr()) return err(found.error)
  const ids = [...new Set(found.value.map(({ id }) => plainId(id)))]
  const read = await sideBySide(ids, FEW, (id) => clientOf(id, call))
  return read.map((all) => all.flatMap((customer) => customer ?? []))
}

const hasEmail = (customer: VtexCustomer | null, email: string): boolean =>
  customer?.email?.toLowerCase() === email

const hasDocument = ({ document, corporateDocument }: VtexCustomer, plain: string): boolean =>
  isSameDocument(document, plain) || isSameDocument(corporateDocument, plain)

const byChange = (a: VtexCustomer, b: VtexCustomer): number =>
  (Date.parse(b.updatedIn ?? '') || 0) - (Date.parse(a.updatedIn ?? '') || 0)
