import type { FlowName } from '../../flows/flow'
import type { Outcome, RecordResult } from '../outcome'

/** What became of one part of a nested record. */
export interface PartResult {
  flow: FlowName
  result: RecordResult
}

/** Of several outcomes the one that needs most attention. */
const BY_WEIGHT: readonly Outcome[] = ['failed', 'held', 'parked', 'applied', 'skipped', 'unchanged']

/** One result of a nested record: the outcome that needs most attention, with its reason, and every part. Pure. */
export function combine(product: RecordResult, parts: readonly PartResult[]): RecordResult {
  const all: PartResult[] = [{ flow: 'products', result: product }, ...parts]
  const worst = all.reduce((found, each) => (weightOf(each) < weightOf(found) ? each : found))
  const { outcome, code, message, errors, retryAfter } = worst.result
  const isPart = worst.result !== product
  return {
    ...product,
    outcome,
    code,
    message: message && isPart ? `${worst.flow} ${worst.result.ref ?? ''}: ${message}` : message,
    errors,
    ...(retryAfter !== undefined && { retryAfter }),
    parts: parts.map(({ flow, result }) => ({
      flow,
      ref: result.ref,
      outcome: result.outcome,
      code: result.code,
      message: result.message,
      changes: result.changes,
      vtexId: result.vtexId,
    })),
  }
}

/** Skipped parts say least: old data beside new is no news. */
function weightOf({ result }: PartResult): number {
  return BY_WEIGHT.indexOf(result.outcome)
}
