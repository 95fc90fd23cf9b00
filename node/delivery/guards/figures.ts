import type { FlowName } from '../../flows/flow'
import { LAST_STEP, rules, rulesOf, ruleNames, type GuardInput, type Hit, type RuleName } from './rules'

/** A record a rule found, with what was last sent and what is about to be. */
export interface GuardExample extends Hit {
  ref: string
}

/** What a rule found in the records looked at so far. */
export interface RuleFigures {
  /** Records by how many whole steps of the rule they exceed; steps nobody reached are left out. */
  bySteps: Record<string, number>
  /** The worst, worst first. */
  worst: GuardExample[]
}

/**
 * What the guards have seen of a batch: small whatever its size, and independent of the limits, so that the same
 * figures can be judged again under others. Figures of parts of a batch add up (mergeFigures).
 */
export interface GuardFigures {
  /** Records of the batch so far, those that change nothing included. */
  records: number
  rules: Partial<Record<RuleName, RuleFigures>>
}

export const noFigures: GuardFigures = { records: 0, rules: {} }

/** Examples kept per rule. */
export const MAX_EXAMPLES = 5

/**
 * The figures with more records looked at, in whichever order and parts they come. `others` are records that would
 * change nothing: they are part of the batch, so they count in shares, but need no look. Pure.
 */
export function addToFigures(
  figures: GuardFigures,
  flow: FlowName,
  inputs: readonly GuardInput[],
  others = 0,
): GuardFigures {
  return mergeFigures(figures, figuresOf(flow, inputs, others))
}

/** The figures of two parts of a batch taken together. Pure, commutative and associative. */
export function mergeFigures(a: GuardFigures, b: GuardFigures): GuardFigures {
  const merged: GuardFigures = { records: a.records + b.records, rules: {} }
  for (const name of ruleNames) {
    const [left, right] = [a.rules[name], b.rules[name]]
    const both = left && right ? mergeRule(left, right) : (left ?? right)
    if (both) merged.rules[name] = both
  }
  return merged
}

/** Records that exceed `percent`, which must be a multiple of the rule's step; all found, for rules without one. */
export function countOver(name: RuleName, { bySteps }: RuleFigures, percent: number): number {
  const { step } = rules[name]
  return Object.entries(bySteps)
    .filter(([steps]) => step === null || Number(steps) * step >= percent)
    .reduce((sum, [, count]) => sum + count, 0)
}

function figuresOf(flow: FlowName, inputs: readonly GuardInput[], others: number): GuardFigures {
  const figures: GuardFigures = { records: inputs.length + others, rules: {} }
  for (const name of rulesOf(flow)) {
    const found: RuleFigures = { bySteps: {}, worst: [] }
    for (const input of inputs) {
      const hit = rules[name].look(input)
      if (hit) count(found, name, { ref: input.ref, ...hit })
    }
    if (Object.keys(found.bySteps).length > 0) figures.rules[name] = found
  }
  return figures
}

function count(figures: RuleFigures, name: RuleName, example: GuardExample): void {
  const steps = stepsOver(name, example.severity)
  // Less than any limit can be.
  if (steps === 0) return
  figures.bySteps[steps] = (figures.bySteps[steps] ?? 0) + 1
  const place = figures.worst.findIndex((other) => worstFirst(example, other) < 0)
  if (place >= 0) figures.worst.splice(place, 0, example)
  else if (figures.worst.length < MAX_EXAMPLES) figures.worst.push(example)
  if (figures.worst.length > MAX_EXAMPLES) figures.worst.pop()
}

/** Whole steps that are strictly exceeded: 50 % does not exceed 50 %. */
function stepsOver(name: RuleName, severity: number): number {
  const { step } = rules[name]
  return step === null ? 1 : Math.min(Math.ceil(severity / step) - 1, LAST_STEP)
}

function mergeRule(a: RuleFigures, b: RuleFigures): RuleFigures {
  const bySteps = { ...a.bySteps }
  for (const [steps, count] of Object.entries(b.bySteps)) bySteps[steps] = (bySteps[steps] ?? 0) + count
  return { bySteps, worst: [...a.worst, ...b.worst].sort(worstFirst).slice(0, MAX_EXAMPLES) }
}

function worstFirst(a: GuardExample, b: GuardExample): number {
  return b.severity - a.severity || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0)
}
