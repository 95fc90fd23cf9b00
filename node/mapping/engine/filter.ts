import { err, type Result } from 'neverthrow'
import type { Filter, JsonValue } from '../document/filters'
import { isNothing, parsePath, readPath } from './path'
import type { Run, Scope } from './scope'

/** Whether a condition holds. */
export interface CompiledFilter {
  holds(scope: Scope, run: Run): boolean
  /** What it asks for, in words. */
  words: string
}

/** Makes a filter ready; an error says what is wrong, and in which of its parts. */
export function compileFilter(filter: Filter): Result<CompiledFilter, { at: string; message: string }> {
  const problem = valueProblem(filter)
  if (problem) return err({ at: '/value', message: problem })
  const test = testOf(filter)
  return parsePath(filter.path)
    .mapErr((message) => ({ at: '/path', message }))
    .map((path) => ({ holds: (scope, run) => test(readPath(path, scope, run)), words: wordsOf(filter) }))
}

function valueProblem({ is, value }: Filter): string | null {
  if (is === 'present' || is === 'absent') return value === undefined ? null : `has no meaning with ${is}`
  if (is === 'one-of')
    return Array.isArray(value) && value.every(isScalar) ? null : 'must be a list of texts or numbers'
  if (!isScalar(value)) return 'must be a text, a number, true or false'
  return null
}

function testOf({ is, value = null }: Filter): (found: unknown) => boolean {
  switch (is) {
    case 'present':
      return (found) => !isAbsent(found)
    case 'absent':
      return isAbsent
    case 'equals':
      return some((found) => isSame(found, value))
    case 'not-equals':
      return (found) => !some((each) => isSame(each, value))(found)
    case 'one-of':
      return some((found) => (value as JsonValue[]).some((each) => isSame(found, each)))
    case 'greater':
      return some((found) => compare(found, value) > 0)
    case 'less':
      return some((found) => compare(found, value) < 0)
  }
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

const isAbsent = (found: unknown): boolean =>
  Array.isArray(found) ? found.every(isNothing) : isNothing(found)

/** Of a list some member has to fulfil the condition. */
const some =
  (test: (found: unknown) => boolean) =>
  (found: unknown): boolean =>
    Array.isArray(found) ? found.some(test) : test(found)

function isSame(found: unknown, wanted: unknown): boolean {
  if (!isScalar(found)) return false
  const [a, b] = [asNumber(found), asNumber(wanted)]
  return a !== null && b !== null ? a === b : String(found).trim() === String(wanted).trim()
}

/** As numbers where both are; as text otherwise, which sorts ISO dates. NaN where there is nothing to compare. */
function compare(found: unknown, wanted: unknown): number {
  if (!isScalar(found) || isNothing(found)) return NaN
  const [a, b] = [asNumber(found), asNumber(wanted)]
  if (a !== null && b !== null) return a - b
  const [left, right] = [String(found).trim(), String(wanted).trim()]
  return left === right ? 0 : left > right ? 1 : -1
}

/** Numbers, and texts that are one as JSON has it; a code with leading zeros is text. */
function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.length > 40) return null
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value.trim()) ? Number(value) : null
}

function wordsOf({ path, is, value }: Filter): string {
  if (is === 'present' || is === 'absent') return `${path} is ${is}`
  const verb = {
    equals: 'is',
    'not-equals': 'is not',
    'one-of': 'is one of',
    greater: 'is greater than',
    less: 'is less than',
  }[is]
  return `${path} ${verb} ${JSON.stringify(value)}`.slice(0, 300)
}
