import type { Flow, FlowRecord } from '../flows/flow'

/** The field that says when a record was counted. The ledger keeps it beside what was counted. */
export const COUNTED_AT = 'asOf'

/** Fields that order a record or say when it was counted, rather than what it should be. */
const NOT_CONTENT = new Set(['version', 'updatedAt', COUNTED_AT])

/** What a record sets, piece by piece: the unit in which newer data overtakes older. */
export function contentOf(
  flow: Pick<Flow, 'keyFields' | 'split'>,
  record: FlowRecord,
): Record<string, unknown> {
  if (flow.split) return flow.split(record)
  const fields = Object.entries(record).filter(
    ([field, value]) => value !== undefined && !flow.keyFields.includes(field) && !NOT_CONTENT.has(field),
  )
  return Object.fromEntries(fields)
}

/** The record that sets these pieces, with the keys and the instants of `base`. */
export function withContent<R extends FlowRecord>(
  flow: Pick<Flow, 'keyFields' | 'join'>,
  base: R,
  content: Record<string, unknown>,
): R {
  const kept = Object.entries(base).filter(
    ([field]) => flow.keyFields.includes(field) || NOT_CONTENT.has(field),
  )
  return { ...Object.fromEntries(kept), ...(flow.join ? flow.join(content) : content) } as R
}

/** The piece a piece belongs to: a whole list that is sent anew covers its members. */
export function wholeOf(piece: string): string {
  return piece.split(':', 1)[0] ?? piece
}
