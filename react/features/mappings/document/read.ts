import { FieldRule, Filter, JsonValue, MappingDocument, MappingTest, Source } from './types'

type Fields = { [name: string]: JsonValue }

/**
 * Reads a document that this app wrote or a person pasted; null where it is not one. Only what the panel walks
 * through is checked here: the app checks the rest when it is saved and previewed, and says what is wrong where.
 */
export function readDocument(json: string, flow: string): MappingDocument | null {
  const value = readJson(json)
  if (!isObject(value) || value.format !== 1 || value.flow !== flow) return null
  const { fields, filters = [], tests = [] } = value
  if (!isRules(fields) || !isFilters(filters) || !isTests(tests)) return null
  return { format: 1, flow, fields, filters, tests }
}

/** One rule as JSON text, as suggestions and comparisons bring them; null where it is none. */
export function readRule(json: string | null): FieldRule | null {
  const value = json === null ? undefined : readJson(json)
  const rules = [value]
  return isRules(rules) ? (rules[0] ?? null) : null
}

/** Parses JSON; undefined where it is none. */
export function readJson(json: string): JsonValue | undefined {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isRules(value: unknown): value is FieldRule[] {
  return isList(
    value,
    ({ target, from, convert }) =>
      typeof target === 'string' && isSource(from) && isList(convert, ({ kind }) => typeof kind === 'string'),
  )
}

function isSource(value: unknown): value is Source {
  if (!isObject(value)) return false
  if (value.kind === 'path') return typeof value.path === 'string'
  if (value.kind === 'constant') return value.value !== undefined
  if (value.kind === 'join') return isList(value.parts, isSource) && typeof value.separator === 'string'
  if (value.kind === 'expression') return typeof value.expression === 'string'
  if (value.kind === 'each') return typeof value.path === 'string' && isRules(value.fields)
  return value.kind === 'list' && isList(value.items, ({ fields }) => isRules(fields))
}

function isFilters(value: unknown): value is Filter[] {
  return isList(value, ({ path, is }) => typeof path === 'string' && typeof is === 'string')
}

function isTests(value: unknown): value is MappingTest[] {
  return isList(
    value,
    ({ name, sample, expected }) =>
      typeof name === 'string' && sample !== undefined && expected !== undefined,
  )
}

function isList(value: unknown, holds: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && holds(item))
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
