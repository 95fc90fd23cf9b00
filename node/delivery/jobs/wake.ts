import type { Deps } from '../deps'
import { isLeased, type LaneName } from '../lanes'

/**
 * Asks for a worker, unless one has the lane: that one looks for new work until it gives the lane up, and once after.
 * A wake-up that is lost costs time, never records: jobs are durable and the sweep finds them.
 */
export async function wakeUp(
  { documents, now, wake, log }: Pick<Deps, 'documents' | 'now' | 'wake' | 'log'>,
  lane: LaneName,
): Promise<void> {
  try {
    if (!(await isLeased(documents, leaseOf(lane), now()))) await wake(lane)
  } catch (error) {
    log.warn({ message: 'wake-up of a lane could not be sent', lane, reason: String(error) })
  }
}

/** Name of the lease of a lane's worker. */
export function leaseOf(lane: LaneName): string {
  return `lane.${lane}`
}
