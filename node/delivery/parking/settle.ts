import { groupBy } from '../../storage/group-by'
import type { Deps } from '../deps'
import { isFinished, type Job } from '../jobs/job'
import { jobStoreIn, type JobStore } from '../jobs/job-store'
import { countOutcomes, settled, sumCounts, type RecordResult } from '../outcome'
import type { ParkedNote, ParkedPlace } from './notes'

/** A parked record that waits no more. */
export interface Released {
  note: ParkedNote
  result: RecordResult
}

/**
 * Puts the outcomes in the place of `parked` in the results of the jobs the records came with, and counts the jobs
 * anew; harmless when repeated. Answers the notes that are done with: one whose job has not got as far as to keep
 * its result has to be settled once more.
 */
export async function settlePlaces(
  { documents }: Pick<Deps, 'documents'>,
  released: readonly Released[],
): Promise<ParkedNote[]> {
  const store = jobStoreIn(documents)
  const places = released.flatMap(({ note, result }) => note.places.map((place) => ({ note, place, result })))
  const early = new Set<ParkedNote>()
  for (const [job, ofJob] of groupBy(places, ({ place }) => place.job)) {
    for (const [bucket, ofBucket] of groupBy(ofJob, ({ place }) => place.bucket)) {
      for (const [chunk, ofChunk] of groupBy(ofBucket, ({ place }) => place.chunk)) {
        if (!(await settleChunk(store, { job, bucket, chunk }, ofChunk)))
          for (const { note } of ofChunk) early.add(note)
      }
      await recount(store, job, bucket)
    }
  }
  return released.map(({ note }) => note).filter((note) => !early.has(note))
}

type Chunk = Omit<ParkedPlace, 'order'>

/** False when the chunk has no final results yet. */
async function settleChunk(
  store: JobStore,
  { job: id, ...address }: Chunk,
  outcomes: readonly { place: ParkedPlace; result: RecordResult }[],
): Promise<boolean> {
  const stored = await store.results(id, address)
  if (stored?.state !== 'done') {
    const job = await store.read(id)
    return job === null || isFinished(job)
  }
  const byOrder = new Map(outcomes.map(({ place, result }) => [place.order, result]))
  const isWaiting = ({ order, outcome }: RecordResult): boolean => outcome === 'parked' && byOrder.has(order)
  if (!stored.results.some(isWaiting)) return true
  const results = stored.results.map((each) =>
    isWaiting(each) ? outcomeOf(each, byOrder.get(each.order) as RecordResult) : each,
  )
  await store.saveResults(id, address, { ...stored, results })
  return true
}

function outcomeOf(parked: RecordResult, result: RecordResult): RecordResult {
  const { vtexId, code, message, errors, needs } = result
  // What was written before it began to wait counts too; a wish that is still one is told once.
  const told = new Set(parked.changes.map((change) => JSON.stringify(change)))
  const changes = [...parked.changes, ...result.changes.filter((change) => !told.has(JSON.stringify(change)))]
  const outcome = result.outcome === 'unchanged' && changes.length > 0 ? 'applied' : result.outcome
  const attempts = parked.attempts + 1
  return settled(parked, outcome, {
    changes,
    vtexId,
    code,
    message,
    errors,
    attempts,
    ...(needs && { needs }),
  })
}

/** Brings the bucket's counts to its results: whoever was to do so when they were saved may have died. */
async function recount(store: JobStore, id: string, bucket: number): Promise<void> {
  for (let job = await store.read(id), tried: string | null = null; job;) {
    const chunks: string = job.buckets[bucket]?.chunks ?? ''
    if (chunks === tried) return
    tried = chunks
    const counts = sumCounts(
      await Promise.all([...chunks].map((state, chunk) => countsOf(store, id, { bucket, chunk }, state))),
    )
    job = await store.update(id, (current) =>
      current.buckets[bucket]?.chunks === chunks
        ? { ...current, buckets: withCounts(current.buckets, bucket, counts) }
        : null,
    )
  }
}

async function countsOf(
  store: JobStore,
  id: string,
  address: { bucket: number; chunk: number },
  state: string,
): Promise<ReturnType<typeof countOutcomes>> {
  return countOutcomes(state === 'd' ? ((await store.results(id, address))?.results ?? []) : [])
}

function withCounts(
  buckets: Job['buckets'],
  bucket: number,
  counts: Job['buckets'][number]['counts'],
): Job['buckets'] {
  return buckets.map((each, index) => (index === bucket ? { ...each, counts } : each))
}
