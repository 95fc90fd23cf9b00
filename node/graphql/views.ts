import type { GuardFinding } from '../delivery/guards'
import { viewOf, type Job } from '../delivery/jobs'
import { partIn } from '../delivery/jobs/stored-records'
import { helpFor, type Outcome, type RecordResult } from '../delivery/outcome'
import { catalogue, isErrorCode, type ErrorCode } from '../errors/catalogue'
import type { Change } from '../flows/flow'
import type { Problem } from '../problems'
import type * as Schema from './schema-types'

const outcomeNames = {
  applied: 'APPLIED',
  unchanged: 'UNCHANGED',
  skipped: 'SKIPPED',
  parked: 'PARKED',
  held: 'HELD',
  failed: 'FAILED',
} as const satisfies Record<Outcome, Schema.Outcome>

/** An outcome as the schema writes it. */
export const outcomeName = (outcome: Outcome): Schema.Outcome => outcomeNames[outcome]

/** A batch as the schema has it; `shown` overrides what its family makes different. */
export function batchView(
  job: Job,
  now: number,
  shown: Partial<Pick<Schema.Batch, 'status' | 'progress' | 'finishedAt'>> = {},
): Schema.Batch {
  const { guard, warnings: _, missing: __, createdAt, ...view } = viewOf(job, now)
  return {
    ...view,
    createdAt: createdAt ?? new Date(job.createdAt).toISOString(),
    findings: guard?.findings.map(findingView) ?? [],
    approvedBy: guard?.approved?.by ?? null,
    approvedAt: guard?.approved?.at ?? null,
    mappingVersion: null,
    ...shown,
  }
}

export function resultView({
  index,
  order,
  ref,
  outcome,
  changes,
  ...result
}: RecordResult): Schema.RecordResult {
  const { code, message, errors, attempts, vtexId } = result
  return {
    index,
    part: partIn(order),
    ref,
    outcome: outcomeName(outcome),
    code,
    message,
    help: helpFor(code),
    errors,
    changes: changes.map(changeView),
    attempts,
    vtexId,
  }
}

function findingView({ rule, mode, message, count, of, limit, examples }: GuardFinding): Schema.GuardFinding {
  return {
    guard: rule,
    mode,
    message,
    count,
    total: of,
    limit,
    examples: examples.map(({ ref, before, after }) => ({
      ref,
      beforeJson: jsonText(before),
      afterJson: jsonText(after),
    })),
  }
}

export function changeView({ field, before, after }: Change): Schema.Change {
  return { field, beforeJson: jsonText(before), afterJson: jsonText(after) }
}

export function problemView(problem: Problem): Schema.Problem {
  const { flow, code, sources, records, canRetry, isRetried, example, firstAt, lastAt } = problem
  const { title, owner, help } = catalogue[code]
  return {
    flow,
    code,
    title,
    owner,
    help,
    sources,
    records,
    canRetry,
    isRetried,
    exampleRef: example.ref,
    exampleMessage: example.message,
    exampleBatchId: example.batch,
    exampleIndex: example.batch === null ? null : example.index,
    examplePart: example.part,
    firstAt,
    lastAt,
  }
}

/** Title of a code; null when there is none. */
export const titleFor = (code: string | null): string | null =>
  code !== null && isErrorCode(code) ? catalogue[code satisfies ErrorCode].title : null

/** A value as JSON text; null where there is none. */
export const jsonText = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value)
