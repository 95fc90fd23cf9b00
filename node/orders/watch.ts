import type { BoardEntry } from './board'
import { statusOf } from './statuses'

/** Why somebody should look at an order. */
export const orderTroubles = [
  /** The ERP refused it. */
  'rejected',
  /** It does not fit the mapping of its source. */
  'unmapped',
  /** It was given out several times, and never acknowledged. */
  'returned',
  /** Longer in its status than is usual. */
  'stuck',
  /** Not all of it has arrived from its marketplace. */
  'incomplete',
  /** Confirmed in VTEX by somebody else, so the ERP never got it. */
  'elsewhere',
  /** An invoice, a cancellation or a decision did not come through. */
  'alert',
] as const
export type OrderTrouble = (typeof orderTroubles)[number]

const HOUR = 3_600_000

/**
 * What is wrong with an open order; null when nothing is. `attempts`: how often it was given to the ERP;
 * `isHeld`: whether it waits for its mapping. Pure.
 */
export function troubleOf(
  {
    stage,
    status,
    statusSince,
    isAlerted,
  }: Pick<BoardEntry, 'stage' | 'status' | 'statusSince' | 'isAlerted'>,
  { attempts, most, now, isHeld }: { attempts: number; most: number; now: number; isHeld: boolean },
): OrderTrouble | null {
  if (isAlerted) return 'alert'
  if (stage === 'skipped') return null
  if (stage === 'rejected' || stage === 'elsewhere') return stage
  if (stage === 'queued' && isHeld) return 'unmapped'
  if (stage === 'queued' && attempts >= most) return 'returned'
  const { kind, stale } = statusOf(status)
  if (stale && now - statusSince > stale.hours * HOUR)
    return stage === 'seen' && kind === 'ready' ? 'incomplete' : 'stuck'
  return null
}
