import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { isSameText, planFields } from '../changes'
import type { Plan } from '../flow'
import type { CategoryTarget } from './locate'
import { fromVtex, wantedCategory, type CategoryFields } from './mapper'
import type { LiveCategory } from './read'
import type { CategoryRecord } from './schema'

/** A category nobody has said anything about yet: a department. */
const newCategory: CategoryFields = {
  name: '',
  parentId: null,
  title: null,
  description: null,
  keywords: [],
  active: true,
  showInStoreFront: true,
  globalCategoryId: null,
  score: null,
}

/** VTEX loses diacritics of these. */
const equals = {
  name: isSameText,
  title: isSameText,
  description: isSameText,
  keywords: (a: string[], b: string[]) => isSameText(a.join(), b.join()),
}

/** What must change in VTEX so that the category is what the source says. Pure. */
export function planCategory(
  record: CategoryRecord,
  live: LiveCategory | null,
  target: CategoryTarget,
): Result<Plan, Failure> {
  if (!live && record.name === undefined) return tooLittle()
  if (live && isBelowItself(live)) return belowItself(record)
  const { active, showInStoreFront } = newCategory
  const wanted = { ...(!live && { active, showInStoreFront }), ...wantedCategory(record, target) }
  return ok(planFields<CategoryFields>(wanted, live && fromVtex(live.category), equals))
}

/** The category once the record is applied to the live one. Pure. */
export function categoryAfter(
  record: CategoryRecord,
  live: LiveCategory | null,
  target: CategoryTarget,
): CategoryFields {
  return { ...(live ? fromVtex(live.category) : newCategory), ...wantedCategory(record, target) }
}

function tooLittle(): Result<never, Failure> {
  return fail('category_not_found', 'VTEX does not have the category, and too little is left of the record.')
}

function isBelowItself({ category, newParent }: LiveCategory): boolean {
  if (!newParent) return false
  return newParent.Id === category.Id || Boolean(newParent.TreePathIds?.includes(category.Id))
}

function belowItself({ parentRef }: CategoryRecord): Result<never, Failure> {
  const message = `A category can not be moved below itself, and in VTEX "${parentRef}" is below it.`
  return fail('invalid_record', message, {
    errors: [
      { pointer: '/parentRef', code: 'below_itself', message: 'is below the category itself in VTEX' },
    ],
  })
}
