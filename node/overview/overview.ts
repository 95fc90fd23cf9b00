import type { Deps } from '../delivery/deps'
import { heldJobs, isWorkedOn, openJobs, type Job } from '../delivery/jobs'
import { flush, lastDay } from '../delivery/metrics'
import { countNotes } from '../delivery/parking'
import { flowNames } from '../flows'
import { ordersInTrouble } from '../orders/list-orders'
import { readProblems, type Problem } from '../problems'
import { codesWaitedFor } from '../mapping/waiting'
import { listSources, type Source } from '../sources'
import { readFirstSteps, type FirstSteps } from './first-steps'
import { flowDays, type FlowDay } from './flow-days'
import { laneSpeeds, type LaneSpeed } from './lane-speeds'

/** What the panel's first page shows. */
export interface Overview {
  /** Oldest first. */
  held: Job[]
  /** Of the last 24 hours, not sent again since; at most five. */
  problems: Problem[]
  /** Open batches that no worker took up for 15 minutes. */
  stuck: number
  waitingRecords: number
  /** Open orders that somebody should look at. */
  troubledOrders: number
  /** Systems that called or were configured. */
  sources: Source[]
  flows: FlowDay[]
  lanes: LaneSpeed[]
  firstSteps: FirstSteps
}

const STUCK_MILLISECONDS = 15 * 60_000
const MOST_PROBLEMS = 5

/** Reads stored documents side by side: about fifty small ones, as many of open orders, the open and held batches, and no call to VTEX. */
export async function readOverview(deps: Deps): Promise<Overview> {
  await flush(deps)
  const [held, problems, open, waitingRecords, hours, firstSteps, sources, waited, troubled] =
    await Promise.all([
      heldJobs(deps),
      readProblems(deps, { hours: 24 }),
      openJobs(deps),
      countNotes(deps.documents),
      lastDay(deps),
      readFirstSteps(deps),
      listSources(deps),
      codesWaitedFor(deps),
      ordersInTrouble(deps),
    ])
  return {
    held,
    problems: problems.filter(({ isRetried }) => !isRetried).slice(0, MOST_PROBLEMS),
    stuck: await countStuck(deps, open),
    waitingRecords: waitingRecords + waited.records,
    troubledOrders: troubled.length,
    sources,
    flows: flowDays(hours, flowNames, deps.now()),
    lanes: laneSpeeds(deps),
    firstSteps,
  }
}

async function countStuck(deps: Deps, open: readonly Job[]): Promise<number> {
  const old = open.filter(
    ({ status, startedAt, createdAt }) =>
      status !== 'held' && deps.now() - (startedAt ?? createdAt) > STUCK_MILLISECONDS,
  )
  const isTaken = await Promise.all(old.map((job) => isWorkedOn(deps, job)))
  return isTaken.filter((taken) => !taken).length
}
