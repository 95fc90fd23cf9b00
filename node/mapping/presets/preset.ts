import type { Conversion, FieldRule, Filter, JsonValue, MappingDocument, MappingFlow } from '../document'

/** A ready-made mapping of a shape that is common: a starting point, made from public field names. */
export interface Preset {
  id: string
  name: string
  description: string
  flow: MappingFlow
  document: MappingDocument
  /** Code tables it uses, with example entries where the codes are always the same. */
  tables: { name: string; entries: { code: string; value: string }[] }[]
}

interface Parts {
  id: string
  name: string
  flow: MappingFlow
  description: string
  fields: FieldRule[]
  filters?: Filter[]
  sample: JsonValue
  expected: JsonValue
  tables?: Record<string, Record<string, string>>
}

/** A preset whose document carries its sample as a test. */
export const preset = ({
  id,
  name,
  flow,
  description,
  fields,
  filters = [],
  sample,
  expected,
  tables = {},
}: Parts): Preset => ({
  id,
  name,
  description: `${description} A starting point: check it with records of your own.`,
  flow,
  document: {
    format: 1,
    flow,
    fields,
    filters,
    tests: [{ name: 'Sample', sample, expected }],
  },
  tables: Object.entries(tables).map(([table, entries]) => ({
    name: table,
    entries: Object.entries(entries).map(([code, value]) => ({ code, value })),
  })),
})

/** A field from a path. */
export const field = (target: string, path: string, ...convert: Conversion[]): FieldRule => ({
  target,
  from: { kind: 'path', path },
  convert,
})

/** A field that is always the same. */
export const always = (target: string, value: JsonValue): FieldRule => ({
  target,
  from: { kind: 'constant', value },
  convert: [],
})

/** A field from an expression. */
export const calculated = (target: string, expression: string, ...convert: Conversion[]): FieldRule => ({
  target,
  from: { kind: 'expression', expression },
  convert,
})

export const text: Conversion = { kind: 'text' }
export const decimal: Conversion = { kind: 'number', decimal: '.' }
export const cents: Conversion = { kind: 'round', digits: 2 }
export const whole: Conversion = { kind: 'round', digits: 0 }
export const list: Conversion = { kind: 'split', separator: ',' }
export const table = (name: string): Conversion => ({ kind: 'table', table: name })
export const yes = (yesTexts: string[], noTexts: string[]): Conversion => ({
  kind: 'boolean',
  true: yesTexts,
  false: noTexts,
})
