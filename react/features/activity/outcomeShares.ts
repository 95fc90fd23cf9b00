import { Counts } from '../../graphql/schema-types'

export const outcomes = ['APPLIED', 'UNCHANGED', 'SKIPPED', 'PARKED', 'HELD', 'FAILED'] as const

type OutcomeCount = 'applied' | 'unchanged' | 'skipped' | 'parked' | 'held' | 'failed'

const countNames: Record<(typeof outcomes)[number], OutcomeCount> = {
  APPLIED: 'applied',
  UNCHANGED: 'unchanged',
  SKIPPED: 'skipped',
  PARKED: 'parked',
  HELD: 'held',
  FAILED: 'failed',
}

export interface OutcomeShare {
  outcome: (typeof outcomes)[number]
  records: number
  /** Of all records of the batch, 0 to 1. */
  share: number
}

/** The outcomes that records of a batch have, in the order they are always shown. */
export function outcomeShares(counts: Pick<Counts, OutcomeCount | 'total'>): OutcomeShare[] {
  return outcomes
    .map((outcome) => ({ outcome, records: counts[countNames[outcome]] }))
    .filter(({ records }) => records > 0)
    .map((each) => ({ ...each, share: each.records / Math.max(counts.total, 1) }))
}

export function isOutcome(name: string): name is (typeof outcomes)[number] {
  return outcomes.some((outcome) => outcome === name)
}
