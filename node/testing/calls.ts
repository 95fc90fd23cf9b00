import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import type { CatalogFault } from './catalog-store'

/** Calls of a store in memory: their names in order, and faults of the next calls of a name. */
export interface RecordedCalls {
  calls: string[]
  faults: Map<string, CatalogFault[]>
  /** Makes a call, unless a fault comes first; the answer is a copy, or the message of what is refused. */
  call<T>(name: string, effect: () => T): Promise<Result<T, Failure>>
}

export function recordedCalls(): RecordedCalls {
  const calls: string[] = []
  const faults: RecordedCalls['faults'] = new Map()
  return {
    calls,
    faults,
    async call(name, effect) {
      calls.push(name)
      await Promise.resolve()
      const fault = faults.get(name)?.shift()
      if (fault && !fault.applied) return err(fault.failure)
      const answer = structuredClone(effect())
      return fault ? err(fault.failure) : ok(answer)
    },
  }
}
