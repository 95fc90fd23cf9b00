import type { StockRow } from './row'

/** Stock that was written, and what it reflects. */
export interface Mark {
  /** Id of the inventory record in the ledger. */
  record: string
  /** The calling system that counted. */
  source: string
  /** Of the row, when the number was worked out. */
  version: number
  /** Where the record stands among those of its ref, and when it was counted (milliseconds since 1970). */
  count: { order: string; at: number }
}

/** The row once such stock was written; the row itself when that says nothing new. Pure. */
export function marked(row: StockRow, { record, source, version, count }: Mark): StockRow {
  const sent = Math.max(row.sent, version)
  const isNewer = row.count === null || row.count.order <= count.order
  const newest = isNewer ? count : row.count
  const isSame =
    sent === row.sent &&
    record === row.record &&
    newest?.order === row.count?.order &&
    newest?.at === row.count?.at
  return isSame
    ? row
    : { ...row, sent, record, source: isNewer ? source : row.source, count: newest, triedAt: 0 }
}
