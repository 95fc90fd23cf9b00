import { partIn } from '../jobs/stored-records'
import { helpFor, type RecordResult } from '../outcome'

/** What the API shows of a record's result (published contract), on a page or in a download. */
export function viewOfResult({
  index,
  order,
  ref,
  outcome,
  code,
  message,
  errors,
  changes,
  attempts,
  vtexId,
}: RecordResult) {
  const help = helpFor(code)
  return { index, part: partIn(order), ref, outcome, code, message, help, errors, changes, attempts, vtexId }
}

export type RecordResultView = ReturnType<typeof viewOfResult>
