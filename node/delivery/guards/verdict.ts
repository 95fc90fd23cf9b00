import type { FlowName } from '../../flows/flow'
import { countOver, type GuardFigures } from './figures'
import { rules, rulesOf, type RuleName } from './rules'
import type { GuardMode, GuardSettings } from './settings'

/** A guard that tripped. */
export interface GuardFinding {
  rule: RuleName
  mode: 'warn' | 'hold'
  /** Records found. */
  count: number
  /** Records of the batch. */
  of: number
  /** `count` of `of`, 0 to 1. */
  share: number
  /** From where on it trips, in words. */
  limit: string
  /** What would happen, in one sentence with the figures. */
  message: string
  /** The worst records, worst first. */
  examples: { ref: string; before: unknown; after: unknown }[]
}

export interface GuardVerdict {
  status: 'pass' | 'warn' | 'hold'
  findings: GuardFinding[]
}

interface Limit {
  mode: GuardMode
  atLeast: number
  share?: number
  percent?: number
}

/** Whether records with these figures may be applied without a yes. Pure. */
export function verdict(flow: FlowName, figures: GuardFigures, settings: GuardSettings): GuardVerdict {
  const findings = rulesOf(flow)
    .map((rule) => judge(rule, figures, settings[rule]))
    .filter((finding) => finding !== null)
  const has = (mode: GuardMode) => findings.some((finding) => finding.mode === mode)
  return { status: has('hold') ? 'hold' : has('warn') ? 'warn' : 'pass', findings }
}

function judge(rule: RuleName, { records, rules: found }: GuardFigures, limit: Limit): GuardFinding | null {
  const figures = found[rule]
  if (limit.mode === 'off' || !figures) return null
  const percent = limit.percent ?? 0
  const count = countOver(rule, figures, percent)
  if (count < limit.atLeast || count / records < (limit.share ?? 0)) return null
  return {
    rule,
    mode: limit.mode,
    count,
    of: records,
    share: Math.round((count / records) * 10_000) / 10_000,
    limit: limitInWords(limit),
    message: `${amount(count)} of ${records === 1 ? '1 record' : `${amount(records)} records`} (${percentage(count / records)}) ${rules[rule].does(percent)}.`,
    examples: figures.worst
      .filter(({ severity }) => limit.percent === undefined || severity > limit.percent)
      .map(({ ref, before, after }) => ({ ref, before, after })),
  }
}

function limitInWords({ atLeast, share = 0, percent }: Limit): string {
  const records = `at least ${atLeast === 1 ? '1 record' : `${amount(atLeast)} records`}`
  if (percent !== undefined) return `${records} with a change of more than ${percent} %`
  return share > 0 ? `${records} and at least ${percentage(share)} of the batch` : records
}

const amount = (count: number): string => count.toLocaleString('en-US')

function percentage(share: number): string {
  return share > 0 && share < 0.001 ? 'less than 0.1 %' : `${Math.round(share * 1_000) / 10} %`
}
