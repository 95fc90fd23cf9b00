import { flows } from '../../flows'
import type { Deps } from '../deps'
import { record, type CallTally } from '../metrics'
import { countOutcomes, type RecordResult } from '../outcome'
import { parkRecords, tellArrived } from '../parking'
import type { AcceptedRecord } from '../record'
import { syncRecords } from '../sync'
import type { ChunkAddress, Job } from './job'
import type { JobStore } from './job-store'

/** Brings VTEX to a chunk's records; null when the slice ended before all of them were begun. */
export async function applyChunk(
  deps: Deps,
  store: JobStore,
  job: Job,
  place: ChunkAddress,
  records: readonly AcceptedRecord[],
  deadline: number,
): Promise<RecordResult[] | null> {
  const { id, dryRun, verify, park } = job
  const before = await store.results(id, place)
  if (before?.state === 'done') return before.results
  const planned = new Map(before?.results.map((result) => [result.order, result]))
  const tally: CallTally = { calls: 0, retries: 0 }
  const results = await syncRecords(flows[job.flow], records, deps, {
    dryRun,
    verify,
    park,
    job: id,
    priority: 'background',
    deadline,
    plannedBefore: new Map([...planned].map(([order, { changes }]) => [order, changes])),
    tally,
    onPlanned: (plans) => {
      for (const plan of plans) planned.set(plan.order, plan)
      return store.saveResults(id, place, { state: 'planned', results: [...planned.values()] })
    },
  })
  const settled = results.filter((result) => result !== null)
  if (settled.length < results.length) return null
  await parkRecords(deps, job, place, records, settled)
  await store.saveResults(id, place, { state: 'done', results: settled })
  if (!dryRun) await tellArrived(deps, flows[job.flow], settled)
  if (!dryRun) await record(deps, job.flow, { counts: countOutcomes(settled), ...tally })
  return settled
}
