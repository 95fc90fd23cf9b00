import type { Deps } from '../delivery/deps'
import { allLanes, laneOf, type LaneName, type LaneState } from '../delivery/lanes'

/** How fast a lane works against its limit, as this process sees it. */
export interface LaneSpeed {
  lane: LaneName
  perSecond: number
  /** What VTEX publishes; null where it publishes nothing. */
  limitPerSecond: number | null
  isPaused: boolean
  /** RFC 3339. */
  pausedUntil: string | null
  pausedWhy: 'rate-limited' | 'failing' | null
}

export function laneSpeeds({ account, workspace, now }: Pick<Deps, 'account' | 'workspace' | 'now'>) {
  return allLanes.map((lane) => speedOf(laneOf(account, workspace, lane).state(now()), now()))
}

/** Pure. */
export function speedOf(
  { lane, usedPerSecond, budgetPerSecond, breaker, heldUntil }: LaneState,
  now: number,
): LaneSpeed {
  const isAsked = heldUntil !== null && heldUntil > now
  const pausedWhy = breaker !== 'closed' ? 'failing' : isAsked ? 'rate-limited' : null
  return {
    lane,
    perSecond: usedPerSecond,
    limitPerSecond: budgetPerSecond,
    isPaused: pausedWhy !== null,
    pausedUntil: isAsked ? new Date(heldUntil).toISOString() : null,
    pausedWhy,
  }
}
