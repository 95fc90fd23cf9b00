import { ok, type Result } from 'neverthrow'
import type { Conversion } from '../../document/conversions'
import { isNothing } from '../path'
import type { Problem, Run } from '../scope'
import { toDateText, toInstant } from './date'
import { toDuration, toNumber, toProduct, toRounded, toUnit } from './decimal'
import { lookUp } from './table'
import { toBoolean, toList, toReplaced, toText } from './text'

/** Changes a value that is not nothing; what it yields may be. */
export type Convert = (value: unknown, run: Run) => Result<unknown, Problem>

/** A conversion made ready to be applied often. A list is changed member by member. */
export function compileConversion(conversion: Conversion): Convert {
  const one = single(conversion)
  return (value, run) => (Array.isArray(value) ? convertAll(value, one, run) : one(value, run))
}

function single(conversion: Conversion): Convert {
  switch (conversion.kind) {
    case 'table':
      return lookUp(conversion)
    case 'number':
      return toNumber(conversion)
    case 'multiply':
      return toProduct(conversion)
    case 'round':
      return toRounded(conversion)
    case 'unit':
      return toUnit(conversion)
    case 'boolean':
      return toBoolean(conversion)
    case 'date':
      return toInstant(conversion)
    case 'format-date':
      return toDateText(conversion)
    case 'duration':
      return toDuration(conversion)
    case 'text':
      return toText(conversion)
    case 'replace':
      return toReplaced(conversion)
    case 'split':
      return toList(conversion)
  }
}

function convertAll(values: readonly unknown[], convert: Convert, run: Run): Result<unknown, Problem> {
  const converted: unknown[] = []
  for (const value of values) {
    if (isNothing(value)) continue
    const result = convert(value, run)
    if (result.isErr()) return result
    // Lists of lists are one list: members that were split.
    if (Array.isArray(result.value)) converted.push(...(result.value as unknown[]))
    else if (!isNothing(result.value)) converted.push(result.value)
  }
  return ok(converted)
}
