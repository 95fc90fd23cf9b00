import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { failedWith, settled, type RecordResult } from '../outcome'

/** Why a record goes no further, and what becomes of it. */
export interface Refusal extends Failure {
  /** It is failed where nothing is said. */
  outcome?: 'skipped' | 'parked'
}

/** One record as it came: parsed JSON in the canonical shape, or why there is none. */
export type RawRecord = Result<unknown, Refusal>

/** A record that was refused, as its source sent it. */
export interface RefusedRecord {
  /** Place in the part. */
  index: number
  raw: unknown
  /** Of the address it was sent to; absent in batches. */
  key?: Record<string, string>
}

/** Where a record stood in the batch it came with, and when it was accepted. */
export interface Place {
  index: number
  order: string
}

/** Records of a batch that are sent once more: they keep their places. */
export interface Again {
  job: string
  /** One per record. */
  places: readonly Place[]
}

/** The result of a record that was refused. */
export function refusedResult(
  record: { index: number; order: string; ref: string | null },
  { outcome, ...failed }: Refusal,
): RecordResult {
  if (outcome === undefined) return failedWith(record, failed)
  const { code, detail, errors = [] } = failed
  return settled(record, outcome, { code, message: detail, errors })
}
