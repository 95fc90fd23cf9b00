import { createHash } from 'node:crypto'
import { idNamedIn } from '../vtex-ref'

/** The id in a ref that names a customer by VTEX's id (`vtex:` and the id); null for refs of the source's own. Pure. */
export function namedId(ref: string): string | null {
  const id = idNamedIn(ref, (text) => /^[\w-]{1,95}$/.test(text))
  return id === null ? null : plainId(id)
}

/**
 * The document that a customer of this ref becomes, the one the ref names where it does: always the same, so that a
 * creation can be repeated. A version 8 UUID in small letters: Master Data takes ids in any case for the same and lists
 * them as two. Pure.
 */
export const customerId = (ref: string): string => namedId(ref) ?? uuidOf(['customers', ref])

/** The document of a customer of whom nothing but an e-mail address is known; the same for every call. Pure. */
export const idOfEmail = (account: string, email: string): string => uuidOf(['e-mail', account, email])

/** The document that an address of a customer becomes. Pure. */
export const addressId = (customer: string, ref: string): string => uuidOf(['addresses', customer, ref])

/** Ids as this app writes and compares them. */
export const plainId = (id: string): string => id.toLowerCase()

function uuidOf(parts: readonly string[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['erp-integrator', ...parts]))
    .digest('hex')
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}
