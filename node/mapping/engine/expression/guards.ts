import type jsonata from 'jsonata'
import { TOO_COSTLY, tooCostly, type TooCostly } from './regex'
import { MOST_WEIGHT, weigh } from './weigh'

/** Functions that would make a mapping answer differently from one time to the next, or run code it did not show. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  now: 'the same record must always give the same result',
  millis: 'the same record must always give the same result',
  random: 'the same record must always give the same result',
  shuffle: 'the same record must always give the same result',
  eval: 'code within data is not run',
}

const LONGEST_PAD = 1_000

/** Name of the binding with the deadline; no expression can write a name with a blank. */
export const DEADLINE = ' deadline'

const ENTRY = Symbol.for('jsonata.__evaluate_entry')
const EXIT = Symbol.for('jsonata.__evaluate_exit')

/** Makes an expression safe to evaluate: replaces functions that are not, and watches every step. */
export function guard(expression: jsonata.Expression): void {
  for (const name of Object.keys(refusedFunctions))
    expression.registerFunction(name, () => {
      throw tooCostly(`must not use $${name}`)
    })
  expression.registerFunction('pad', pad, '<s-ns?:s>')
  expression.registerFunction('join', join, '<a<s>s?:s>')
  expression.registerFunction('distinct', distinct, '<x:x>')
  // jsonata calls these before and after each step; its types know them only by name.
  const assign = expression.assign as (name: string | symbol, value: unknown) => void
  assign(ENTRY, enter)
  assign(EXIT, leave)
}

function enter(_step: unknown, _input: unknown, environment: Watched): void {
  // Dates without a year take it from here: not from the clock.
  environment.timestamp = EPOCH
  if (Date.now() > (environment.lookup(DEADLINE) as number)) throw tooCostly('takes too long')
}

const EPOCH = new Date(0)

interface Watched {
  timestamp: Date
  lookup(name: string): unknown
}

const weights = new WeakMap<object, number>()

function leave(_step: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  // Functions are objects with all that they can see.
  if (typeof result === 'function' || isFunction(result)) return
  if (weigh(result, weights) > MOST_WEIGHT) throw tooCostly('makes a value that is too large')
}

/** Whether it is a function of JSONata, built in or written in the expression. */
export function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true
  return (
    typeof value === 'object' &&
    value !== null &&
    ('_jsonata_function' in value || '_jsonata_lambda' in value)
  )
}

function pad(text: string | undefined, width: number, fill = ' '): string | undefined {
  if (text === undefined) return undefined
  if (Math.abs(width) > LONGEST_PAD) throw tooCostly(`pads to more than ${LONGEST_PAD} characters`)
  return width < 0 ? text.padEnd(-width, fill) : text.padStart(width, fill)
}

function join(texts: readonly string[] | undefined, separator = ''): string | undefined {
  if (texts === undefined) return undefined
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0)
  if (length > MOST_WEIGHT) throw tooCostly('makes a value that is too large')
  return texts.join(separator)
}

/** The built-in one compares each with each. */
function distinct(values: unknown): unknown {
  if (!Array.isArray(values)) return values
  const seen = new Set<string>()
  return values.filter((value: unknown) => {
    const text = JSON.stringify(value) ?? ''
    return seen.has(text) ? false : seen.add(text)
  })
}

export function isTooCostly(thrown: unknown): thrown is TooCostly {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === TOO_COSTLY
}
