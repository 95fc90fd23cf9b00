import { err, ok, type Result } from 'neverthrow'
import type { CompiledFields, CompiledRule, CompiledSource } from './compiled'
import { isNothing, itemsAt, pointerOf, readPath } from './path'
import { expressionKey, type Problem, type Run, type Scope } from './scope'
import { textOf } from './convert/text'

/** What rules made of a scope. */
interface Made {
  record: Record<string, unknown>
  /** Whether anything in it comes from the source. */
  hasOwn: boolean
}

/** Applies rules to a scope. What fails is noted in the run; the field stays unset. */
export function makeFields({ rules, constants }: CompiledFields, scope: Scope, run: Run): Made {
  const record: Record<string, unknown> = {}
  let hasOwn = false
  for (const rule of rules) {
    const value = valueOf(rule, scope, run)
    if (value !== undefined) hasOwn = true
    set(record, rule.target, value === undefined ? rule.whenNothing : value)
  }
  for (const rule of constants) {
    if (rule.isCompanion && !Object.hasOwn(record, rule.target[0] as string)) continue
    const value = valueOf(rule, scope, run)
    set(record, rule.target, value === undefined ? rule.whenNothing : value)
  }
  return { record, hasOwn }
}

function set(record: Record<string, unknown>, target: readonly string[], value: unknown): void {
  if (value === undefined) return
  if (target.length === 1) {
    record[target[0] as string] = value
    return
  }
  let parent = record
  for (const step of target.slice(0, -1)) {
    // Names are free in an ERP's shape: `constructor` is one as any other.
    if (!Object.hasOwn(parent, step)) parent[step] = {}
    parent = parent[step] as Record<string, unknown>
  }
  parent[target[target.length - 1] as string] = value
}

/** The value of a rule; undefined when there is none, or it failed. */
function valueOf({ source, convert, name }: CompiledRule, scope: Scope, run: Run): unknown {
  const found = read(source, scope, run)
  let value = found.isOk() ? found.value : undefined
  let problem = found.isErr() ? found.error : null
  for (const change of convert) {
    if (problem || isNothing(value)) break
    const changed = change(value, run)
    if (changed.isOk()) value = changed.value
    else problem = changed.error
  }
  if (!problem) return isNothing(value) ? undefined : value
  run.errors.push({
    pointer: placeOf(source, scope),
    code: problem.code,
    message: `${problem.message} (for ${name})`,
  })
  return undefined
}

function read(source: CompiledSource, scope: Scope, run: Run): Result<unknown, Problem> {
  switch (source.kind) {
    case 'path':
      return ok(readPath(source.path, scope, run))
    case 'constant':
      return ok(source.value)
    case 'join':
      return joined(source, scope, run)
    case 'expression': {
      const evaluated = run.evaluated.get(expressionKey(source.id, scope))
      return evaluated && 'problem' in evaluated ? err(evaluated.problem) : ok(evaluated?.value)
    }
    case 'each':
      return ok(listOf(source, scope, run))
    case 'list':
      return ok(writtenOut(source.items, scope, run))
  }
}

function joined(
  { parts, separator }: Extract<CompiledSource, { kind: 'join' }>,
  scope: Scope,
  run: Run,
): Result<unknown, Problem> {
  const texts: string[] = []
  let hasOwn = false
  for (const part of parts) {
    const value = read(part, scope, run)
    if (value.isErr()) return value
    if (isNothing(value.value)) continue
    const text =
      part.kind === 'constant' && typeof part.value === 'string' ? ok(part.value) : textOf(value.value)
    if (text.isErr()) return text
    hasOwn ||= part.kind !== 'constant'
    texts.push(text.value)
  }
  // Constants alone join nothing: they are what stands around the values.
  return ok(hasOwn || parts.every(({ kind }) => kind === 'constant') ? texts.join(separator) : undefined)
}

/** Items of a list that a rule is applied to; null where there is no list. */
export function itemsOf(
  { path, where }: Extract<CompiledSource, { kind: 'each' }>,
  scope: Scope,
  run: Run,
): Scope[] | null {
  const items = itemsAt(path, scope, run)
  return items && items.filter((item) => where.every((filter) => filter.holds(item, run)))
}

function listOf(source: Extract<CompiledSource, { kind: 'each' }>, scope: Scope, run: Run): unknown {
  return itemsOf(source, scope, run)?.flatMap((item) => {
    const { record, hasOwn } = makeFields(source.fields, item, run)
    return hasOwn ? [record] : []
  })
}

function writtenOut(items: readonly CompiledFields[], scope: Scope, run: Run): unknown {
  const made = items.flatMap((fields) => {
    const { record, hasOwn } = makeFields(fields, scope, run)
    return hasOwn || fields.rules.length === 0 ? [record] : []
  })
  return made.length > 0 ? made : undefined
}

function placeOf(source: CompiledSource, scope: Scope): string {
  switch (source.kind) {
    case 'path':
    case 'each':
      return pointerOf(source.path, scope)
    case 'join': {
      const path = source.parts.find((part) => part.kind === 'path')
      return path ? placeOf(path, scope) : scope.pointer
    }
    default:
      return scope.pointer
  }
}
