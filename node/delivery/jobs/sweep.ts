import { LRUCache } from 'lru-cache'
import { flowNames, flows } from '../../flows'
import type { Deps } from '../deps'
import { isLeased, type LaneName } from '../lanes'
import { isFinished, type Job } from './job'
import { jobStoreIn } from './job-store'
import { leaseOf, wakeUp } from './wake'

type SweepDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'wake' | 'tick' | 'now' | 'log'>

/** Time a fresh job is given before its wake-up counts as lost. */
const GRACE_MILLISECONDS = 5_000
const OPEN_JOBS = 100

const sweptLately = new LRUCache<string, true>({ max: 1_000, ttl: 10_000 })

/** Lanes that have work of their own. */
export const laneNames: readonly LaneName[] = [...new Set(flowNames.map((name) => flows[name].lane))]

/**
 * Wakes lanes whose wake-up was lost or whose worker died, and whatever waits for a tick. Called on the way of ERP
 * calls, panel visits and orders' events, at most every 10 s per store and process: no timer assumes a living process.
 */
export async function sweep(deps: SweepDeps): Promise<void> {
  const scope = `${deps.account}/${deps.workspace}`
  if (sweptLately.has(scope)) return
  sweptLately.set(scope, true)
  try {
    for (const lane of laneNames) if (await isForgotten(deps, lane)) await wakeUp(deps, lane)
    await deps.tick()
  } catch (error) {
    deps.log.warn({ message: 'sweep failed', reason: String(error) })
  }
}

/** Wakes the job's lane when nobody works on it. */
export async function wakeIfIdle(deps: SweepDeps, job: Job): Promise<void> {
  const isFresh = deps.now() - job.createdAt < GRACE_MILLISECONDS
  if (isFinished(job) || job.status === 'held' || isFresh) return
  const { lane } = flows[job.flow]
  if (!(await isWorkedOn(deps, job))) await wakeUp(deps, lane)
}

/** Whether a worker has the job's lane. */
export function isWorkedOn({ documents, now }: Pick<Deps, 'documents' | 'now'>, job: Job): Promise<boolean> {
  return isLeased(documents, leaseOf(flows[job.flow].lane), now())
}

/** Jobs that a guard holds until somebody says yes or no. */
export async function heldJobs({ documents }: Pick<Deps, 'documents'>): Promise<Job[]> {
  const store = jobStoreIn(documents)
  const jobs = await Promise.all((await store.heldIds(OPEN_JOBS)).map((id) => store.read(id)))
  return jobs.filter((job) => job !== null).filter(({ status }) => status === 'held')
}

/** Jobs that wait for a worker or have one, oldest first in each lane. */
export async function openJobs({ documents }: Pick<Deps, 'documents'>): Promise<Job[]> {
  const store = jobStoreIn(documents)
  const ids = (await Promise.all(laneNames.map((lane) => store.openIds(lane, OPEN_JOBS)))).flat()
  const jobs = await Promise.all(ids.map((id) => store.read(id)))
  return jobs.filter((job) => job !== null).filter((job) => !isFinished(job))
}

async function isForgotten({ documents, now }: SweepDeps, lane: LaneName): Promise<boolean> {
  const [oldest] = await jobStoreIn(documents).openIds(lane, 1)
  return oldest !== undefined && !(await isLeased(documents, leaseOf(lane), now()))
}
