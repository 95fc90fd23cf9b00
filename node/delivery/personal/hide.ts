import type { Change, Flow, Plan } from '../../flows/flow'
import type { FieldValue } from '../ledger'

/** Stands for a value that is not kept or shown. */
export const HIDDEN = '(hidden)'

/** What the ledger holds in the place of a value; no canonical record has an object like it. */
const HIDDEN_VALUE = { hidden: true }

/** The changes as they may be kept and shown: of personal data the fields alone, and whether they were empty. Pure. */
export function shownChanges({ isPersonal }: Pick<Flow, 'isPersonal'>, plan: Plan): Change[] {
  if (!isPersonal) return plan
  return plan.map(({ field, before, after }) => ({ field, before: hide(before), after: hide(after) }))
}

/** The value as the ledger may hold it. Pure. */
export function keptValue({ isPersonal }: Pick<Flow, 'isPersonal'>, value: unknown): FieldValue['value'] {
  return isPersonal ? HIDDEN_VALUE : value
}

const hide = (value: unknown): unknown => (value === null || value === undefined ? null : HIDDEN)
