import type { Hour } from '../delivery/metrics'
import { outcomes, sumCounts, type Counts } from '../delivery/outcome'
import type { FlowName } from '../flows/flow'

/** What a flow did in the last 24 hours. */
export interface FlowDay {
  flow: FlowName
  applied: number
  unchanged: number
  failed: number
  /** Skipped, parked or held. */
  other: number
  /** Records with any outcome per hour, oldest first. */
  hours: number[]
}

const HOURS = 24
const HOUR = 3_600_000

/** The last day per flow, in the order of `flows`; flows without work are left out. Pure. */
export function flowDays(
  hours: readonly { hour: string; flows: Hour }[],
  flows: readonly FlowName[],
  now: number,
): FlowDay[] {
  const current = Math.floor(now / HOUR)
  return flows.flatMap((flow) => {
    const own = hours.flatMap(({ hour, flows: counted }) => {
      const ago = current - Math.floor(Date.parse(hour) / HOUR)
      const counts = counted[flow]?.counts
      return counts && ago >= 0 && ago < HOURS ? [{ ago, counts }] : []
    })
    return own.length === 0 ? [] : [dayOf(flow, own)]
  })
}

function dayOf(flow: FlowName, own: readonly { ago: number; counts: Counts }[]): FlowDay {
  const { applied, unchanged, failed, skipped, parked, held } = sumCounts(own.map(({ counts }) => counts))
  const hours = Array.from({ length: HOURS }, () => 0)
  for (const { ago, counts } of own) hours[HOURS - 1 - ago] = totalOf(counts)
  return { flow, applied, unchanged, failed, other: skipped + parked + held, hours }
}

const totalOf = (counts: Counts): number => outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
