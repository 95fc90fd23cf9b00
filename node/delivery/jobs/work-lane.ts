import type { Deps } from '../deps'
import { withLease, type LaneName } from '../lanes'
import { flush } from '../metrics'
import { LaneWork } from './lane-work'
import { leaseOf, wakeUp } from './wake'
import { jobStoreIn } from './job-store'

/** A handler has 60 s; work is cut into slices that end well before. */
const SLICE_MILLISECONDS = 45_000
const LEASE_MILLISECONDS = 15_000

/** Somebody else works on the lane. Thrown, so that the platform delivers the event again: that worker may have died. */
export class LaneIsTaken extends Error {
  public readonly status = 503
  public readonly level = 'warn'
}

/**
 * Works off the open jobs of a lane for one slice. One worker in the whole store does, so that its rate is the store's.
 * Harmless when called twice or for nothing.
 */
export async function workLane(deps: Deps, lane: LaneName): Promise<void> {
  const work = new LaneWork(deps, lane, deps.now() + SLICE_MILLISECONDS)
  const held = await withLease(deps, leaseOf(lane), LEASE_MILLISECONDS, async (onLost) => {
    onLost(() => work.stop())
    try {
      await work.run()
    } finally {
      await flush(deps)
    }
  })
  if (held === null) throw new LaneIsTaken(`Lane ${lane} is being worked on.`)
  // Asked after the release: whoever stored a job while the lane was held relied on this worker to see it.
  const open = await jobStoreIn(deps.documents).openIds(lane, 1)
  if (open.length > 0 && work.hasWorkLeft(open)) await wakeUp(deps, lane)
}
