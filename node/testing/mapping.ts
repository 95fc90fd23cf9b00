import type { FieldRule, MappingDocument, MappingFlow, Source } from '../mapping/document'
import { compile, mapRecord, type MappedRecord, type Tables, type UnknownCodePolicy } from '../mapping/engine'

/** A mapping document of rules. */
export const documentOf = (
  fields: FieldRule[],
  { flow = 'prices', ...more }: Partial<MappingDocument> = {},
): MappingDocument => ({ format: 1, flow, fields, filters: [], tests: [], ...more })

/** A rule that takes a field from a path, or from another source. */
export const rule = (target: string, from: string | Source, more: Partial<FieldRule> = {}): FieldRule => ({
  target,
  from: typeof from === 'string' ? { kind: 'path', path: from } : from,
  convert: [],
  ...more,
})

/** Code tables of plain objects; unknown codes are treated by the policy. */
export const tablesWith = (
  tables: Record<string, Record<string, string>> = {},
  policy: UnknownCodePolicy = 'reject',
  value?: string,
): Tables => ({
  lookup(table, code) {
    const entries = new Map(Object.entries(tables[table] ?? {}))
    const found = entries.get(code)
    return found === undefined ? { kind: 'unknown', policy, value } : { kind: 'value', value: found }
  },
  codesOf: (table, value) =>
    Object.entries(tables[table] ?? {}).flatMap(([code, own]) => (own === value ? [code] : [])),
})

/** Maps a record by rules. */
export async function mapped(
  fields: FieldRule[],
  raw: unknown,
  {
    flow,
    tables = tablesWith(),
    filters,
  }: { flow?: MappingFlow; tables?: Tables; filters?: MappingDocument['filters'] } = {},
): Promise<MappedRecord> {
  const mapping = compile(documentOf(fields, { flow, ...(filters && { filters }) }))
  return mapRecord(mapping._unsafeUnwrap(), raw, tables)
}
