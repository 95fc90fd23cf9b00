import { addressFieldNames, type CustomerAddress, type CustomerRecord } from './schema'

const CORPORATE = ['name', 'tradeName', 'document', 'stateRegistration'] as const

type Pieces = readonly (readonly [piece: string, value: unknown])[]

/**
 * What a customer record sets: each field, each field of the company, and each field of each address, so that records
 * which set different fields of one address do not overtake each other. Pure.
 */
export function splitCustomer({
  ref: _ref,
  version: _version,
  updatedAt: _updatedAt,
  corporate,
  addresses = [],
  ...fields
}: CustomerRecord): Record<string, unknown> {
  const pieces: Pieces = [
    ...Object.entries(fields),
    ...(corporate === undefined ? [] : corporatePieces(corporate)),
    ...addresses.flatMap(addressPieces),
  ]
  return Object.fromEntries(pieces.filter(([, value]) => value !== undefined))
}

/** The record that sets these pieces. Pure. */
export function joinCustomer(content: Record<string, unknown>): object {
  const company: Record<string, unknown> = {}
  const addresses = new Map<string, Record<string, unknown>>()
  const fields: Record<string, unknown> = {}
  for (const [piece, value] of Object.entries(content)) {
    const [list = '', member] = cut(piece, ':')
    if (member === undefined) fields[piece] = value
    else if (list === 'corporate') company[member] = value
    else {
      const [code = '', field = ''] = cut(member, '/')
      const ref = decodeURIComponent(code)
      addresses.set(ref, { ...addresses.get(ref), [field]: value })
    }
  }
  const { is, ...corporate } = company
  const isSet = Object.keys(company).length > 0
  return {
    ...fields,
    ...(isSet && { corporate: is === false ? null : corporate }),
    ...(addresses.size > 0 && { addresses: [...addresses].map(([ref, own]) => joinAddress(ref, own)) }),
  }
}

/** A person has no company: what was known of one is emptied too. */
function corporatePieces(corporate: NonNullable<CustomerRecord['corporate']> | null): Pieces {
  return [
    ['corporate:is', corporate !== null],
    ...CORPORATE.map((field) => [`corporate:${field}`, corporate ? corporate[field] : null] as const),
  ]
}

/** Removing an address sets all of it: what was sent for it before must not bring a part of it back. */
function addressPieces({ ref, deleted = false, ...address }: CustomerAddress): Pieces {
  const piece = (field: string) => `addresses:${encodeURIComponent(ref)}/${field}`
  return [
    [piece('deleted'), deleted],
    ...addressFieldNames.map((field) => [piece(field), deleted ? null : address[field]] as const),
  ]
}

function joinAddress(ref: string, { deleted, ...fields }: Record<string, unknown>): object {
  return deleted === true ? { ref, deleted } : { ref, ...fields }
}

function cut(text: string, at: string): string[] {
  const position = text.indexOf(at)
  return position < 0 ? [text] : [text.slice(0, position), text.slice(position + 1)]
}
