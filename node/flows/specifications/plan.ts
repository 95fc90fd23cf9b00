import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { isSameName, isSameText, planFields } from '../changes'
import type { Plan } from '../flow'
import { ALL_CATEGORIES, type SpecificationTarget } from './locate'
import {
  fixedFromVtex,
  fromVtex,
  wantedSpecification,
  type FixedFields,
  type SpecificationFields,
} from './mapper'
import type { LiveSpecification } from './read'
import { LIST_TYPES, type SpecificationRecord, type WholeSpecification } from './schema'
import { planValues } from './values'

/** Where a specification goes unless its record says. */
export const DEFAULT_GROUP = 'Specifications'

/** A specification nobody has said anything about yet. */
const newSpecification: SpecificationFields = {
  name: '',
  required: false,
  filterable: false,
  onProductPage: true,
  position: 0,
  active: true,
}

/** What must change in VTEX so that the specification is what the source says. Pure. */
export function planSpecification(
  record: SpecificationRecord,
  live: LiveSpecification | null,
  target: SpecificationTarget,
): Result<Plan, Failure> {
  if (!live) {
    const whole = wholeOf(record)
    return whole ? ok(planNew(whole, target)) : tooLittle()
  }
  const fixed = fixedChange(record, live, target)
  if (fixed) return cannotChange(record, fixed)
  return ok([
    ...planFields<SpecificationFields>(wantedSpecification(record), fromVtex(live.specification), {
      name: isSameText,
    }),
    ...planValues(record.values, live.values),
  ])
}

/** What can change of the specification once the record is applied to the live one. Pure. */
export function specificationAfter(
  record: SpecificationRecord,
  live: LiveSpecification | null,
): SpecificationFields {
  const before = live ? fromVtex(live.specification) : newSpecification
  return { ...before, ...wantedSpecification(record) }
}

function planNew(record: WholeSpecification, { categoryId }: SpecificationTarget): Plan {
  const { level, type, group = DEFAULT_GROUP } = record
  const fields = { ...specificationAfter(record, null), level, type, group }
  return [
    ...planFields({ ...fields, categoryId: categoryId ?? ALL_CATEGORIES }, null),
    ...planValues(record.values, []),
  ]
}

/** The record of which nothing is missing that makes a specification; null when newer data has overtaken some. */
export function wholeOf(record: SpecificationRecord): WholeSpecification | null {
  const { name, level, type } = record
  if (name === undefined || level === undefined || type === undefined) return null
  return { ...record, name, level, type }
}

/** Why nothing can be created of the rest of a record. */
export function tooLittle(): Result<never, Failure> {
  return fail(
    'specification_not_found',
    'VTEX does not have the specification, and too little is left of the record.',
  )
}

interface FixedChange {
  field: 'level' | 'type' | 'categoryRef' | 'group' | 'values'
  live: string
  wanted: string
}

/** The first field that the record would change and VTEX does not let change. */
function fixedChange(
  { level, type, group, values = [] }: SpecificationRecord,
  live: LiveSpecification,
  { categoryId }: SpecificationTarget,
): FixedChange | null {
  const held: FixedFields = fixedFromVtex(live.specification)
  if (level !== undefined && held.level !== level) return { field: 'level', live: held.level, wanted: level }
  if (type !== undefined && held.type !== type)
    return { field: 'type', live: held.type ?? 'another one', wanted: type }
  if (categoryId !== undefined && held.categoryId !== categoryId)
    return { field: 'categoryRef', live: categoryName(held.categoryId), wanted: categoryName(categoryId) }
  if (group !== undefined && live.group !== null && !isSameName(live.group, group))
    return { field: 'group', live: live.group, wanted: group }
  if (values.length > 0 && held.type && !LIST_TYPES.includes(held.type))
    return { field: 'values', live: `the type ${held.type}`, wanted: 'values to choose from' }
  return null
}

const categoryName = (id: string): string => (id === ALL_CATEGORIES ? 'all categories' : `category ${id}`)

function cannotChange(
  { ref, name = ref }: SpecificationRecord,
  { field, live, wanted }: FixedChange,
): Result<never, Failure> {
  const detail = `The ${field} of the specification "${name}" is fixed in VTEX: it has ${live}, the record says ${wanted}.`
  return fail('cannot_change', detail, {
    errors: [
      { pointer: `/${field}`, code: 'cannot_change', message: `is ${live} in VTEX and can not change` },
    ],
  })
}
