import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { invalidMapping } from '../document/failure'
import type { CompiledMapping } from './compiled'
import { mapRecord } from './run'
import type { Tables } from './types'

const noTables: Tables = {
  lookup: () => ({ kind: 'unknown', policy: 'pass' }),
  codesOf: (_table, value) => [value],
}

/**
 * Tries a mapping's expressions on an empty record and on samples. A failure (invalid_mapping) names the fields whose
 * expression exceeds a limit: such a mapping must not be saved.
 */
export async function checkCost(
  mapping: CompiledMapping,
  samples: readonly unknown[],
): Promise<Result<void, Failure>> {
  if (!mapping.hasExpressions) return ok(undefined)
  // A record that is filtered out would try nothing.
  const unfiltered = { ...mapping, filters: [] }
  for (const sample of [{}, ...samples]) {
    const mapped = await mapRecord(unfiltered, sample, noTables)
    const errors = mapped.kind === 'failed' ? (mapped.failure.errors ?? []) : []
    const costly = errors.filter(({ code }) => code === 'expression_limit')
    if (costly.length > 0)
      return err(invalidMapping(costly.map((error) => ({ ...error, pointer: '/fields' }))))
  }
  return ok(undefined)
}
