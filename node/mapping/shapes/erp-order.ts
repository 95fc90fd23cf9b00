import { ok } from 'neverthrow'
import type { Shape } from './shape'
import type { TargetField } from './target-field'

const LONGEST_NAME = 100
/** Objects within objects; lists within lists have their own limit. */
const MOST_STEPS = 10

/** An order as the ERP wants it: the field names are the ERP's, and any value will do. */
export const erpOrderShape: Shape = {
  targets: {
    find: (path) => anyField(path),
    problem: (_path, own) => nameProblem(own),
  },
  read: (record) => ok(record),
}

const anyField = (path: string): TargetField => ({
  path,
  type: 'any',
  required: false,
  description: null,
  examples: [],
  enumValues: null,
})

function nameProblem(target: string): string | null {
  const names = target.split('.')
  if (names.length > MOST_STEPS) return `has more than ${MOST_STEPS} names`
  if (/[[\]"\p{Cc}]/u.test(target))
    return 'must be names with dots between, without brackets and quotes; fields of a list are rules of its each'
  if (names.some((name) => name.trim() === '' || name.length > LONGEST_NAME))
    return `must have names of 1 to ${LONGEST_NAME} characters between its dots`
  // Would set what the object inherits from, and not a field.
  return names.includes('__proto__') ? 'must not be called __proto__' : null
}
