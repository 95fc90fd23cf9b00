import { flows } from '../../flows'
import { noteFailures } from '../../problems/note-failures'
import { groupBy } from '../../storage/group-by'
import type { Deps } from '../deps'
import { record, type CallTally } from '../metrics'
import { countOutcomes, type RecordResult } from '../outcome'
import { parkRecords, tellArrived } from '../parking'
import type { AcceptedRecord } from '../record'
import { syncRecords } from '../sync'
import { chunkOf, type ChunkAddress, type Job } from './job'
import type { JobStore } from './job-store'

/** A chunk on its way. */
interface Open {
  place: ChunkAddress
  records: AcceptedRecord[]
  /** By order of acceptance: what this run, or one that was cut short, set out to do. */
  planned: Map<string, RecordResult>
}

/**
 * Brings VTEX to the records of chunks of one bucket. Answers the results per chunk; null for a chunk of which not all
 * were begun before the deadline.
 */
export async function applyChunks(
  deps: Deps,
  store: JobStore,
  job: Job,
  places: readonly ChunkAddress[],
  bucket: readonly AcceptedRecord[],
  deadline: number,
): Promise<(RecordResult[] | null)[]> {
  const before = await Promise.all(places.map((place) => store.results(job.id, place)))
  const all = places.map((place, index): Open | null => {
    const known = before[index]
    if (known?.state === 'done') return null
    const planned = new Map(known?.results.map((result) => [result.order, result]))
    return { place, records: chunkOf(bucket, place.chunk), planned }
  })
  const open = all.filter((each) => each !== null)
  const settled = open.length > 0 ? await applyOpen(deps, store, job, open, deadline) : new Map<Open, null>()
  return all.map((each, index) => (each ? (settled.get(each) ?? null) : (before[index]?.results ?? null)))
}

/** The results of the chunks all of whose records are settled; they are stored when this answers. */
async function applyOpen(
  deps: Deps,
  store: JobStore,
  job: Job,
  open: readonly Open[],
  deadline: number,
): Promise<Map<Open, RecordResult[]>> {
  const { id, source, dryRun, verify, park, mappingVersion } = job
  const tally: CallTally = { calls: 0, retries: 0 }
  const chunkByOrder = new Map(open.flatMap((chunk) => chunk.records.map(({ order }) => [order, chunk])))
  const records = open.flatMap((chunk) => chunk.records)
  const results = await syncRecords(flows[job.flow], records, deps, {
    source,
    dryRun,
    verify,
    park,
    job: id,
    mappingVersion,
    priority: 'background',
    deadline,
    plannedBefore: new Map(
      open.flatMap(({ planned }) => [...planned].map(([order, { changes }]) => [order, changes])),
    ),
    tally,
    placeOf: (order) => chunkByOrder.get(order)?.place,
    async onPlanned(plans) {
      const byChunk = groupBy(plans, ({ order }) => chunkByOrder.get(order) as Open)
      await Promise.all(
        [...byChunk].map(([{ place, planned }, own]) => {
          for (const plan of own) planned.set(plan.order, plan)
          return store.saveResults(id, place, { state: 'planned', results: [...planned.values()] })
        }),
      )
    },
  })
  const byOrder = new Map(records.map(({ order }, position) => [order, results[position] ?? null]))
  const settled = new Map<Open, RecordResult[]>()
  await Promise.all(
    open.map(async (chunk) => {
      const own = chunk.records.map(({ order }) => byOrder.get(order) ?? null).filter((each) => each !== null)
      if (own.length < chunk.records.length) return
      await parkRecords(deps, job, chunk.place, chunk.records, own)
      await store.saveResults(id, chunk.place, { state: 'done', results: own })
      settled.set(chunk, own)
    }),
  )
  if (!dryRun && settled.size > 0) {
    const all = [...settled.values()].flat()
    await tellArrived(deps, flows[job.flow], all)
    const counts = countOutcomes(all)
    await record(deps, job.flow, { counts, ...tally })
    await noteFailures(deps, all, { flow: job.flow, source: job.source, batch: id, isStored: true })
  }
  return settled
}
