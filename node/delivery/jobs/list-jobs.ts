import type { FlowName } from '../../flows/flow'
import type { Deps } from '../deps'
import type { Job, JobStatus } from './job'
import { jobStoreIn } from './job-store'

export interface JobPage {
  jobs: Job[]
  cursor: string | null
}

/** Listing pages read for one answer when the filter leaves little; the cursor goes on from there. */
const PAGES_PER_ANSWER = 10

/** Jobs of one calling system or of all, newest first. A page may hold fewer than `limit` and still have a cursor. */
export async function listJobs(
  { documents }: Pick<Deps, 'documents'>,
  {
    source,
    flow,
    status,
    limit,
    cursor,
  }: { source?: string; flow?: FlowName; status?: JobStatus; limit: number; cursor?: string },
): Promise<JobPage> {
  const store = jobStoreIn(documents)
  const isWanted = (job: Job): boolean =>
    (!source || job.source === source) && (!flow || job.flow === flow) && (!status || job.status === status)
  const jobs: Job[] = []
  let next = cursor
  for (let page = 0; page < PAGES_PER_ANSWER; page++) {
    const listed = await store.newest({ limit: limit - jobs.length, ...(next !== undefined && { next }) })
    const found = await Promise.all(listed.keys.map((id) => store.read(id)))
    jobs.push(...found.filter((job) => job !== null).filter(isWanted))
    next = listed.next ?? undefined
    if (next === undefined || jobs.length >= limit) break
  }
  return { jobs, cursor: next ?? null }
}
