/**
 * Where a rule stands, as text that fits in a URL: `basePrice`, `fixedPrices[].value` (in a list made of the
 * record's list) or `specifications[0].name` (in the first item of a list that is written out).
 */
export type RuleAddress = string

interface ListStep {
  /** Target of the list. */
  list: string
  /** null: every item, as the record has them. */
  item: number | null
  /** Address within the item. */
  inner: RuleAddress
}

/** The list an address goes through first, or null where it names a field of the record itself. */
export function listStep(address: RuleAddress): ListStep | null {
  const match = /^([^[\]]+)\[(\d*)\]\.(.+)$/.exec(address)
  if (!match) return null
  const [, list = '', item = '', inner = ''] = match
  return { list, item: item === '' ? null : Number(item), inner }
}

/** Address of a field within a list. */
export function addressIn(list: string, item: number | null, inner: RuleAddress): RuleAddress {
  return `${list}[${item ?? ''}].${inner}`
}

/** The field of the canonical record that an address is about: `specifications[0].name` → `specifications[].name`. */
export function targetPath(address: RuleAddress): string {
  return address.replace(/\[\d+\]/g, '[]')
}

/** The field's name within its record or item: `fixedPrices[].value` → `value`. */
export function innerTarget(address: RuleAddress): string {
  const step = listStep(address)
  return step ? innerTarget(step.inner) : address
}
