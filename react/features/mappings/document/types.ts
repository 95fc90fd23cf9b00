/**
 * The mapping document as the panel reads and writes it; `node/mapping/document` checks it.
 * A test parses what is written here with that schema, so that the two cannot drift apart.
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue }

export interface MappingDocument {
  format: 1
  flow: string
  fields: FieldRule[]
  filters: Filter[]
  tests: MappingTest[]
}

/** How one field is filled: of the canonical record, or of the ERP's own order. */
export interface FieldRule {
  target: string
  from: Source
  convert: Conversion[]
  default?: JsonValue
  nullWhenMissing?: boolean
  note?: string
}

export type Source =
  | PlainSource
  | { kind: 'join'; parts: PlainSource[]; separator: string }
  | { kind: 'expression'; expression: string }
  | EachSource
  | ListSource

export type PlainSource = { kind: 'path'; path: string } | { kind: 'constant'; value: JsonValue }

/** A list made of a list in the source's record. */
export interface EachSource {
  kind: 'each'
  path: string
  /** Items for which one of these does not hold are left out. */
  where?: Filter[]
  fields: FieldRule[]
}

/** A list written out, item by item. */
export interface ListSource {
  kind: 'list'
  items: ListItem[]
}

export interface ListItem {
  fields: FieldRule[]
}

export const units = ['kg', 'g', 'lb', 'oz', 'm', 'cm', 'mm', 'in'] as const
export type Unit = (typeof units)[number]

export type Conversion =
  | { kind: 'table'; table: string; reverse?: boolean }
  | { kind: 'number'; decimal: '.' | ','; group?: '.' | ',' | ' ' | "'" }
  | { kind: 'multiply'; by: number }
  | { kind: 'round'; digits: number }
  | { kind: 'unit'; from: Unit; to: Unit }
  | { kind: 'boolean'; true: string[]; false: string[] }
  | { kind: 'date'; format: string; zone: string }
  | { kind: 'format-date'; format: string; zone: string }
  | { kind: 'duration'; unit: 'days' | 'hours' }
  | {
      kind: 'text'
      case?: 'upper' | 'lower'
      maxLength?: number
      padStart?: { length: number; with: string }
    }
  | { kind: 'replace'; find: string; with: string }
  | { kind: 'split'; separator: string }

export type ConversionKind = Conversion['kind']

export const filterConditions = [
  'equals',
  'not-equals',
  'one-of',
  'present',
  'absent',
  'greater',
  'less',
] as const
export type FilterCondition = (typeof filterConditions)[number]

/** All filters must hold, or the record is skipped. */
export interface Filter {
  path: string
  is: FilterCondition
  value?: JsonValue
}

/** A stored sample with what must come out. */
export interface MappingTest {
  name: string
  sample: JsonValue
  expected: JsonValue
}

/** A document without rules: nothing is filled yet. */
export function emptyDocument(flow: string): MappingDocument {
  return { format: 1, flow, fields: [], filters: [], tests: [] }
}
