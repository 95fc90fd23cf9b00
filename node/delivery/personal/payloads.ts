import type { Documents } from '../../storage/documents'
import { isFinished, countsOf, type Job } from '../jobs/job'
import { dayOf, markerKey, markerOf, oldestKeptDay } from '../retention/days'
import { HEADS, headKey, IMPORTS, OPEN_IMPORTS, prefixOf, RECORDS } from '../retention/layout'

/** A marker per job with personal data, as `jobs-by-day` has them: keys `{yyyy-mm-dd}.{id}`. */
const PERSONAL = 'personal-jobs'
/** Days that the records of a finished job stay, so that failed ones can be sent again. */
const KEEP_DAYS = 1
const JOBS_PER_CALL = 50
const PAGE_SIZE = 25
/** Documents deleted right when a job ends; the rest goes by and by. */
const AT_ONCE = 200

type PayloadDeps = { documents: Documents; now(): number }

/** Remembers a job with personal data; called before its records are stored. */
export function rememberPersonal(
  documents: Pick<Documents, 'write'>,
  id: string,
  createdAt: number,
): Promise<void> {
  return documents.write(PERSONAL, markerKey(dayOf(createdAt), id), {})
}

/** Ids of the jobs whose records may still be kept, oldest first. */
export async function* personalJobs(documents: Documents): AsyncIterable<string> {
  let next: string | null = ''
  while (next !== null) {
    const page: { keys: string[]; next: string | null } = await documents.list(PERSONAL, {
      limit: JOBS_PER_CALL,
      ...(next !== '' && { next }),
    })
    for (const key of page.keys) yield markerOf(decodeURIComponent(key)).id
    next = page.next
  }
}

/** Deletes the records of a job that just ended, unless one failed and can be sent again, or waits. */
export async function dropPayloads(documents: Documents, job: Job): Promise<void> {
  if (!isFinished(job) || isNeeded(job)) return
  await removeAll(documents, prefixOf(job.id), AT_ONCE)
}

/** Deletes records of jobs that ended a day ago, and imports that nobody committed in that time. */
export async function expirePayloads({ documents, now }: PayloadDeps, budget: number): Promise<void> {
  const oldestKept = oldestKeptDay(now(), KEEP_DAYS)
  const { keys } = await documents.list(PERSONAL, { limit: JOBS_PER_CALL })
  const old = keys.map(decodeURIComponent).filter((key) => markerOf(key).day < oldestKept)
  for (const key of old) {
    const { id } = markerOf(key)
    const job = (await documents.read<Job>(HEADS, headKey(id)))?.value ?? null
    if (job && (!isFinished(job) || countsOf(job).parked > 0)) await rememberPersonal(documents, id, now())
    else {
      // Without this document nobody can commit an import whose parts are gone.
      if (!job) await Promise.all([IMPORTS, OPEN_IMPORTS].map((bucket) => documents.remove(bucket, id)))
      if (!(await removeAll(documents, prefixOf(id), budget))) return
    }
    await documents.remove(PERSONAL, key)
  }
}

function isNeeded(job: Job): boolean {
  const { failed, parked } = countsOf(job)
  return failed + parked > 0
}

/** Whether all is gone. */
async function removeAll(documents: Documents, prefix: string, budget: number): Promise<boolean> {
  for (let left = budget; left > 0; left -= PAGE_SIZE) {
    const { keys } = await documents.list(RECORDS, { prefix, limit: PAGE_SIZE })
    if (keys.length === 0) return true
    await Promise.all(keys.map((key) => documents.remove(RECORDS, decodeURIComponent(key))))
  }
  return false
}
