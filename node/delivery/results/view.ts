import { partIn } from '../jobs/stored-records'
import { helpFor, type RecordResult, type ResultPart } from '../outcome'

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
  parts,
}: RecordResult) {
  return {
    index,
    part: partIn(order),
    ref,
    outcome,
    code,
    message,
    help: helpFor(code),
    errors,
    changes,
    attempts,
    vtexId,
    ...(parts && { parts: parts.map(viewOfPart) }),
  }
}

/** What became of a record that came within another. */
export function viewOfPart(part: ResultPart) {
  return { ...part, help: helpFor(part.code) }
}

export type RecordResultView = ReturnType<typeof viewOfResult>
