import { specificationKey, type SkuRecord, type WantedSpecification } from './schema'

const MEMBER = 'specifications:'

/** What a SKU sets: each field, and each specification by itself. Pure. */
export function splitSku({
  ref: _ref,
  version: _version,
  updatedAt: _updatedAt,
  specifications,
  ...fields
}: SkuRecord): Record<string, unknown> {
  const members = (specifications ?? []).map(
    (each) => [`${MEMBER}${specificationKey(each).toLowerCase()}`, each] as const,
  )
  return Object.fromEntries(
    [...Object.entries(fields), ...members].filter(([, value]) => value !== undefined),
  )
}

/** The record that sets these pieces. Pure. */
export function joinSku(content: Record<string, unknown>): object {
  const pieces = Object.entries(content)
  const members = pieces.filter(([piece]) => piece.startsWith(MEMBER))
  const fields = pieces.filter(([piece]) => !piece.startsWith(MEMBER))
  const specifications = members.map(([, value]) => value as WantedSpecification)
  return { ...Object.fromEntries(fields), ...(specifications.length > 0 && { specifications }) }
}
