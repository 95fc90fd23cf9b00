import { catalogue, isErrorCode, type ErrorCode } from '../errors/catalogue'
import type { Failure, FieldError } from '../errors/failure'
import type { Change, FlowName, Need } from '../flows/flow'
import type { CallLog } from './lanes'

/** What became of a record. */
export const outcomes = ['applied', 'unchanged', 'skipped', 'parked', 'held', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of a record that came within another. */
export interface ResultPart {
  flow: FlowName
  ref: string | null
  outcome: Outcome
  code: ErrorCode | null
  message: string | null
  changes: Change[]
  vtexId: string | null
}

/** What became of one record of a batch, as it is stored. Never holds the record itself. */
export interface RecordResult {
  index: number
  /** Order in which it came; empty for a single call that is given up. Not shown. */
  order: string
  ref: string | null
  outcome: Outcome
  changes: Change[]
  attempts: number
  vtexId: string | null
  code: ErrorCode | null
  message: string | null
  errors: FieldError[]
  /** Seconds after which sending the record again may succeed. */
  retryAfter?: number
  /** What a parked record waits for. Not shown: the message says it. */
  needs?: Need
  /** Calls to VTEX made for it alone; absent: none. Shown in its history. */
  calls?: CallLog
  /** Of a record that brought others along. */
  parts?: ResultPart[]
}

export type Counts = Record<Outcome, number>

export const noCounts: Counts = { applied: 0, unchanged: 0, skipped: 0, parked: 0, held: 0, failed: 0 }

export function countOutcomes(results: readonly { outcome: Outcome }[]): Counts {
  const counts = { ...noCounts }
  for (const { outcome } of results) counts[outcome] += 1
  return counts
}

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = { ...noCounts }
  for (const counts of all) for (const outcome of outcomes) sum[outcome] += counts[outcome]
  return sum
}

type Identified = Pick<RecordResult, 'index' | 'ref'> & { order?: string }

const nothingDone = { changes: [], attempts: 0, vtexId: null, code: null, message: null, errors: [] }

export function settled(
  { index, ref, order = '' }: Identified,
  outcome: Outcome,
  details: Partial<Omit<RecordResult, 'index' | 'order' | 'ref' | 'outcome'>> = {},
): RecordResult {
  return { ...nothingDone, index, order, ref, outcome, ...details }
}

export function failedWith(
  record: Identified,
  failed: Failure,
  details: Partial<Pick<RecordResult, 'attempts' | 'vtexId' | 'changes'>> = {},
): RecordResult {
  return settled(record, 'failed', {
    ...details,
    code: failed.code,
    message: failed.detail,
    errors: failed.errors ?? [],
    ...(failed.retryAfter !== undefined && { retryAfter: failed.retryAfter }),
    ...(failed.needs && { needs: failed.needs }),
  })
}

/** What to do about a result's code; null when there is nothing to do. */
export function helpFor(code: string | null): string | null {
  return code !== null && isErrorCode(code) ? catalogue[code].help : null
}
