import { randomUUID } from 'node:crypto'
import type { Deps } from '../deps'
import { extendLease, releaseLease, takeLease, type LaneName } from '../lanes'
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
  const owner = randomUUID()
  const lease = { documents: deps.documents, name: leaseOf(lane), owner }
  if (!(await takeLease(lease.documents, lease.name, owner, LEASE_MILLISECONDS, deps.now()))) {
    throw new LaneIsTaken(`Lane ${lane} is being worked on.`)
  }
  const work = new LaneWork(deps, lane, deps.now() + SLICE_MILLISECONDS)
  const heartbeat = setInterval(() => {
    extendLease(lease.documents, lease.name, owner, LEASE_MILLISECONDS, deps.now()).then(
      (isMine) => {
        if (!isMine) work.stop()
      },
      (error: unknown) =>
        deps.log.warn({ message: 'lease of a lane could not be extended', lane, reason: String(error) }),
    )
  }, LEASE_MILLISECONDS / 3)
  try {
    await work.run()
  } finally {
    clearInterval(heartbeat)
    await flush(deps)
    await releaseLease(lease.documents, lease.name, owner)
  }
  // Asked after the release: whoever stored a job while the lane was held relied on this worker to see it.
  const open = await jobStoreIn(deps.documents).openIds(lane, 1)
  if (open.length > 0 && work.hasWorkLeft(open)) await wakeUp(deps, lane)
}
