import { readJson } from '../document/read'
import { Filter, FilterCondition, JsonValue } from '../document/types'

/** A value as it is typed: the members of a list with commas between. */
export function valueText({ value }: Filter): string {
  if (value === undefined) return ''
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A filter from what was typed: `true` and numbers as such, lists for "one of". */
export function filterOf(path: string, is: FilterCondition, text: string): Filter {
  if (is === 'present' || is === 'absent') return { path, is }
  if (is === 'one-of') return { path, is, value: text.split(',').map((part) => scalarOf(part.trimStart())) }
  return { path, is, value: scalarOf(text) }
}

/** Codes such as `007` stay text: they are not how JSON writes a number. */
function scalarOf(text: string): JsonValue {
  const read = readJson(text)
  return typeof read === 'boolean' || (typeof read === 'number' && String(read) === text) ? read : text
}
