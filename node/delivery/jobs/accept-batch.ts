import { err, ok, type Result } from 'neverthrow'
import { failure, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { noteFailures } from '../../problems/note-failures'
import type { Flow } from '../../flows/flow'
import type { Deps } from '../deps'
import { noFigures } from '../guards'
import { noHour, record } from '../metrics'
import { countOutcomes, type Counts, type RecordResult } from '../outcome'
import { rememberPersonal } from '../personal'
import { acceptRecord, refOfInvalid, type AcceptedRecord } from '../record'
import { rememberDay } from '../retention'
import { newBucket, type Job, type JobChild } from './job'
import { jobStoreIn } from './job-store'
import {
  refusedResult,
  type Again,
  type Place,
  type RawRecord,
  type Refusal,
  type RefusedRecord,
} from './refusal'
import { cutIntoBuckets, orderOf, sortForWork, toStored } from './stored-records'
import { wakeUp } from './wake'

/** The most records of one batch. */
export const MAX_RECORDS = 10_000

export interface BatchInput {
  id: string
  flow: Flow
  source: string
  records: readonly RawRecord[]
  /** The records as the source sent them, in the same order; absent: `records` are as sent. */
  sent?: readonly RawRecord[]
  /** Of the address of a single call; absent in batches. */
  key?: Record<string, string> | undefined
  /** Records of another batch, sent once more; absent: they are new. */
  again?: Again
  /** Version of the mapping that made them canonical; absent: none did. */
  mappingVersion?: number | undefined
  dryRun: boolean
  verify: boolean
  park: boolean
}

export type AcceptDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'wake' | 'now' | 'log'>

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
  const { id, flow, records, again } = input
  const tooMany = refuseCount(records.length)
  if (tooMany) return err(tooMany)
  const acceptedAt = new Date(deps.now()).toISOString()
  const { valid, invalid } = parseRecords(flow, records, {
    jobId: id,
    part: 0,
    acceptedAt,
    places: again?.places,
  })
  const refused = refusedAmong(input, invalid)
  const { isPersonal = false } = flow
  const kept = { buckets: bucketsOf(valid), invalid, refused, isPersonal, keepOrder: again !== undefined }
  const stored = await storeRecords(deps, id, kept)
  await noteInvalid(deps, input, invalid)
  return ok(await openJob(deps, input, { ...stored, ...(again && { retryOf: again.job }) }))
}

/** What was refused, as it was sent; what was no JSON is not kept. */
export function refusedAmong(
  { records, sent = records, key, again }: Pick<BatchInput, 'records' | 'sent' | 'key' | 'again'>,
  invalid: readonly RecordResult[],
): RefusedRecord[] {
  const positions = new Map(again?.places.map(({ index }, position) => [index, position]))
  return invalid.flatMap(({ index }) => {
    const raw = sent[positions.get(index) ?? index]
    return raw?.isOk() ? [{ index, raw: raw.value, ...(key && { key }) }] : []
  })
}

/** Counts records that were refused, and shows those that failed among the problems. */
export async function noteInvalid(
  deps: AcceptDeps,
  { id, flow, source, dryRun }: Pick<BatchInput, 'id' | 'flow' | 'source' | 'dryRun'>,
  invalid: readonly RecordResult[],
): Promise<void> {
  if (dryRun || invalid.length === 0) return
  await record(deps, flow.name, { ...noHour, counts: countOutcomes(invalid) })
  await noteFailures(deps, invalid, { flow: flow.name, source, batch: id, isStored: true })
}

/** Records in buckets of about a chunk each. */
export function bucketsOf(records: readonly AcceptedRecord[]): AcceptedRecord[][] {
  return cutIntoBuckets(sortForWork(records))
}

export interface JobRecords {
  /** Valid records, bucket by bucket, in the order in which they are worked off. */
  buckets: readonly (readonly AcceptedRecord[])[]
  invalid: readonly RecordResult[]
  /** Records of `invalid` as they were sent, so that they can be sent again. */
  refused?: readonly RefusedRecord[]
  /** The records keep the order of acceptance they have. */
  keepOrder: boolean
  /** They hold personal data, so they go soon after the job. */
  isPersonal?: boolean
}

/** Stores the records of a job that is still to be made; answers how many there are. */
export async function storeRecords(
  { documents, now }: AcceptDeps,
  id: string,
  { buckets, invalid, refused = [], keepOrder, isPersonal = false }: JobRecords,
): Promise<{ sizes: number[]; invalid: number; refused: Counts }> {
  const acceptedAt = new Date(now()).toISOString()
  const store = jobStoreIn(documents)
  const save = (records: readonly AcceptedRecord[], bucket: number): Promise<void> =>
    store.saveRecords(id, 0, bucket, {
      acceptedAt,
      records: records.map((record) => toStored(record, keepOrder)),
    })
  await rememberDay(documents, id, now())
  if (isPersonal) await rememberPersonal(documents, id, now())
  await Promise.all([
    ...buckets.map((records, bucket) => (records.length > 0 ? save(records, bucket) : undefined)),
    ...(invalid.length > 0 ? [store.saveInvalid(id, 0, invalid)] : []),
    ...(refused.length > 0 ? [store.saveRefused(id, 0, refused)] : []),
  ])
  const sizes = buckets.map(({ length }) => length)
  return { sizes, invalid: invalid.length, refused: countOutcomes(invalid) }
}

interface Acceptances {
  jobId: string
  part: number
  acceptedAt: string
  /** Place of the first record. */
  first?: number
  /** Places of records that are sent once more. */
  places?: readonly Place[] | undefined
}

/** Records of a request as they will be worked off, and results for those that are refused. */
export function parseRecords(
  flow: Flow,
  records: readonly RawRecord[],
  { jobId, part, acceptedAt, first = 0, places }: Acceptances,
): { valid: AcceptedRecord[]; invalid: RecordResult[] } {
  const valid: AcceptedRecord[] = []
  const invalid: RecordResult[] = []
  records.forEach((raw, position) => {
    const index = first + position
    const place = places?.[position] ?? { index, order: orderOf(jobId, part, index) }
    const accepted = acceptAt(flow, raw, place, acceptedAt)
    if (accepted.isOk()) valid.push(accepted.value)
    else
      invalid.push(
        refusedResult({ ...place, ref: raw.isOk() ? refOfInvalid(flow, raw.value) : null }, accepted.error),
      )
  })
  return { valid, invalid }
}

/** One record as it will be worked off, at the place it has. Pure. */
export function acceptAt(
  flow: Flow,
  raw: RawRecord,
  { index, order }: Place,
  acceptedAt: string,
): Result<AcceptedRecord, Refusal> {
  return raw.andThen((value) => acceptRecord(flow, value, index, { id: '', order, acceptedAt }))
}

export interface JobHead {
  /** Records per bucket. */
  sizes: readonly number[]
  /** Records that were refused, and what became of them. */
  invalid: number
  refused: Counts
  retryOf?: string
  children?: JobChild[]
  parent?: string
}

/** Opens a job whose records are stored, as one part, and wakes a worker. */
export async function openJob(
  deps: AcceptDeps,
  input: Omit<BatchInput, 'records' | 'sent'>,
  head: JobHead,
): Promise<Job> {
  const job = await createJob(deps, input, head)
  await announceJob(deps, job)
  return job
}

/** Makes a job whose records are stored, as one part; no worker knows of it yet. */
export async function createJob(
  { documents, now: clock }: AcceptDeps,
  { id, flow, source, mappingVersion, dryRun, verify, park }: Omit<BatchInput, 'records' | 'sent'>,
  { sizes, invalid, refused, retryOf, children, parent }: JobHead,
): Promise<Job> {
  const now = clock()
  const isEmpty = sizes.every((size) => size === 0)
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
    editions: [],
    buckets: sizes.map(newBucket),
    invalid: [invalid],
    refused,
    scopes: [],
    missingReported: 0,
    guard: { figures: noFigures, findings: [], approved: null },
    retryOf: retryOf ?? null,
    ...(mappingVersion !== undefined && { mappingVersion }),
    ...(children && { children }),
    ...(parent !== undefined && { parent }),
  }
  await jobStoreIn(documents).create(job)
  return job
}

/** Lets the workers know of a job. Harmless when repeated. */
export async function announceJob(deps: AcceptDeps, { id, flow, status }: Job): Promise<void> {
  if (status === 'done') return
  const { lane } = flows[flow]
  await jobStoreIn(deps.documents).open(lane, id)
  await wakeUp(deps, lane)
}
