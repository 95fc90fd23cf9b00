import { ulid } from 'ulidx'
import type { Deps } from '../../delivery/deps'
import { jobStoreIn, type Job } from '../../delivery/jobs'
import { bucketsOf, openJob, storeRecords } from '../../delivery/jobs/accept-batch'
import { refusedAgain, type LookedAtAgain } from '../../delivery/jobs/refused-again'
import { aloneInStore } from '../../delivery/lanes'
import { countOutcomes, settled, type RecordResult } from '../../delivery/outcome'
import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { remapRefused } from '../remap'
import { keyOf, type TableName } from '../tables/table'
import { settleWaiting, waitingJobs, type WaitingJob } from './notes'

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
      if (await releaseJob(deps, name, note)) released += 1
    }
    return released
  })
  return turn?.done ?? 0
}

/** True when some of the batch's records went on. */
async function releaseJob(deps: Deps, name: TableName, note: WaitingJob): Promise<boolean> {
  const store = jobStoreIn(deps.documents)
  const job = await store.read(note.job)
  // An import is a batch from its commit on, and expires when nobody commits it.
  if (!job) {
    if (deps.now() - note.since > LONGEST_WAIT_MILLISECONDS) await settleWaiting(deps, name, note.job, 0)
    return false
  }
  const isLate = deps.now() - note.since > LONGEST_WAIT_MILLISECONDS
  const isWanted = ({ outcome }: RecordResult): boolean => outcome === 'parked'
  const again = await refusedAgain(store, job, { isWanted, remap: remapRefused(deps, job) })
  const still = again.invalid.filter(isWanted)
  const gone = { ...again, invalid: again.invalid.filter((result) => !isWanted(result)) }
  const batch = gone.valid.length + gone.invalid.length > 0 ? await sendAgain(deps, job, gone) : null
  await settleResults(deps, job, gone, batch, isLate)
  await settleWaiting(deps, name, job.id, isLate ? 0 : still.length)
  return batch !== null
}

/**
 * A new batch of what is known now, with the order of acceptance kept: should a process die before the old batch says
 * so, the records are sent once more and found unchanged.
 */
async function sendAgain(
  deps: Deps,
  job: Job,
  { valid, invalid, refused, mappingVersion }: LookedAtAgain,
): Promise<Job> {
  const id = ulid(deps.now())
  const places = new Set(invalid.map(({ order }) => order))
  const kept = refused.filter(({ index }) =>
    invalid.some((result) => result.index === index && places.has(result.order)),
  )
  const buckets = bucketsOf(valid)
  const stored = await storeRecords(deps, id, { buckets, invalid, refused: kept, keepOrder: true })
  const { source, dryRun, park } = job
  const input = { id, flow: flows[job.flow], source, dryRun, verify: false, park, mappingVersion }
  return openJob(deps, input, { ...stored, retryOf: job.id })
}

/** Says in the results of the old batch where its records went on; what waited too long has failed. */
async function settleResults(
  deps: Deps,
  job: Job,
  { valid, invalid }: LookedAtAgain,
  batch: Job | null,
  isLate: boolean,
): Promise<void> {
  const gone = new Set([...valid, ...invalid].map(({ order }) => order))
  const store = jobStoreIn(deps.documents)
  const all: RecordResult[] = []
  for (const [part, count] of job.invalid.entries()) {
    if (count === 0) continue
    const before = await store.invalid(job, part)
    const after = before.map((result) => settledResult(result, { gone, batch, isLate }))
    all.push(...after)
    if (after.some((result, index) => result !== before[index]))
      await store.saveInvalid(job.id, part, after, job.editions[part])
  }
  await store.update(job.id, (current) => ({ ...current, refused: countOutcomes(all) }))
}

function settledResult(
  result: RecordResult,
  { gone, batch, isLate }: { gone: ReadonlySet<string>; batch: Job | null; isLate: boolean },
): RecordResult {
  if (result.outcome !== 'parked') return result
  if (batch && gone.has(result.order))
    return settled(result, 'skipped', {
      message: `Its codes have a value now: it went on in batch ${batch.id}.`,
    })
  if (!isLate) return result
  const { code, detail } = failure(
    'parked_too_long',
    `${result.message ?? ''} They had none after 7 days.`.trim(),
  )
  return settled(result, 'failed', { code, message: detail })
}
