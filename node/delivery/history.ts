import { followedBy, type LedgerEntry, type LedgerEvent } from './ledger'
import type { RecordResult } from './outcome'

/** Names of fields kept per event, and the longest of them. */
const MAX_FIELDS = 12
const MAX_NAME = 60

type Happening = Pick<RecordResult, 'outcome' | 'code' | 'changes' | 'calls'>
type Occasion = Pick<LedgerEvent, 'at' | 'batch' | 'mappingVersion' | 'place'>

/**
 * What the ledger is to remember once more became of a record. Of one that was applied once its entry tells
 * everything, so events begin with the second: millions of records are written once and never again. Calls of a single
 * call have no other place to be. Pure.
 */
export function eventsAfter(
  before: LedgerEntry | undefined,
  result: Happening,
  occasion: Occasion,
): LedgerEvent[] | undefined {
  const event = eventOf(result, occasion)
  if (event === null) return before?.events
  if (!before) return event.outcome === 'applied' && !event.calls ? undefined : [event]
  return followedBy(eventsOf(before), [event])
}

/** What became of a record, oldest first. Pure. */
export function eventsOf({ events, at, outcome, batch, mappingVersion }: LedgerEntry): LedgerEvent[] {
  return events ?? [{ at, outcome, batch, code: null, fields: [], ...named(mappingVersion) }]
}

const named = (mappingVersion: number | undefined): Pick<LedgerEvent, 'mappingVersion'> =>
  mappingVersion === undefined ? {} : { mappingVersion }

/** Null where nothing happened: the same was sent again, or a guard has not decided yet. */
function eventOf(
  { outcome, code, changes, calls }: Happening,
  { at, batch, mappingVersion, place }: Occasion,
): LedgerEvent | null {
  if (outcome === 'unchanged' || outcome === 'held') return null
  const fields = changes.slice(0, MAX_FIELDS).map(({ field }) => field.slice(0, MAX_NAME))
  const shown = outcome === 'applied' || outcome === 'parked' ? fields : []
  return {
    ...{ at, outcome, batch, code, fields: shown },
    ...named(mappingVersion),
    ...(place && { place }),
    ...(batch === null && calls && { calls }),
  }
}
