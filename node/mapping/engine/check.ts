import type { Conversion } from '../document/conversions'
import type { JsonValue } from '../document/filters'
import type { FieldRule } from '../document/schema'
import { formatProblem } from './convert/date'
import type { TargetField, TargetType } from '../shapes/target-field'
import type { Targets } from '../shapes/shape'

/** Something wrong in a rule; `at` points into it. */
interface RuleProblem {
  at: string
  code: string
  message: string
}

/** Targets that cannot be set, come twice, or lie within one another; among the rules of one object. */
export function targetProblems(
  fields: readonly FieldRule[],
  prefix: string,
  targets: Targets,
): RuleProblem[] {
  const seen = new Set<string>()
  return fields.flatMap(({ target }, index) => {
    const at = `/${index}/target`
    const isTwice = seen.has(target)
    seen.add(target)
    const problem = targets.problem(prefix + target, target)
    if (problem !== null) return [{ at, code: 'unknown_target', message: problem }]
    if (isTwice) return [{ at, code: 'duplicate_target', message: `${target} has a rule already` }]
    const outer = fields.find((other) => target.startsWith(`${other.target}.`))
    return outer
      ? [{ at, code: 'duplicate_target', message: `is a part of ${outer.target}, which has a rule already` }]
      : []
  })
}

/** Constants and defaults that the target cannot hold. */
export function valueProblems(
  { from, convert, default: fallback }: FieldRule,
  target: TargetField | undefined,
): RuleProblem[] {
  if (!target) return []
  return [
    ...(from.kind === 'constant' && convert.length === 0 ? misfit('/from/value', from.value, target) : []),
    ...(fallback === undefined ? [] : misfit('/default', fallback, target)),
  ]
}

function misfit(at: string, value: JsonValue, { path, type, enumValues }: TargetField): RuleProblem[] {
  if (value === null) return []
  if (enumValues && !enumValues.includes(String(value)))
    return [{ at, code: 'wrong_type', message: `must be one of ${enumValues.join(', ')}` }]
  return fits[type](value)
    ? []
    : [{ at, code: 'wrong_type', message: `is not of the type of ${path}: ${type}` }]
}

const isText = (value: JsonValue): boolean => typeof value === 'string'
const isNumber = (value: JsonValue): boolean => typeof value === 'number'

const fits: Readonly<Record<TargetType, (value: JsonValue) => boolean>> = {
  any: () => true,
  text: isText,
  instant: isText,
  number: isNumber,
  integer: Number.isInteger,
  amount: (value) => isNumber(value) || (isText(value) && !Number.isNaN(Number(value))),
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && !Array.isArray(value),
  'list of texts': (value) => Array.isArray(value) && value.every((each) => isText(each) || isNumber(each)),
  'list of objects': (value) => Array.isArray(value) && value.every((each) => typeof each === 'object'),
}

/** Formats that cannot be read. */
export function conversionProblems(conversions: readonly Conversion[]): RuleProblem[] {
  return conversions.flatMap((conversion, index) => {
    const message =
      conversion.kind === 'date' || conversion.kind === 'format-date'
        ? formatProblem(conversion.format)
        : null
    return message === null ? [] : [{ at: `/convert/${index}/format`, code: 'invalid_format', message }]
  })
}
