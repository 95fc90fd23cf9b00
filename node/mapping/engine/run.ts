import { failure } from '../../errors/failure'
import { limits } from '../document/limits'
import type { CompiledFields, CompiledMapping, CompiledSource } from './compiled'
import { evaluate } from './expression/evaluate'
import { itemsOf, makeFields } from './fields'
import { expressionKey, startRun, type Run, type Scope } from './scope'
import type { MappedRecord, Tables } from './types'

/** Errors a failure lists; a long list of the record may have as many as members. */
const MOST_ERRORS = 100

/**
 * Maps a record of the source to a canonical one. The same record, mapping and tables give the same; it never throws,
 * whatever the JSON. It takes limits.evaluationTime ms of expressions at most.
 */
export async function mapRecord(
  mapping: CompiledMapping,
  raw: unknown,
  tables: Tables,
): Promise<MappedRecord> {
  if (!mapping.hasExpressions) return mapPlainRecord(mapping, raw, tables)
  const run = startRun(raw, tables)
  const scope = { value: raw, pointer: '' }
  const why = unfulfilled(mapping, scope, run)
  if (why !== null) return { kind: 'filtered', why }
  await evaluateAll(mapping.fields, scope, run, Date.now() + limits.evaluationTime)
  return finish(mapping, scope, run)
}

/** mapRecord for a mapping without expressions (`hasExpressions`), which waits for nothing. */
export function mapPlainRecord(mapping: CompiledMapping, raw: unknown, tables: Tables): MappedRecord {
  const run = startRun(raw, tables)
  const scope = { value: raw, pointer: '' }
  const why = unfulfilled(mapping, scope, run)
  return why === null ? finish(mapping, scope, run) : { kind: 'filtered', why }
}

/** The first filter that does not hold. */
function unfulfilled({ filters }: CompiledMapping, scope: Scope, run: Run): string | null {
  const filter = filters.find((each) => !each.holds(scope, run))
  return filter ? `Filter not fulfilled: ${filter.words}.` : null
}

function finish({ fields }: CompiledMapping, scope: Scope, run: Run): MappedRecord {
  const { record } = makeFields(fields, scope, run)
  const { errors, unknown, isParked } = run
  if (run.visited > limits.listMembers)
    errors.push({
      pointer: '',
      code: 'too_big',
      message: `has lists with more than ${limits.listMembers} members in all`,
    })
  if (errors.length > 0) return { kind: 'failed', failure: failureOf(run), unknown }
  return isParked ? { kind: 'parked', unknown } : { kind: 'mapped', record, unknown }
}

function failureOf({ errors }: Run) {
  const has = (code: string) => errors.some((error) => error.code === code)
  const isUnmapped = errors.every((error) => error.code === 'unmapped_code')
  const code = has('expression_limit') ? 'expression_limit' : isUnmapped ? 'unmapped_code' : 'mapping_failed'
  const shown = errors.slice(0, 3).map(({ pointer, message }) => `${pointer || 'record'} ${message}`)
  const more = errors.length > 3 ? `; and ${errors.length - 3} more` : ''
  return failure(code, `${shown.join('; ')}${more}.`, { errors: errors.slice(0, MOST_ERRORS) })
}

/** Evaluates the expressions ahead: they answer later, and the rest need not. */
async function evaluateAll(fields: CompiledFields, scope: Scope, run: Run, deadline: number): Promise<void> {
  for (const { source } of [...fields.rules, ...fields.constants])
    await evaluateWithin(source, scope, run, deadline)
}

async function evaluateWithin(
  source: CompiledSource,
  scope: Scope,
  run: Run,
  deadline: number,
): Promise<void> {
  if (source.kind === 'expression')
    run.evaluated.set(
      expressionKey(source.id, scope),
      await evaluate(source.expression, scope.value, run.record, deadline),
    )
  if (source.kind === 'list') for (const item of source.items) await evaluateAll(item, scope, run, deadline)
  if (source.kind === 'each')
    for (const item of itemsOf(source, scope, run) ?? [])
      await evaluateAll(source.fields, item, run, deadline)
}
