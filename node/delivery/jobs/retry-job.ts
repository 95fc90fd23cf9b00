import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { noCounts, type RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { rememberPersonal } from '../personal'
import { rememberDay } from '../retention'
import { acceptNestedBatch } from '../nested/accept-nested'
import { parseNested } from '../nested/parse'
import { isNested } from '../nested/split'
import { bucketsOf, openJob, parseRecords, type AcceptDeps, type BatchInput } from './accept-batch'
import { CHUNK_SIZE, chunkOf, isFinished, type Job } from './job'
import { inBatches, jobStoreIn, type JobStore } from './job-store'
import type { RawRecord } from './refusal'
import { asTheyAre, lookAgain, those, type LookedAtAgain, type Remap } from './refused-again'
import { cutIntoBuckets, toStored } from './stored-records'

/** About as many buckets as an import has: a job's document names them all. */
const BUCKETS = 64
/** Documents read at once. */
const READS = 16

interface RetryOptions {
  /** Only what failed with it. */
  code?: string | undefined
  /** Makes refused records canonical. */
  remap?: Remap
}

/**
 * Sends the failed records of a finished job again, as a new batch. They keep their order of acceptance, so that
 * what came later stays. Records that were refused are made canonical once more by `remap` and go along where they are
 * valid now; the others stay as they are. Harmless when repeated with the same id; it holds two buckets at a time,
 * however many records failed.
 */
export async function retryJob(
  deps: AcceptDeps,
  job: Job,
  id: string,
  { code, remap = asTheyAre }: RetryOptions = {},
): Promise<Result<Job, Failure>> {
  const store = jobStoreIn(deps.documents)
  const existing = await store.read(id)
  if (existing) return ok(existing)
  if (!isFinished(job))
    return fail('batch_running', `The batch ${job.id} is ${job.status}; wait until it is done.`)
  const isWanted = (result: RecordResult): boolean =>
    result.outcome === 'failed' && (code === undefined || result.code === code)
  const { valid, families, mappingVersion } = await validNow(store, job, { isWanted, remap })
  const { flow, source, dryRun, park } = job
  const version = mappingVersion ?? job.mappingVersion
  const input = { id, flow: flows[flow], source, dryRun, verify: true, park, mappingVersion: version }
  if (families && families.records.length > 0) {
    const buckets = await inBatches([...job.buckets.keys()], 1, (bucket) =>
      failedIn(store, job, bucket, isWanted),
    )
    return acceptNestedBatch(deps, { ...input, ...withFlat(families, [...buckets.flat(), ...valid]) })
  }
  const failed = job.buckets.reduce((sum, { counts }) => sum + counts.failed, 0)
  await rememberDay(deps.documents, id, deps.now())
  if (flows[flow].isPersonal) await rememberPersonal(deps.documents, id, deps.now())
  const acceptedAt = new Date(deps.now()).toISOString()
  const sizes = await saveFailed(store, job, { id, failed, isWanted, acceptedAt, others: valid })
  if (sizes.length === 0) return nothingToRetry(job)
  return ok(await openJob(deps, input, { sizes, invalid: 0, refused: noCounts, retryOf: job.id }))
}

interface ValidNow extends Pick<BatchInput, 'mappingVersion'> {
  valid: AcceptedRecord[]
  /** Products that bring their SKUs along; null: there can be none. */
  families: LookedAtAgain | null
}

/** Records that were refused and are valid now. */
async function validNow(
  store: JobStore,
  job: Job,
  options: { isWanted(result: RecordResult): boolean; remap: Remap },
): Promise<ValidNow> {
  const now: ValidNow = { valid: [], families: null }
  for (const [part, count] of job.invalid.entries()) {
    if (count === 0) continue
    const looked = await lookAgain(store, job, part, options)
    const { records, again, mappingVersion } = looked
    const acceptance = { jobId: job.id, part, acceptedAt: '', places: again.places }
    now.valid.push(...parseRecords(flows[job.flow], records, acceptance).valid)
    if (mappingVersion !== undefined) now.mappingVersion = mappingVersion
    // Parts of an import take no products with SKUs in them.
    if (job.flow === 'products' && job.parts === 1) now.families = those(looked, isValidFamily)
  }
  return now
}

const isValidFamily = (record: RawRecord): boolean =>
  record.isOk() &&
  isNested(record.value) &&
  parseNested(record.value, 0, { idOf: () => '', acceptedAt: '' }).isOk()

/** Products with their SKUs and products alone, as one batch. */
function withFlat(
  { records, sent, again }: LookedAtAgain,
  flat: readonly AcceptedRecord[],
): Pick<BatchInput, 'records' | 'sent' | 'again'> {
  const others = flat.map(({ record }): RawRecord => ok(record))
  const places = flat.map(({ index, order }) => ({ index, order }))
  return {
    records: [...others, ...records],
    sent: [...others, ...sent],
    again: { ...again, places: [...places, ...again.places] },
  }
}

const nothingToRetry = ({ id }: Job): Result<never, Failure> =>
  fail('nothing_to_retry', `The batch ${id} has no failed records that can be sent again.`)

interface ToSave {
  id: string
  /** Failed records among those that were valid. */
  failed: number
  isWanted(result: RecordResult): boolean
  acceptedAt: string
  /** Records that were refused and are valid now. */
  others: readonly AcceptedRecord[]
}

/** Stores the failed records under a new id; answers how many are in each bucket. */
async function saveFailed(
  store: JobStore,
  job: Job,
  { id, failed, isWanted, acceptedAt, others }: ToSave,
): Promise<number[]> {
  const size = CHUNK_SIZE * Math.max(1, Math.ceil(failed / CHUNK_SIZE / BUCKETS))
  const sizes: number[] = []
  const save = (records: readonly AcceptedRecord[]): Promise<void> => {
    const stored = records.map((record) => toStored(record, true))
    return store.saveRecords(id, 0, sizes.push(records.length) - 1, { acceptedAt, records: stored })
  }
  let rest: AcceptedRecord[] = []
  // Buckets follow each other in the order of work, so what is left of one goes with the next.
  for (const bucket of job.buckets.keys()) {
    const full = cutIntoBuckets([...rest, ...(await failedIn(store, job, bucket, isWanted))], size)
    rest = full.pop() ?? []
    for (const records of full) await save(records)
  }
  if (rest.length > 0) await save(rest)
  for (const records of bucketsOf(others)) await save(records)
  return sizes
}

async function failedIn(
  store: JobStore,
  job: Job,
  bucket: number,
  isWanted: ToSave['isWanted'],
): Promise<AcceptedRecord[]> {
  const { chunks = '', counts } = job.buckets[bucket] ?? {}
  if (!counts || counts.failed === 0) return []
  const records = await store.records(flows[job.flow], job, bucket)
  const found = await inBatches([...[...chunks].keys()], READS, async (chunk) => {
    const results = (await store.results(job.id, { bucket, chunk }))?.results ?? []
    const orders = new Set(results.filter(isWanted).map(({ order }) => order))
    return chunkOf(records, chunk).filter(({ order }) => orders.has(order))
  })
  return found.flat()
}
