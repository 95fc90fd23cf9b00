import { flows } from '../../flows'
import { identityOf, keyOf, type Flow, type RecordKey } from '../../flows/flow'
import type { Deps } from '../deps'
import type { LedgerEvent } from '../ledger'
import type { RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { bucketOf } from './import'
import type { ChunkAddress, Job } from './job'
import { inBatches, jobStoreIn, type JobStore } from './job-store'

/** What a job did with one record. */
export interface Attempt {
  job: Job
  result: RecordResult
  /** The record as it was worked off; null when it is not kept. */
  record: AcceptedRecord | null
}

/** Documents looked through where the event does not say where its result is, and read at once. */
const MOST_DOCUMENTS = 40
const READS = 8

type Happened = Pick<LedgerEvent, 'batch' | 'outcome' | 'code' | 'place'>

/**
 * The result behind an event of a record's history, with the record if `withRecord`. Null: it came in a single call,
 * its batch is gone, or it lies deeper in a large batch than is looked.
 */
export async function findAttempt(
  { documents }: Pick<Deps, 'documents'>,
  { flow, key }: { flow: Flow; key: RecordKey },
  event: Happened,
  { withRecord }: { withRecord: boolean },
): Promise<Attempt | null> {
  if (event.batch === null) return null
  const store = jobStoreIn(documents)
  const job = await store.read(event.batch)
  if (job?.flow !== flow.name) return null
  const id = identityOf(flow, key)
  const isOfRecord = ({ ref }: RecordResult): boolean =>
    ref !== null && identityOf(flow, keyOf(ref, flow)) === id
  const found = await lookIn(store, job.id, event.place ? [event.place] : placesOf(job, id), isOfRecord)
  if (!found) return null
  // It may have come several times: the last one that ended so.
  const result =
    found.results.filter(({ outcome, code }) => outcome === event.outcome && code === event.code).pop() ??
    found.results[found.results.length - 1]
  if (!result) return null
  const records = withRecord ? await store.records(flows[job.flow], job, found.bucket) : []
  return { job, result, record: records.find(({ order }) => order === result.order) ?? null }
}

/** Where the result of a record may be: an import has a bucket for each stretch of ids. */
function placesOf({ buckets, editions }: Job, id: string): ChunkAddress[] {
  const isImport = editions.length > 0
  const places = buckets.flatMap(({ chunks }, bucket) =>
    isImport && bucket !== bucketOf(id) ? [] : [...chunks].map((_, chunk) => ({ bucket, chunk })),
  )
  return places.slice(0, MOST_DOCUMENTS)
}

async function lookIn(
  store: JobStore,
  id: string,
  places: readonly ChunkAddress[],
  isWanted: (result: RecordResult) => boolean,
): Promise<{ bucket: number; results: RecordResult[] } | null> {
  for (let start = 0; start < places.length; start += READS) {
    const some = places.slice(start, start + READS)
    const documents = await inBatches(some, READS, (place) => store.results(id, place))
    for (const [position, document] of documents.entries()) {
      const results = document?.state === 'done' ? document.results.filter(isWanted) : []
      if (results.length > 0) return { bucket: some[position]?.bucket ?? 0, results }
    }
  }
  return null
}
