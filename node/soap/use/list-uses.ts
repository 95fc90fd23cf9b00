import type { Deps } from '../../delivery/deps'
import type { OperationName } from '../contract'
import { operationTable } from '../operations'
import { notedSources, notStored } from './note-call'
import { soapSources, storedUses } from './stored'
import { NO_OPERATION, usesIn, withUses, type OperationUse, type UseName } from './use'

/** An operation that a source called. */
export interface CalledOperation extends OperationUse {
  source: string
  /** null: requests that named no operation of the WebService. */
  operation: OperationName | null
  /** What to use instead of an operation that this app does not answer; null of others. */
  instead: string | null
}

export interface CalledOperations {
  /** The last call first. */
  operations: CalledOperation[]
  /** All that called the WebService, by name. */
  sources: string[]
}

type ListDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/**
 * What sources called, with what this process has not stored yet; what others have not is up to a minute old. One read
 * per source.
 */
export async function listUses(
  deps: ListDeps,
  { source, onlyFaults = false }: { source?: string; onlyFaults?: boolean } = {},
): Promise<CalledOperations> {
  const known = [...(await soapSources(deps.documents)), ...notedSources(deps)]
  const sources = [...new Set(known)].sort()
  const shown = source === undefined ? sources : sources.filter((each) => each === source)
  const found = (await Promise.all(shown.map((each) => calledBy(deps, each)))).flat()
  const operations = found.filter(({ faults }) => !onlyFaults || faults > 0)
  return { operations: operations.sort((a, b) => b.lastAt.localeCompare(a.lastAt)), sources }
}

async function calledBy(deps: ListDeps, source: string): Promise<CalledOperation[]> {
  const uses = withUses(await storedUses(deps.documents, source), notStored(deps, source))
  return usesIn(uses).map(([name, use]) => ({ source, ...named(name), ...use }))
}

function named(name: UseName): Pick<CalledOperation, 'operation' | 'instead'> {
  if (name === NO_OPERATION) return { operation: null, instead: null }
  const entry = operationTable[name]
  return { operation: name, instead: 'instead' in entry ? entry.instead : null }
}
