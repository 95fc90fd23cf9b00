import type { Deps } from '../delivery/deps'
import { heldJobs, openJobs } from '../delivery/jobs'
import { allLanes, laneOf, type LaneState } from '../delivery/lanes'
import { flush, lastDay, type FlowHour } from '../delivery/metrics'
import { countNotes } from '../delivery/parking'
import type { FlowName } from '../flows/flow'

/** What delivery is doing: work that waits, the lanes as this process sees them, and the last 24 hours. */
export interface DeliveryState {
  openBatches: number
  heldBatches: number
  parkedRecords: number
  /** Age of the oldest open batch in seconds; null when none is open. */
  oldestOpenSeconds: number | null
  lanes: (Omit<LaneState, 'heldUntil'> & { heldUntil: string | null })[]
  /** Newest first; hours without work are left out. */
  lastDay: (FlowHour & { hour: string; flow: FlowName })[]
}

/** null when storage does not answer, which the storage check tells. */
export type DeliveryHealth = DeliveryState | null

/** Reads some thirty small documents side by side. */
export async function deliveryOf(deps: Deps): Promise<DeliveryHealth> {
  try {
    await flush(deps)
    const [open, held, parkedRecords, hours] = await Promise.all([
      openJobs(deps),
      heldJobs(deps),
      countNotes(deps.documents),
      lastDay(deps),
    ])
    const oldest = Math.min(...open.map(({ createdAt }) => createdAt))
    return {
      openBatches: open.length,
      heldBatches: held.length,
      parkedRecords,
      oldestOpenSeconds: open.length > 0 ? Math.floor((deps.now() - oldest) / 1_000) : null,
      lanes: lanesOf(deps),
      lastDay: hours.flatMap(({ hour, flows }) =>
        (Object.keys(flows) as FlowName[]).map((flow) => ({ hour, flow, ...(flows[flow] as FlowHour) })),
      ),
    }
  } catch {
    return null
  }
}

function lanesOf({ account, workspace, now }: Deps): DeliveryState['lanes'] {
  return allLanes.map((lane) => {
    const { heldUntil, ...state } = laneOf(account, workspace, lane).state(now())
    return { ...state, heldUntil: heldUntil === null ? null : new Date(heldUntil).toISOString() }
  })
}
