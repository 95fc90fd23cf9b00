import { JsonValue } from '../document/types'
import { writePath, Step } from './path'

/** One line of the tree a record is shown as. */
export interface SampleField {
  path: string
  name: string
  depth: number
  /** The value as it stands in JSON, shortened; empty for objects and lists. */
  example: string
  type: 'text' | 'number' | 'boolean' | 'null' | 'object' | 'list'
}

/** Longest example that is shown. */
const EXAMPLE_LENGTH = 60

/** More fields than a person can look through; records with more are mapped by typing a path. */
const MOST_FIELDS = 500

/** The fields of a record, each before what it holds; of lists, the first item stands for all. */
export function fieldsOf(record: JsonValue): SampleField[] {
  const fields: SampleField[] = []
  collect(record, [], fields)
  return fields.slice(0, MOST_FIELDS)
}

function collect(value: JsonValue, steps: Step[], into: SampleField[]): void {
  if (into.length >= MOST_FIELDS) return
  if (steps.length > 0) into.push(describe(value, steps))
  const [first] = Array.isArray(value) ? value : []
  if (first !== undefined) return collectFirst(first, steps, into)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return
  for (const [name, child] of Object.entries(value)) collect(child, [...steps, name], into)
}

function collectFirst(first: JsonValue, steps: Step[], into: SampleField[]): void {
  collect(first, [...steps, 0], into)
}

function describe(value: JsonValue, steps: Step[]): SampleField {
  const last = steps[steps.length - 1] ?? ''
  const type = typeOf(value)
  return {
    path: writePath(steps),
    name: typeof last === 'number' ? `[${last}]` : last,
    depth: steps.length - 1,
    example: type === 'object' || type === 'list' ? '' : shorten(JSON.stringify(value)),
    type,
  }
}

function typeOf(value: JsonValue): SampleField['type'] {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'object'
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean'
}

/** A text cut to a length one line can show. */
export function shorten(text: string, length = EXAMPLE_LENGTH): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

/** Paths of lists of objects, which `each` can walk through. */
export function listPaths(record: JsonValue): string[] {
  return fieldsOf(record)
    .filter(({ type }) => type === 'list')
    .map(({ path }) => path)
}
