import type { VtexCustomer } from '../../clients/masterdata/customers'
import type { Answered, Sent } from '../contract'
import { isCnpj, isCpf, isSameDocument, plainDocument } from './document'
import { guidOf } from './guid'
import { nothingOf } from './nothing'
import { byClock, instantOf, shown, textOf, valueOf } from './text'

type SentClient = Sent<'ClientDTO'>

/** Fields of a customer that the WebService's client shows. */
export const clientFields: readonly (keyof VtexCustomer)[] = [
  ...(['id', 'email', 'firstName', 'lastName', 'homePhone', 'cellPhone', 'birthDate'] as const),
  ...(['documentType', 'document', 'isCorporate', 'corporateName', 'tradeName'] as const),
  ...(['corporateDocument', 'stateRegistration', 'isFreeStateRegistration'] as const),
  ...(['isNewsletterOptIn', 'createdIn', 'updatedIn'] as const),
]

/** A customer of Master Data; a company by its own document. Numbers and passwords are nil: VTEX has none. Pure. */
export function customerDto(customer: VtexCustomer): Answered<'ClientDTO'> {
  return {
    ...nothingOf('ClientDTO'),
    CelPhone: shown(customer.cellPhone),
    ChangeDate: byClock(customer.updatedIn),
    CompanyName: shown(customer.corporateName),
    CompanyNickName: shown(customer.tradeName),
    CpfCnpj: documentOf(customer),
    CreateDate: byClock(customer.createdIn),
    DateBirth: midnightOf(customer.birthDate),
    Email: shown(customer.email),
    FirstName: shown(customer.firstName),
    IsCorporate: isCorporate(customer),
    IsNewsReceiver: customer.isNewsletterOptIn ?? null,
    IsStateInscriptionImmune: customer.isFreeStateRegistration ?? null,
    LastName: shown(customer.lastName),
    Phone: shown(customer.homePhone),
    StateInscription: shown(customer.stateRegistration),
    UserGUID: guidOf(customer.id),
  }
}

/**
 * The fields of a customer record that the client sets; `before`: the customer as VTEX has it, null for a new one. What
 * is nil stays, and the password is left where it was. Pure.
 */
export function changeOfClient(sent: SentClient, before: VtexCustomer | null): Record<string, unknown> {
  return {
    email: sent.Email || before?.email || undefined,
    firstName: textOf(sent.FirstName),
    lastName: textOf(sent.LastName),
    phone: textOf(sent.Phone),
    mobilePhone: textOf(sent.CelPhone),
    birthDate: dayOf(sent.DateBirth),
    newsletter: valueOf(sent.IsNewsReceiver),
    ...identityOf(sent, before),
  }
}

/** Who it is before the law: a person, or a company with what it is called and registered as. */
function identityOf(sent: SentClient, before: VtexCustomer | null): Record<string, unknown> {
  const document = sent.CpfCnpj === null ? null : plainDocument(sent.CpfCnpj)
  const isCompany =
    sent.IsCorporate ?? Boolean(before?.isCorporate || isCnpj(document ?? '') || sent.CompanyName)
  const isKnown = document === null || (isCompany === isCorporate(before) && isDocumentOf(before, document))
  // Somebody with a CPF of their own can buy for a company.
  const isCompanys = isCompany && !isCpf(document ?? '')
  return {
    ...(!isKnown && !isCompanys && personOf(document, before)),
    ...(isCompany && {
      corporate: {
        name: textOf(sent.CompanyName),
        tradeName: textOf(sent.CompanyNickName),
        stateRegistration: textOf(sent.StateInscription),
        ...(!isKnown && isCompanys && { document: document || null }),
      },
    }),
    ...(sent.IsCorporate === false && isCorporate(before) && { corporate: null }),
  }
}

function personOf(document: string, before: VtexCustomer | null): Record<string, unknown> {
  if (isDocumentOf({ document: before?.document }, document)) return {}
  return {
    document: document || null,
    ...(isCpf(document) && !before?.documentType && { documentType: 'cpf' }),
  }
}

const isCorporate = (customer: VtexCustomer | null): boolean => customer?.isCorporate ?? false

type Documented = Pick<VtexCustomer, 'isCorporate' | 'corporateDocument' | 'document'>

/** The document a client is known by: a company's own, where it has one. */
const documentOf = ({ isCorporate, corporateDocument, document }: Documented): string | null =>
  shown((isCorporate && corporateDocument) || document)

/** Whether it is known by the document, however VTEX holds it. */
const isDocumentOf = (customer: Documented | null, plain: string): boolean =>
  isSameDocument(customer && documentOf(customer), plain)

/** The day of a date, whatever its zone: people are born on a day. .NET's first day of all stands for none. */
const dayOf = (sent: string | null): string | undefined => instantOf(sent)?.slice(0, 'yyyy-mm-dd'.length)

function midnightOf(date: string | null | undefined): string | null {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '') ?? []
  return day === undefined ? null : `${day}T00:00:00`
}
