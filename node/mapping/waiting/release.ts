import { ulid } from 'ulidx'
import type { Deps } from '../../delivery/deps'
import { jobStoreIn, type Job } from '../../delivery/jobs'
import { acceptBatch } from '../../delivery/jobs/accept-batch'
import { lookAgain, those, type LookedAtAgain } from '../../delivery/jobs/refused-again'
import { aloneInStore } from '../../delivery/lanes'
import { acceptNestedBatch } from '../../delivery/nested'
import type { RecordResult } from '../../delivery/outcome'
import { flows } from '../../flows'
import { remapRefused } from '../remap'
import { keyOf, type TableName } from '../tables/table'
import { settleWaiting, waitingJobs, type WaitingJob } from './notes'
import { recount, settlePart } from './settle'

export const LONGEST_WAIT_MILLISECONDS = 7 * 24 * 3_600_000
/** Somebody waits for the answer: what is left goes on with the next tick. */
const PATIENCE_MILLISECONDS = 15_000

/**
 * Sends what waited for codes of a table again, as new batches, as far as the codes are known by now. One in the store
 * at a time. Answers how many batches went on; what a dead process left is completed by the next to call.
 */
export async function releaseCodes(deps: Deps, name: TableName): Promise<number> {
  if ((await waitingJobs(deps, name)).length === 0) return 0
  const deadline = deps.now() + PATIENCE_MILLISECONDS
  const turn = await aloneInStore(deps, `codes.${keyOf(name)}`, deadline, async () => {
    let released = 0
    for (const note of await waitingJobs(deps, name)) {
      if (deps.now() >= deadline) break
      released += await releaseJob(deps, name, note, deadline)
    }
    return released
  })
  return turn?.done ?? 0
}

/** Answers how many batches went on. Part by part: an import may hold more than fits the memory. */
async function releaseJob(
  deps: Deps,
  name: TableName,
  { job: id, since }: WaitingJob,
  deadline: number,
): Promise<number> {
  const job = await jobStoreIn(deps.documents).read(id)
  const isLate = deps.now() - since > LONGEST_WAIT_MILLISECONDS
  // An import is a batch from its commit on, and expires when nobody commits it.
  if (!job) {
    if (isLate) await settleWaiting(deps, name, id, 0)
    return 0
  }
  let released = 0
  let waiting = 0
  for (const [part, count] of job.invalid.entries()) {
    if (count === 0) continue
    if (deps.now() >= deadline) return released
    const done = await releasePart(deps, job, part, isLate)
    released += done.batches
    waiting += done.waiting
  }
  await recount(deps, job)
  await settleWaiting(deps, name, id, waiting)
  return released
}

/** Sends what can go on, and says so in the results. */
async function releasePart(
  deps: Deps,
  job: Job,
  part: number,
  isLate: boolean,
): Promise<{ batches: number; waiting: number }> {
  const isCancelled = job.status === 'cancelled'
  const gone = isCancelled ? new Map<string, string>() : await sendKnown(deps, job, part)
  const others = isCancelled ? 'cancelled' : isLate ? 'late' : null
  const waiting = await settlePart(deps, job, part, { gone, others })
  return { batches: new Set(gone.values()).size, waiting }
}

/** Sends the records whose codes are known by now; answers with which batch each went on, by its order. */
async function sendKnown(deps: Deps, job: Job, part: number): Promise<Map<string, string>> {
  const isWanted = ({ outcome }: RecordResult): boolean => outcome === 'parked'
  const remap = remapRefused(deps, job)
  const looked = await lookAgain(jobStoreIn(deps.documents), job, part, { isWanted, remap })
  const known = those(looked, (record) => record.isOk() || record.error.outcome !== 'parked')
  return known.records.length > 0 ? sendAgain(deps, job, known) : new Map()
}

/**
 * New batches, with the order of acceptance kept: should a process die before the old batch says so, the records are
 * sent once more and found unchanged. Products may bring more than fits one batch.
 */
async function sendAgain(deps: Deps, job: Job, looked: LookedAtAgain): Promise<Map<string, string>> {
  const id = ulid(deps.now())
  const { flow, source, dryRun, park } = job
  const input = { ...looked, id, flow: flows[flow], source, dryRun, verify: false, park }
  const sent = await (flow === 'products' ? acceptNestedBatch(deps, input) : acceptBatch(deps, input))
  if (sent.isOk()) return new Map(looked.again.places.map(({ order }) => [order, id]))
  const half = Math.floor(looked.records.length / 2)
  if (half === 0) throw new Error(`A record of batch ${job.id} could not go on: ${sent.error.detail}`)
  const first = await sendAgain(
    deps,
    job,
    those(looked, (_, position) => position < half),
  )
  const second = await sendAgain(
    deps,
    job,
    those(looked, (_, position) => position >= half),
  )
  return new Map([...first, ...second])
}
