import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../delivery/deps'
import type { RecordResult } from '../delivery/outcome'
import { groupsIn, type Occasion } from './group'
import { addToHour, withGroups, type ProblemHour } from './hours'

interface Pending {
  groups: ProblemHour
  flushedAt: number
}

/** An ERP that repeats a wrong call all day must not write a document each time. */
const PATIENCE_MILLISECONDS = 2_000

/** Failures of single calls that are not stored yet; a process that dies takes them along, and only them. */
const pending = new LRUCache<string, Pending>({ max: 1_000 })

type NoteDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'log'>

/**
 * Remembers the failed ones among results for the panel's problems: of a batch at once, of single calls every two
 * seconds. Costs nothing when none failed. Never fails: notes must not stop records.
 */
export async function noteFailures(
  deps: NoteDeps,
  results: readonly RecordResult[],
  occasion: Omit<Occasion, 'at'>,
): Promise<void> {
  const groups = groupsIn(results, { ...occasion, at: new Date(deps.now()).toISOString() })
  if (groups.length === 0) return
  const current = pendingOf(deps)
  current.groups = withGroups(current.groups, groups)
  if (occasion.batch !== null || deps.now() - current.flushedAt >= PATIENCE_MILLISECONDS)
    await flushFailures(deps)
}

/** Stores what was noted; kept for the next time when storage does not take it. */
export async function flushFailures(deps: NoteDeps): Promise<void> {
  const current = pendingOf(deps)
  const groups = Object.values(current.groups)
  if (groups.length === 0) return
  current.groups = {}
  current.flushedAt = deps.now()
  try {
    await addToHour(deps.documents, deps.now(), groups)
  } catch (error) {
    current.groups = withGroups(current.groups, groups)
    deps.log.warn({ message: 'problems could not be stored', reason: String(error) })
  }
}

function pendingOf(deps: NoteDeps): Pending {
  const known = pending.get(scopeOf(deps))
  if (known) return known
  const current: Pending = { groups: {}, flushedAt: 0 }
  pending.set(scopeOf(deps), current)
  return current
}
