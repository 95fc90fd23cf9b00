import { nameKey } from '../changes'
import type { SpecificationRecord, SpecificationValue } from './schema'

const MEMBER = 'values:'

/** What a specification record sets: each field, and each value by itself. Pure. */
export function splitSpecification({
  ref: _ref,
  version: _version,
  updatedAt: _at,
  values = [],
  ...fields
}: SpecificationRecord): Record<string, unknown> {
  const members = values.map((value) => [`${MEMBER}${nameKey(value.name)}`, value] as const)
  return Object.fromEntries(
    [...Object.entries(fields), ...members].filter(([, value]) => value !== undefined),
  )
}

/** The record that sets these pieces. Pure. */
export function joinSpecification(content: Record<string, unknown>): object {
  const pieces = Object.entries(content)
  const fields = pieces.filter(([piece]) => !piece.startsWith(MEMBER))
  const members = pieces.filter(([piece]) => piece.startsWith(MEMBER))
  return {
    ...Object.fromEntries(fields),
    ...(members.length > 0 && { values: members.map(([, value]) => value as SpecificationValue) }),
  }
}
