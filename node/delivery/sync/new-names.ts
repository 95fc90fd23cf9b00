import type { Target } from '../../flows/flow'
import type { AcceptedRecord } from '../record'
import { rounds } from './rounds'
import type { Run } from './run'
import type { Prepared } from './write-record'

/** The works turn by turn: within a turn no two create a record of one name. */
export function turnsOf({ flow, options }: Run, prepared: readonly Prepared[]): Prepared[][] {
  if (!flow.nameOfNew || options.dryRun) return prepared.length > 0 ? [[...prepared]] : []
  const named = prepared.map((work) => {
    const name = work.live === null ? flow.nameOfNew?.(work.record, work.target) : undefined
    return { id: name === undefined ? `ref ${work.accepted.id}` : `new ${name}`, work }
  })
  return rounds(named).map((turn) => turn.map(({ work }) => work))
}

/** Notes the id of what was created, for others of its name. */
export function noteMade({ flow, made }: Run, { live, record, target }: Prepared, vtexId = ''): void {
  if (live === null && flow.nameOfNew && vtexId) made.set(flow.nameOfNew(record, target), vtexId)
}

/** The target with the id of what this run has created under the record's name, where the app knows no id of it. */
export function madeTarget({ flow, made }: Run, { record }: AcceptedRecord, target: Target): Target {
  if (target.vtexId || !flow.nameOfNew || made.size === 0) return target
  return { ...target, vtexId: made.get(flow.nameOfNew(record, target)) ?? '' }
}
