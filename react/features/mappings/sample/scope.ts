import { listStep, RuleAddress } from '../document/address'
import { ruleAt } from '../document/rules'
import { FieldRule, JsonValue } from '../document/types'
import { valueAt } from './path'

/** What the paths of a rule are read from: the record, or the first item of the list it is in. */
export function scopeOf(
  record: JsonValue | undefined,
  fields: FieldRule[],
  address: RuleAddress,
): JsonValue | undefined {
  const step = listStep(address)
  if (!step) return record
  const from = ruleAt(fields, step.list)?.from
  if (from?.kind === 'each') return scopeOf(firstOf(valueAt(record, from.path)), from.fields, step.inner)
  if (from?.kind === 'list' && step.item !== null) {
    return scopeOf(record, from.items[step.item]?.fields ?? [], step.inner)
  }
  return record
}

/** The first item of a list; what is no list itself. */
export function firstOf(value: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(value) ? value[0] : value
}

/**
 * A path of the record as a rule in a list reads it: within `each` of `lines`, the field `lines[0].price` is `price`.
 * Fields outside the list are read from the whole record.
 */
export function pathInScope(fields: FieldRule[], address: RuleAddress, path: string): string {
  const step = listStep(address)
  if (!step) return path
  const from = ruleAt(fields, step.list)?.from
  if (from?.kind !== 'each') return path
  const item = `${from.path}[0]`
  if (path === item) return '$'
  if (path.startsWith(item))
    return pathInScope(from.fields, step.inner, path.slice(item.length).replace(/^\./, ''))
  return `$record.${path}`
}

/** Paths that rules read, as they stand in the record; of lists, the first item. */
export function pathsRead(fields: FieldRule[], prefix = ''): Set<string> {
  const place = (path: string) =>
    path.startsWith('$record.')
      ? path.slice(8)
      : prefix && !path.startsWith('[')
        ? `${prefix}.${path}`
        : prefix + path
  const read = new Set<string>()
  for (const { from } of fields) {
    if (from.kind === 'path') read.add(place(from.path))
    if (from.kind === 'join')
      for (const part of from.parts) if (part.kind === 'path') read.add(place(part.path))
    if (from.kind === 'each') {
      read.add(place(from.path))
      for (const path of pathsRead(from.fields, `${place(from.path)}[0]`)) read.add(path)
    }
    if (from.kind === 'list') {
      for (const item of from.items) for (const path of pathsRead(item.fields, prefix)) read.add(path)
    }
  }
  return read
}
