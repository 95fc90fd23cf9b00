import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Deps } from '../deps'
import type { RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { chunkOf, type Job } from './job'
import { inBatches, jobStoreIn, type JobStore } from './job-store'
import { partIn } from './stored-records'

/** A record that did not reach VTEX. */
export interface FailedRecord {
  result: RecordResult
  /** null: it was refused. */
  record: AcceptedRecord | null
  /** What was refused, as it was sent; absent where it was no JSON. */
  sent?: unknown
  /** Of the address it was sent to; absent in batches. */
  key?: Record<string, string> | undefined
}

/** Where a record stands in its batch; records of an import count from 0 in each part. */
export interface RecordPlace {
  index: number
  /** From 1; left out: the first that fits. */
  part?: number
}

/** Documents read at once. */
const READS = 16

/** The failed record at a place. Reads results where something failed, until it is found. */
export async function findFailedRecord(
  { documents }: Pick<Deps, 'documents'>,
  job: Job,
  place: RecordPlace,
): Promise<Result<FailedRecord, Failure>> {
  const store = jobStoreIn(documents)
  const isWanted = ({ outcome, index, order }: RecordResult): boolean =>
    outcome === 'failed' &&
    index === place.index &&
    (place.part === undefined || (partIn(order) ?? place.part) === place.part)
  const found = (await amongRefused(store, job, isWanted)) ?? (await amongStored(store, job, isWanted))
  return found ? ok(found) : fail('not_found', `The batch ${job.id} has no failed record at ${place.index}.`)
}

type Wanted = (result: RecordResult) => boolean

async function amongRefused(store: JobStore, job: Job, isWanted: Wanted): Promise<FailedRecord | null> {
  const parts = [...job.invalid.keys()].filter((part) => (job.invalid[part] ?? 0) > 0)
  const results = await inBatches(parts, READS, (part) => store.invalid(job, part))
  const place = results.findIndex((ofPart) => ofPart.some(isWanted))
  const result = results[place]?.find(isWanted)
  if (!result) return null
  const refused = await store.refused(job, parts[place] ?? 0)
  const kept = refused.find(({ index }) => index === result.index)
  return { result, record: null, ...(kept && { sent: kept.raw, key: kept.key }) }
}

async function amongStored(store: JobStore, job: Job, isWanted: Wanted): Promise<FailedRecord | null> {
  for (const [bucket, { chunks, counts }] of job.buckets.entries()) {
    if (counts.failed === 0) continue
    const results = await inBatches([...[...chunks].keys()], READS, (chunk) =>
      store.results(job.id, { bucket, chunk }),
    )
    const chunk = results.findIndex((each) => each?.results.some(isWanted))
    const result = results[chunk]?.results.find(isWanted)
    if (!result) continue
    const records = chunkOf(await store.records(flows[job.flow], job, bucket), chunk)
    return { result, record: records.find(({ order }) => order === result.order) ?? null }
  }
  return null
}
