import { err, ok, type Result } from 'neverthrow'
import { failure, type Failure } from '../../errors/failure'
import type { Flow } from '../../flows/flow'
import type { Deps } from '../deps'
import { noFigures } from '../guards'
import { failedWith, type RecordResult } from '../outcome'
import { acceptRecord, refOfInvalid, type AcceptedRecord } from '../record'
import { rememberDay } from '../retention'
import { newBucket, type Job } from './job'
import { jobStoreIn } from './job-store'
import { cutIntoBuckets, orderOf, partId, sortForWork, toStored } from './stored-records'
import { wakeUp } from './wake'

/** The most records of one batch. */
export const MAX_RECORDS = 10_000

/** One record as it came: parsed JSON, or why it could not be parsed. */
export type RawRecord = Result<unknown, Failure>

export interface BatchInput {
  id: string
  flow: Flow
  source: string
  records: readonly RawRecord[]
  dryRun: boolean
  verify: boolean
  park: boolean
}

type AcceptDeps = Pick<Deps, 'documents' | 'wake' | 'now' | 'log'>

/** Why a batch of so many records is not taken; null when it is. */
export function refuseCount(count: number): Failure | null {
  if (count === 0) return failure('invalid_record', 'The batch holds no records.')
  if (count <= MAX_RECORDS) return null
  return failure('too_many_records', `The batch holds ${count} records; at most ${MAX_RECORDS} are taken.`)
}

/**
 * Takes a batch in: when this answers, every record is in VBase and will be worked off even if nobody asks again.
 * A record that is not valid is a failed result and stops no other.
 */
export async function acceptBatch(deps: AcceptDeps, input: BatchInput): Promise<Result<Job, Failure>> {
  const { id, flow, records } = input
  const refused = refuseCount(records.length)
  if (refused) return err(refused)
  const acceptedAt = new Date(deps.now()).toISOString()
  const { valid, invalid } = parseRecords(flow, records, { jobId: id, part: 0, acceptedAt })
  const buckets = cutIntoBuckets(sortForWork(valid))
  const store = jobStoreIn(deps.documents)
  await rememberDay(deps.documents, id, deps.now())
  await Promise.all([
    ...buckets.map((own, bucket) =>
      store.saveRecords(id, 0, bucket, { acceptedAt, records: own.map((record) => toStored(record, false)) }),
    ),
    ...(invalid.length > 0 ? [store.saveInvalid(id, 0, invalid)] : []),
  ])
  const sizes = buckets.map(({ length }) => length)
  return ok(await openJob(deps, input, { sizes, invalid: invalid.length }))
}

/** Records of a request as they will be worked off, and failed results for those that are not valid. */
export function parseRecords(
  flow: Flow,
  records: readonly RawRecord[],
  { jobId, part, acceptedAt }: { jobId: string; part: number; acceptedAt: string },
): { valid: AcceptedRecord[]; invalid: RecordResult[] } {
  const valid: AcceptedRecord[] = []
  const invalid: RecordResult[] = []
  records.forEach((raw, index) => {
    const accepted = raw.andThen((value) =>
      acceptRecord(flow, value, index, { id: partId(jobId, part), acceptedAt }),
    )
    if (accepted.isOk()) valid.push(accepted.value)
    else
      invalid.push(
        failedWith(
          {
            index,
            order: orderOf(jobId, part, index),
            ref: raw.isOk() ? refOfInvalid(flow, raw.value) : null,
          },
          accepted.error,
        ),
      )
  })
  return { valid, invalid }
}

/** Opens a job whose records are stored, as one part, and wakes a worker. */
export async function openJob(
  deps: AcceptDeps,
  { id, flow, source, dryRun, verify, park }: Omit<BatchInput, 'records'>,
  { sizes, invalid, retryOf = null }: { sizes: readonly number[]; invalid: number; retryOf?: string | null },
): Promise<Job> {
  const now = deps.now()
  const isEmpty = sizes.length === 0
  const job: Job = {
    id,
    flow: flow.name,
    source,
    mode: 'upsert',
    dryRun,
    verify,
    park,
    missing: 'report',
    status: isEmpty ? 'done' : 'queued',
    phase: 'inspect',
    createdAt: now,
    startedAt: null,
    finishedAt: isEmpty ? now : null,
    parts: 1,
    buckets: sizes.map(newBucket),
    invalid: [invalid],
    scopes: [],
    missingReported: 0,
    guard: { figures: noFigures, findings: [], approved: null },
    retryOf,
  }
  const store = jobStoreIn(deps.documents)
  await store.create(job)
  if (isEmpty) return job
  await store.open(flow.lane, id)
  await wakeUp(deps, flow.lane)
  return job
}
