import { specificationKey, type ProductRecord, type WantedSpecification } from './schema'

const MEMBER = 'specifications:'

/** What a product record sets: each field, and each specification by itself. Pure. */
export function splitProduct({
  ref: _ref,
  version: _version,
  updatedAt: _at,
  specifications = [],
  ...fields
}: ProductRecord): Record<string, unknown> {
  const members = specifications.map((each) => [`${MEMBER}${specificationKey(each)}`, each] as const)
  return Object.fromEntries(
    [...Object.entries(fields), ...members].filter(([, value]) => value !== undefined),
  )
}

/** The record that sets these pieces. Pure. */
export function joinProduct(content: Record<string, unknown>): object {
  const pieces = Object.entries(content)
  const fields = pieces.filter(([piece]) => !piece.startsWith(MEMBER))
  const members = pieces.filter(([piece]) => piece.startsWith(MEMBER))
  return {
    ...Object.fromEntries(fields),
    ...(members.length > 0 && { specifications: members.map(([, value]) => value as WantedSpecification) }),
  }
}
