import { createHash } from 'node:crypto'
import type { Failure } from '../../errors/failure'
import { slugOf } from '../text'
import type { ProductRecord } from './schema'

const LINK_LENGTH = 100
const SUFFIX_LENGTH = 40

/**
 * Links for a new product, best first: the one it asks for, or its name, and the name with the ref where other
 * products have that already. Pure.
 */
export function linksFor({
  ref,
  name = '',
  linkId,
}: Pick<ProductRecord, 'ref' | 'name' | 'linkId'>): string[] {
  if (linkId !== undefined) return [linkId]
  const digest = createHash('sha256').update(ref).digest('hex').slice(0, 8)
  const suffixes = ['', slugOf(ref, SUFFIX_LENGTH), digest]
  const links = suffixes.map((suffix) => {
    const room = LINK_LENGTH - (suffix ? suffix.length + 1 : 0)
    return [slugOf(name, room), suffix].filter((part) => part !== '').join('-')
  })
  return [...new Set(links)].filter((link) => link !== '')
}

/** Whether VTEX refused because another product has the link. */
export function isLinkTaken({ kind, existingId, detail }: Failure): boolean {
  return kind === 'conflict' && existingId === undefined && /\bLinkId\b/i.test(detail)
}
