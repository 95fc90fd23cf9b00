import type { JsonValue } from '../document'
import { isNothing } from '../engine/path'

/** A field of the source's record. */
export interface SourceField {
  path: string
  /** Its own name, without where it stands. */
  name: string
  value: JsonValue
  type: 'text' | 'number' | 'boolean' | 'list' | 'list of objects' | 'nothing'
}

const MOST_FIELDS = 300
const MOST_LEVELS = 4

/** The fields of a sample, in its order; those of objects by their path, lists as a whole. */
export function detectFields(sample: JsonValue): SourceField[] {
  return fieldsOf(sample, '', MOST_LEVELS).slice(0, MOST_FIELDS)
}

function fieldsOf(value: JsonValue, prefix: string, levels: number): SourceField[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]): SourceField[] => {
    const path = pathTo(prefix, name)
    const isInner = isObject(member) && levels > 1
    return isInner
      ? fieldsOf(member, path, levels - 1)
      : [{ path, name, value: member, type: typeOf(member) }]
  })
}

/** The path of a member; in quotes where its name would be read as something else. */
function pathTo(prefix: string, name: string): string {
  const isPlain = /^[^.[\]"]+$/.test(name) && !(prefix === '' && /^\$(record)?$/.test(name))
  if (!isPlain) return `${prefix}["${name.replace(/[\\"]/g, '\\$&')}"]`
  return prefix === '' ? name : `${prefix}.${name}`
}

export function isObject(value: JsonValue | undefined): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: JsonValue): SourceField['type'] {
  if (isNothing(value)) return 'nothing'
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? 'list of objects' : 'list'
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as 'number' | 'boolean'
  return 'text'
}
