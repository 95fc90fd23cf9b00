import type { Documents } from '../../storage/documents'
import { isFinished, type Job } from '../jobs/job'
import { dayOf, markerKey, markerOf, oldestKeptDay, rememberDay } from './days'
import { DAYS, HEADS, headKey, HELD, IMPORTS, OPEN_IMPORTS, prefixOf, RECORDS, RESULTS } from './layout'

/** How long jobs are kept unless the store says otherwise. */
export const KEEP_DAYS = 30

/** Jobs looked at in one call. */
const JOBS_PER_CALL = 50

/** Documents listed, and then deleted side by side. */
const PAGE_SIZE = 25

export interface Expired {
  /** Documents deleted. */
  deleted: number
  /** Whether nothing was left that is old enough; false: call again. */
  isDone: boolean
}

interface Work {
  documents: Documents
  now: number
  oldestKept: string
  /** Documents that may still be deleted. */
  left: number
}

/**
 * Deletes what is stored of jobs finished more than `keepDays` days ago, oldest first, about `budget` documents per
 * call. It can stop anywhere and go on in the next call, here or elsewhere, also twice at once: a job's marker and
 * head go last. A job still at work is kept; a held one that nobody released in that time is cancelled first.
 */
export async function expireJobs(
  { documents, now }: { documents: Documents; now(): number },
  { keepDays = KEEP_DAYS, budget }: { keepDays?: number; budget: number },
): Promise<Expired> {
  const work: Work = { documents, now: now(), oldestKept: oldestKeptDay(now(), keepDays), left: budget }
  const page = await documents.list(DAYS, { limit: JOBS_PER_CALL })
  const old = page.keys.map(decodeURIComponent).filter((key) => markerOf(key).day < work.oldestKept)
  for (const key of old) {
    if (work.left <= 0) return { deleted: budget - work.left, isDone: false }
    await expireJob(work, markerOf(key))
  }
  const sawAll = old.length < page.keys.length || page.next === null
  return { deleted: budget - work.left, isDone: sawAll && work.left > 0 }
}

async function expireJob(work: Work, { day, id }: { day: string; id: string }): Promise<void> {
  const job = await currentJob(work, id)
  if (job === 'unclear') return
  const keptFrom = job === null ? day : dayOf(isFinished(job) ? (job.finishedAt ?? job.createdAt) : work.now)
  if (keptFrom >= work.oldestKept) {
    await rememberDay(work.documents, id, Date.parse(keptFrom))
    return remove(work, DAYS, markerKey(day, id))
  }
  // An import that was never committed has no head; without this document nobody can commit it any more.
  await Promise.all([IMPORTS, OPEN_IMPORTS, HELD].map((bucket) => work.documents.remove(bucket, id)))
  for (const bucket of [RECORDS, RESULTS]) if (!(await removeAll(work, bucket, prefixOf(id)))) return
  await remove(work, HEADS, headKey(id))
  await remove(work, DAYS, markerKey(day, id))
}

/** The job as it is; null when it has no head, which a second look must confirm: VBase can miss what is there. */
async function currentJob({ documents, now }: Work, id: string): Promise<Job | null | 'unclear'> {
  const job = await documents.update<Job>(HEADS, headKey(id), (current) =>
    current?.status === 'held' ? { ...current, status: 'cancelled', finishedAt: now } : null,
  )
  if (job) return job
  const { keys } = await documents.list(HEADS, { prefix: headKey(id), limit: 1 })
  return keys.length > 0 ? 'unclear' : null
}

/** Deletes all documents with the prefix; false when the budget ended before. */
async function removeAll(work: Work, bucket: string, prefix: string): Promise<boolean> {
  while (work.left > 0) {
    const { keys } = await work.documents.list(bucket, { prefix, limit: Math.min(PAGE_SIZE, work.left) })
    if (keys.length === 0) return true
    await Promise.all(keys.map((key) => remove(work, bucket, decodeURIComponent(key))))
  }
  return false
}

async function remove(work: Work, bucket: string, key: string): Promise<void> {
  await work.documents.remove(bucket, key)
  work.left -= 1
}
