import { helpFor, type RecordResult } from '../outcome'

/** What the API shows of a record's result (published contract), on a page or in a download. */
export function viewOfResult({
  index,
  ref,
  outcome,
  code,
  message,
  errors,
  changes,
  attempts,
  vtexId,
}: RecordResult) {
  return { index, ref, outcome, code, message, help: helpFor(code), errors, changes, attempts, vtexId }
}

export type RecordResultView = ReturnType<typeof viewOfResult>
