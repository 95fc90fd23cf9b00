import { withLease } from '../lanes'
import { pause } from '../../storage/documents'
import type { SyncDeps, SyncOptions } from './run'
import type { Flow } from '../../flows/flow'

const LEASE_MILLISECONDS = 15_000
const RETRY_MILLISECONDS = 250

/**
 * Runs a task that may create records of a flow whose records VTEX would take twice; one such task at a time in the
 * whole store, so that what one has created the next finds in the ledger. Null when there was no turn in time.
 */
export async function creatingAlone<T>(
  deps: SyncDeps,
  flow: Flow,
  { deadline }: Pick<SyncOptions, 'deadline'>,
  task: () => Promise<T>,
): Promise<T | null> {
  for (;;) {
    const held = await withLease(deps, `create.${flow.name}`, LEASE_MILLISECONDS, task)
    if (held) return held.done
    if (deps.now() + RETRY_MILLISECONDS >= deadline) return null
    await pause(RETRY_MILLISECONDS)
  }
}
