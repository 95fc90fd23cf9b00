import { err, ok, type Result } from 'neverthrow'
import type { Failure, FieldError } from '../../errors/failure'
import { invalidMapping } from '../document/failure'
import { limits } from '../document/limits'
import type { FieldRule, MappingDocument } from '../document/schema'
import type { Filter } from '../document/filters'
import type { CompiledFields, CompiledMapping, CompiledRule } from './compiled'
import { conversionProblems, targetProblems, valueProblems } from './check'
import { compileConversion } from './convert'
import { compileFilter, type CompiledFilter } from './filter'
import { compileSource } from './source'
import { shapeOf, type Targets } from '../shapes'

/** What is gathered while a document is compiled. */
export interface Compilation {
  targets: Targets
  errors: FieldError[]
  rules: number
  expressions: number
}

/** Where rules stand: in the document, and in the record that is made. */
export interface Place {
  pointer: string
  /** `fixedPrices[].`, empty for the record itself. */
  prefix: string
  level: number
}

/** Makes a document ready to map records. A failure (invalid_mapping) has errors that point into the document. Pure. */
export function compile(document: MappingDocument): Result<CompiledMapping, Failure> {
  const { targets } = shapeOf(document.flow)
  const compilation: Compilation = { targets, errors: [], rules: 0, expressions: 0 }
  const fields = compileFields(document.fields, { pointer: '/fields', prefix: '', level: 1 }, compilation)
  const filters = compileFilters(document.filters, '/filters', compilation)
  if (compilation.rules > limits.rules)
    note(compilation, '/fields', 'too_big', `has more than ${limits.rules} rules`)
  if (compilation.expressions > limits.expressions)
    note(compilation, '/fields', 'too_big', `has more than ${limits.expressions} expressions`)
  if (compilation.errors.length > 0) return err(invalidMapping(compilation.errors))
  return ok({ flow: document.flow, filters, fields, hasExpressions: compilation.expressions > 0 })
}

export function note({ errors }: Compilation, pointer: string, code: string, message: string): void {
  errors.push({ pointer, code, message })
}

/** Compiles the rules of one object. */
export function compileFields(
  fields: readonly FieldRule[],
  place: Place,
  compilation: Compilation,
): CompiledFields {
  compilation.rules += fields.length
  for (const { at, code, message } of targetProblems(fields, place.prefix, compilation.targets))
    note(compilation, place.pointer + at, code, message)
  const rules = fields.map((rule, index) =>
    compileRule(rule, { ...place, pointer: `${place.pointer}/${index}` }, compilation),
  )
  const variable = rules.filter(({ source }) => source.kind !== 'constant')
  const isCompanion = ({ target: [object], target }: CompiledRule): boolean =>
    target.length > 1 && variable.some((other) => other.target[0] === object)
  return {
    rules: variable,
    constants: rules
      .filter(({ source }) => source.kind === 'constant')
      .map((rule) => ({ ...rule, isCompanion: isCompanion(rule) })),
  }
}

function compileRule(rule: FieldRule, place: Place, compilation: Compilation): CompiledRule {
  const target = compilation.targets.find(place.prefix + rule.target)
  for (const { at, code, message } of [...valueProblems(rule, target), ...conversionProblems(rule.convert)])
    note(compilation, place.pointer + at, code, message)
  return {
    target: rule.target.split('.'),
    name: place.prefix + rule.target,
    source: compileSource(
      rule.from,
      rule.target,
      { ...place, pointer: `${place.pointer}/from` },
      compilation,
    ),
    convert: rule.convert.map(compileConversion),
    whenNothing: rule.default ?? (rule.nullWhenMissing || rule.default === null ? null : undefined),
  }
}

export function compileFilters(
  filters: readonly Filter[],
  pointer: string,
  compilation: Compilation,
): CompiledFilter[] {
  return filters.flatMap((filter, index) => {
    const compiled = compileFilter(filter)
    if (compiled.isOk()) return [compiled.value]
    note(compilation, `${pointer}/${index}${compiled.error.at}`, 'invalid_filter', compiled.error.message)
    return []
  })
}
