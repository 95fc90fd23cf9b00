import type { VtexAddress } from '../../clients/masterdata/addresses'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import type { AddressField, CustomerAddress, CustomerRecord } from './schema'

/** A customer in our terms, flat; null and the empty list stand for nothing. */
export interface CustomerFields {
  email: string | null
  firstName: string | null
  lastName: string | null
  document: string | null
  documentType: string | null
  phone: string | null
  mobilePhone: string | null
  /** yyyy-mm-dd. */
  birthDate: string | null
  corporate: boolean | null
  'corporate.name': string | null
  'corporate.tradeName': string | null
  'corporate.document': string | null
  'corporate.stateRegistration': string | null
  priceTables: string[]
  tradePolicies: string[]
  approved: boolean | null
  newsletter: boolean | null
}

export type AddressFields = Record<AddressField, string | null>

/** VTEX's field of each of ours, and what empties it: its document takes null for some texts and not for others. */
const vtexFields = {
  email: { name: 'email', empty: null },
  firstName: { name: 'firstName', empty: null },
  lastName: { name: 'lastName', empty: null },
  document: { name: 'document', empty: null },
  documentType: { name: 'documentType', empty: null },
  phone: { name: 'homePhone', empty: '' },
  mobilePhone: { name: 'cellPhone', empty: '' },
  birthDate: { name: 'birthDate', empty: null },
  corporate: { name: 'isCorporate', empty: null },
  'corporate.name': { name: 'corporateName', empty: '' },
  'corporate.tradeName': { name: 'tradeName', empty: '' },
  'corporate.document': { name: 'corporateDocument', empty: '' },
  'corporate.stateRegistration': { name: 'stateRegistration', empty: '' },
  priceTables: { name: 'priceTables', empty: '' },
  tradePolicies: { name: 'tradePolicies', empty: '' },
  approved: { name: 'approved', empty: null },
  newsletter: { name: 'isNewsletterOptIn', empty: null },
} as const satisfies Record<keyof CustomerFields, { name: keyof VtexCustomer; empty: '' | null }>

const vtexAddressFields = {
  receiver: 'receiverName',
  street: 'street',
  number: 'number',
  complement: 'complement',
  neighborhood: 'neighborhood',
  city: 'city',
  state: 'state',
  zip: 'postalCode',
  country: 'country',
  reference: 'reference',
} as const satisfies Record<AddressField, keyof VtexAddress>

/** Fields every store has. */
const always = ['id', 'updatedIn', ...Object.values(vtexFields).map(({ name }) => name)].filter(
  (name) => name !== 'approved' && name !== 'tradePolicies',
)

/** What VTEX is asked for: fields that stores add themselves only where the record is about them. */
export function fieldsToRead(record: CustomerRecord | null): readonly string[] {
  if (!record) return ['_all']
  const added = (['approved', 'tradePolicies'] as const).filter((field) => record[field] !== undefined)
  return [...always, ...added]
}

export const addressFieldsToRead = [
  'id',
  'userId',
  'addressName',
  'addressType',
  ...Object.values(vtexAddressFields),
]

export function fromVtex(customer: VtexCustomer): CustomerFields {
  return {
    email: customer.email || null,
    firstName: customer.firstName || null,
    lastName: customer.lastName || null,
    document: customer.document || null,
    documentType: customer.documentType || null,
    phone: customer.homePhone || null,
    mobilePhone: customer.cellPhone || null,
    birthDate: customer.birthDate?.slice(0, 'yyyy-mm-dd'.length) || null,
    corporate: customer.isCorporate ?? null,
    'corporate.name': customer.corporateName || null,
    'corporate.tradeName': customer.tradeName || null,
    'corporate.document': customer.corporateDocument || null,
    'corporate.stateRegistration': customer.stateRegistration || null,
    priceTables: listIn(customer.priceTables),
    tradePolicies: listIn(customer.tradePolicies),
    approved: customer.approved ?? null,
    newsletter: customer.isNewsletterOptIn ?? null,
  }
}

/** What the record sets, in our terms. */
export function wantedCustomer({
  ref: _ref,
  version: _version,
  updatedAt: _updatedAt,
  addresses: _addresses,
  corporate,
  priceTables,
  tradePolicies,
  ...fields
}: CustomerRecord): Partial<CustomerFields> {
  const company = corporate ?? { name: null, tradeName: null, document: null, stateRegistration: null }
  return {
    ...fields,
    ...(priceTables !== undefined && { priceTables: priceTables ?? [] }),
    ...(tradePolicies !== undefined && { tradePolicies: tradePolicies ?? [] }),
    ...(corporate !== undefined && {
      corporate: corporate !== null,
      'corporate.name': company.name,
      'corporate.tradeName': company.tradeName,
      'corporate.document': company.document,
      'corporate.stateRegistration': company.stateRegistration,
    }),
  } as Partial<CustomerFields>
}

/** The fields for VTEX. */
export function toVtex(fields: Partial<CustomerFields>): Partial<VtexCustomer> {
  const names = Object.keys(fields) as (keyof CustomerFields)[]
  return Object.fromEntries(
    names.map((field) => {
      const { name, empty } = vtexFields[field]
      const value = fields[field]
      return [name, Array.isArray(value) ? value.join(',') : (value ?? empty)]
    }),
  )
}

export function addressFromVtex(address: VtexAddress): AddressFields {
  const fields = Object.entries(vtexAddressFields) as [AddressField, keyof VtexAddress][]
  return Object.fromEntries(fields.map(([field, name]) => [field, address[name] || null])) as AddressFields
}

/** What the record sets of an address, in our terms. */
export function wantedAddress({
  ref: _ref,
  deleted: _deleted,
  ...fields
}: CustomerAddress): Partial<AddressFields> {
  return fields
}

export function addressToVtex(fields: Partial<AddressFields>): Partial<VtexAddress> {
  const names = Object.keys(fields) as AddressField[]
  return Object.fromEntries(names.map((field) => [vtexAddressFields[field], fields[field] ?? null]))
}

const listIn = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
