import type { Flow } from '../../flows/flow'
import { groupBy } from '../../storage/group-by'
import { contentOf, wholeOf } from '../content'
import type { LedgerEntry } from '../ledger'
import { rankOf } from '../rank'
import type { AcceptedRecord } from '../record'

/** The n-th record of every ref: within a round all refs differ. */
export function rounds<T extends { id: string }>(records: readonly T[]): T[][] {
  const seen = new Map<string, number>()
  const all: T[][] = []
  for (const record of records) {
    const round = seen.get(record.id) ?? 0
    seen.set(record.id, round + 1)
    ;(all[round] ??= []).push(record)
  }
  return all
}

/**
 * Rounds in which a record waits behind newer ones of its ref that set all it sets: it is then found stale and costs
 * no call, and VTEX is spared writes it would lock out (423). Should those fail, it has its turn, the newest first.
 */
export function roundsOf(
  flow: Flow,
  records: readonly AcceptedRecord[],
  entries: ReadonlyMap<string, LedgerEntry>,
): AcceptedRecord[][] {
  const covered = new Set<AcceptedRecord>()
  for (const own of groupBy(records, ({ id }) => id).values())
    if (own.length > 1) for (const record of coveredAmong(flow, own, entries)) covered.add(record)
  const last = records.filter((record) => covered.has(record)).reverse()
  return [...rounds(records.filter((record) => !covered.has(record))), ...rounds(last)]
}

function coveredAmong(
  flow: Flow,
  records: readonly AcceptedRecord[],
  entries: ReadonlyMap<string, LedgerEntry>,
): AcceptedRecord[] {
  const newestFirst = records
    .map((record) => ({ record, rank: rankOf(record, entries.get(record.id)) }))
    .sort((a, b) => (a.rank < b.rank ? 1 : -1))
  const set = new Set<string>()
  return newestFirst.flatMap(({ record }) => {
    const pieces = Object.keys(contentOf(flow, record.record))
    const isCovered = pieces.every((piece) => set.has(piece) || set.has(wholeOf(piece)))
    for (const piece of pieces) set.add(piece)
    return isCovered ? [record] : []
  })
}
