import type { Flow, FlowRecord } from '../flows/flow'
import { contentOf, wholeOf, withContent } from './content'
import type { LedgerEntry } from './ledger'
import { rankOf } from './rank'
import type { AcceptedRecord } from './record'

export type Decision<R extends FlowRecord> =
  | { kind: 'unchanged' }
  | { kind: 'stale'; message: string }
  /** `record` without what a later record has set since; `rank` is where it stands among those of its ref. */
  | { kind: 'proceed'; record: R; rank: string }

type FlowContent = Pick<Flow, 'keyFields' | 'split' | 'join'>

/** What to do with a record, from the ledger alone. Pure. */
export function decide<R extends FlowRecord>(
  flow: FlowContent,
  { record, hash, order }: Pick<AcceptedRecord<R>, 'record' | 'hash' | 'order'>,
  entry: LedgerEntry | undefined,
  { verify }: { verify: boolean },
): Decision<R> {
  const rank = rankOf({ record, order }, entry)
  if (!entry) return { kind: 'proceed', record, rank }
  const older = olderThanApplied(record, entry)
  if (older) return { kind: 'stale', message: older }
  if (rank < entry.order) return withoutOvertaken(flow, record, rank, entry)
  if (hash === entry.hash && !verify) return { kind: 'unchanged' }
  return { kind: 'proceed', record, rank }
}

function olderThanApplied({ version, updatedAt }: FlowRecord, entry: LedgerEntry): string | null {
  if (version !== undefined && entry.version !== undefined && version < entry.version) {
    return `Version ${version} is older than version ${entry.version}, which was applied before.`
  }
  if (updatedAt && entry.updatedAt && Date.parse(updatedAt) < Date.parse(entry.updatedAt)) {
    return `The record was changed at ${updatedAt}; one of ${entry.updatedAt} was applied before.`
  }
  return null
}

/** Old data never overwrites new: of a record overtaken by later ones only what they did not set applies. */
function withoutOvertaken<R extends FlowRecord>(
  flow: FlowContent,
  record: R,
  rank: string,
  { fields }: LedgerEntry,
): Decision<R> {
  const isNewer = (piece: string): boolean => (fields[piece]?.order ?? '') > rank
  const kept = Object.entries(contentOf(flow, record)).filter(
    ([piece]) => !isNewer(piece) && !isNewer(wholeOf(piece)),
  )
  if (kept.length === 0) {
    return { kind: 'stale', message: 'A record accepted later for the same ref was applied before.' }
  }
  // A whole list sent earlier must spare the members that were set later.
  const wholes = new Set(kept.map(([piece]) => piece))
  const spared = Object.entries(fields)
    .filter(([piece]) => wholeOf(piece) !== piece && wholes.has(wholeOf(piece)) && isNewer(piece))
    .map(([piece, { value }]) => [piece, value])
  const left = withContent(flow, record, Object.fromEntries([...kept, ...spared]))
  return { kind: 'proceed', record: left, rank }
}
