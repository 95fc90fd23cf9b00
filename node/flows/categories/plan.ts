import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { isSameText, planFields } from '../changes'
import type { Plan } from '../flow'
import { fromVtex, wantedFields, type CategoryFields, type CategoryTarget, type LiveCategory } from './mapper'
import type { CategoryRecord } from './schema'

/** A category nobody has said anything about yet. */
const newCategory: Omit<CategoryFields, 'name'> = {
  parentId: null,
  title: null,
  description: null,
  keywords: [],
  active: true,
  showInStoreFront: true,
  globalCategoryId: 0,
  score: 0,
}

/** What must change in VTEX so that the category is what the source says. Pure. */
export function planCategory(
  record: CategoryRecord,
  live: LiveCategory | null,
  target: CategoryTarget,
): Result<Plan, Failure> {
  const { category = null, newPath = null } = live ?? {}
  if (!category && record.name === undefined)
    return fail(
      'category_not_found',
      'VTEX does not have the category, and too little is left of the record.',
    )
  if (category && newPath?.includes(category.Id))
    return fail('invalid_record', 'A category cannot be moved below one of its own.', {
      errors: [{ pointer: '/parentRef', code: 'custom', message: 'is below the category itself' }],
    })
  const { active, showInStoreFront } = newCategory
  const wanted = wantedFields(record, target)
  return ok(
    planFields<CategoryFields>(
      category ? wanted : { active, showInStoreFront, ...wanted },
      category && fromVtex(category),
      { name: isSameText, title: isSameText, description: isSameText },
    ),
  )
}

/** The category once the record is applied to the live one. Pure. */
export function categoryAfter(
  record: CategoryRecord,
  live: LiveCategory | null,
  target: CategoryTarget,
): CategoryFields {
  const before = live ? fromVtex(live.category) : { name: '', ...newCategory }
  return { ...before, ...wantedFields(record, target) }
}
