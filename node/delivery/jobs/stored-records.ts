import type { Flow, FlowRecord } from '../../flows/flow'
import { identityOf, refOf } from '../../flows/flow'
import { hashOf } from '../ledger'
import { orderIn, type AcceptedRecord } from '../record'
import { CHUNK_SIZE } from './job'

/** Records of one part of a job that fall into one bucket, as they are stored. */
export interface PartDocument {
  /** RFC 3339. */
  acceptedAt: string
  records: StoredRecord[]
}

/** Short keys: there are millions of them. */
export interface StoredRecord {
  /** Place in the part. */
  i: number
  /** Hash of what must be equal for the record to be unchanged. */
  h: string
  r: FlowRecord
  /** Order of acceptance where it is not the part's own: a record that is sent again keeps its place. */
  o?: string
}

export function toStored({ index, hash, record, order }: AcceptedRecord, keepOrder: boolean): StoredRecord {
  return { i: index, h: hash, r: record, ...(keepOrder && { o: order }) }
}

/** Order of acceptance of a record: later jobs after earlier ones, later parts after earlier ones. */
export function orderOf(jobId: string, part: number, index: number): string {
  return orderIn(partId(jobId, part), index)
}

/** Stands for the part in orders of what a snapshot lacks: after all that was sent. */
export const NO_PART = 9_999

/** Number of the part that an order names, from 1; null where no part carried the record. */
export function partIn(order: string): number | null {
  const part = Number(/^[^.]+\.(\d{4})\./.exec(order)?.[1] ?? NO_PART)
  return part === NO_PART ? null : part + 1
}

/** Start of the orders of a part. */
export function partId(jobId: string, part: number): string {
  return `${jobId}.${String(part).padStart(4, '0')}`
}

/** The records of a bucket in the order they are worked off: neighbours share ledger documents, one ref keeps its order. */
export function fromStored(
  flow: Flow,
  jobId: string,
  parts: readonly (PartDocument | null)[],
): AcceptedRecord[] {
  const records = parts.flatMap((document, part) =>
    (document?.records ?? []).map(({ i, h, r, o }): AcceptedRecord => {
      const key = flow.key(r)
      const order = o ?? orderOf(jobId, part, i)
      return {
        index: i,
        ref: refOf(key),
        id: identityOf(flow, key),
        record: r,
        hash: h,
        order,
        acceptedAt: document?.acceptedAt ?? '',
      }
    }),
  )
  return sortForWork(records)
}

export function sortForWork(records: readonly AcceptedRecord[]): AcceptedRecord[] {
  return records
    .map((record) => ({ record, hash: hashOf(record.id) }))
    .sort(
      (a, b) =>
        a.hash - b.hash || compare(a.record.id, b.record.id) || compare(a.record.order, b.record.order),
    )
    .map(({ record }) => record)
}

/** Cuts sorted records into buckets of about `size` each; records of one ref stay in one bucket. */
export function cutIntoBuckets(sorted: readonly AcceptedRecord[], size = CHUNK_SIZE): AcceptedRecord[][] {
  const buckets: AcceptedRecord[][] = []
  let start = 0
  while (start < sorted.length) {
    let end = Math.min(start + size, sorted.length)
    while (end < sorted.length && sorted[end]?.id === sorted[end - 1]?.id) end++
    buckets.push(sorted.slice(start, end))
    start = end
  }
  return buckets
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
