import type { FieldRule, MappingDocument } from '../document/schema'

/** Names of the code tables that a document uses, each once. */
export function tablesOf({ fields }: Pick<MappingDocument, 'fields'>): string[] {
  return [...new Set(fields.flatMap(tablesOfRule))]
}

function tablesOfRule({ from, convert }: FieldRule): string[] {
  const own = convert.flatMap((conversion) => (conversion.kind === 'table' ? [conversion.table] : []))
  if (from.kind === 'each') return [...own, ...tablesOf(from)]
  if (from.kind === 'list') return [...own, ...from.items.flatMap(tablesOf)]
  return own
}
