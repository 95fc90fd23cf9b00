import type jsonata from 'jsonata'
import type { Evaluated, Problem } from '../scope'
import { DEADLINE, isFunction, isTooCostly } from './guards'
import { MOST_WEIGHT, weigh } from './weigh'

/** jsonata's own codes for limits: stack, time, range and sequence. */
const LIMITS = ['D1011', 'D1012', 'D2014', 'D2015']

/** Evaluates an expression on a scope; it must be done by the deadline (ms since 1970). Never throws. */
export async function evaluate(
  expression: jsonata.Expression,
  input: unknown,
  record: unknown,
  deadline: number,
): Promise<Evaluated> {
  try {
    const value: unknown = await expression.evaluate(input, { record, [DEADLINE]: deadline })
    return plain(value)
  } catch (thrown) {
    return { problem: problemOf(thrown) }
  }
}

/** The value as JSON: sequences become lists, and functions are no data. */
function plain(value: unknown): Evaluated {
  if (value === undefined) return { value }
  if (isFunction(value)) return failed('gives a function instead of a value')
  if (weigh(value, new WeakMap()) > MOST_WEIGHT) return limit('makes a value that is too large')
  const json = JSON.stringify(value, (_key, member: unknown) => (isFunction(member) ? undefined : member))
  return { value: JSON.parse(json) as unknown }
}

function problemOf(thrown: unknown): Problem {
  if (isTooCostly(thrown)) return { code: 'expression_limit', message: `the expression ${thrown.message}` }
  if (thrown instanceof RangeError)
    return { code: 'expression_limit', message: 'the expression makes a value that is too large' }
  const { code, message, value, position } = Object(thrown) as Partial<Record<string, unknown>>
  if (LIMITS.includes(String(code)))
    return { code: 'expression_limit', message: 'the expression takes too long or makes too many values' }
  const where = typeof position === 'number' ? ` (at character ${position})` : ''
  return { code: 'expression_failed', message: `the expression fails: ${words(message, value)}${where}` }
}

/** jsonata's message without the record's values. */
function words(message: unknown, value: unknown): string {
  const text = typeof message === 'string' ? message : 'it cannot be calculated'
  const shown = value === undefined ? '' : JSON.stringify(value)
  return (shown ? text.split(shown).join('…') : text).slice(0, 300)
}

const failed = (message: string): Evaluated => ({
  problem: { code: 'expression_failed', message: `the expression ${message}` },
})
const limit = (message: string): Evaluated => ({
  problem: { code: 'expression_limit', message: `the expression ${message}` },
})
