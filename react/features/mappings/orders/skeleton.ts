import { JsonValue } from '../document/types'
import { Target } from '../targets/rows'

type Fields = { [name: string]: JsonValue }

/** A record with every field that there is and no values: what there is to choose from while nobody chose a real one. */
export function skeletonOf(fields: readonly Target[]): JsonValue {
  const record: Fields = {}
  for (const { path, type } of fields) put(record, path.split('.'), emptyOf(type))
  return record
}

function emptyOf(type: string): JsonValue {
  if (type === 'object') return {}
  if (type === 'list of objects') return [{}]
  return type.startsWith('list') ? [] : null
}

function put(record: Fields, [step = '', ...inner]: string[], value: JsonValue): void {
  if (inner.length === 0) {
    record[step] = value
    return
  }
  const child = record[step.replace(/\[\]$/, '')]
  const into = Array.isArray(child) ? child[0] : child
  if (typeof into === 'object' && into !== null && !Array.isArray(into)) put(into, inner, value)
}

/** What is known of fields, by their path with `[]` for the places in lists. */
export function docsOf(fields: readonly Target[]): ReadonlyMap<string, Target> {
  return new Map(fields.map((field) => [field.path, field]))
}
