import { eventsAfter } from '../history'
import type { LedgerEntry } from '../ledger'
import type { Run, Settled } from './run'

/** The calls to VTEX that were made for the record go with what became of it; most records need none. */
export function withCalls({ calls }: Run, order: string, { result, ...rest }: Settled): Settled {
  const log = calls.get(order)
  return { ...rest, result: result && log && log.calls.length > 0 ? { ...result, calls: log } : result }
}

/** What the ledger is to keep of a record, with what became of it; of a failed one that is new too. */
export function rememberedOf(
  { deps, options: { dryRun, job, mappingVersion, placeOf }, entries }: Run,
  id: string,
  { result, entry }: Settled,
): LedgerEntry | undefined {
  const before = entries.get(id)
  const at = new Date(deps.now()).toISOString()
  const place = result ? placeOf?.(result.order) : undefined
  const occasion = {
    ...{ at, batch: job },
    ...(mappingVersion !== undefined && { mappingVersion }),
    ...(place && { place }),
  }
  const events = result ? eventsAfter(before, result, occasion) : before?.events
  const isNewFailure = !entry && !before && !dryRun && result?.outcome === 'failed'
  const kept = isNewFailure ? neverApplied(at, job) : entry
  return kept && events ? { ...kept, events } : kept
}

/** The entry of a record that failed before anything was written: it only remembers that. */
function neverApplied(at: string, batch: string | null): LedgerEntry {
  return { hash: '', vtexId: '', order: '', at, batch, outcome: 'failed', fields: {} }
}
