import type { Category, Specification } from './records'
import type { CatalogState } from './store'

/** The root, above all departments. Specifications may belong to it. */
export const rootCategoryId = 0

/** A category and those above it, the department first. */
export function lineOf({ categories }: CatalogState, categoryId: number): Category[] {
  const line: Category[] = []
  let category = categories.get(categoryId)
  while (category && !line.includes(category)) {
    line.unshift(category)
    category = category.FatherCategoryId === null ? undefined : categories.get(category.FatherCategoryId)
  }
  return line
}

/** The id of the topmost category above this one. */
export function departmentOf(state: CatalogState, categoryId: number): number {
  return lineOf(state, categoryId)[0]?.Id ?? categoryId
}

/** The specifications of a category, those it inherits and those of the root. */
export function specificationsFor(state: CatalogState, categoryId: number): Specification[] {
  if (state.specifications.size === 0) return []
  const ids = new Set([rootCategoryId, ...lineOf(state, categoryId).map(({ Id }) => Id)])
  return [...state.specifications.values()].filter(({ CategoryId }) => ids.has(CategoryId))
}

/** The categories directly below one, or below none. */
export function childrenOf({ categories }: CatalogState, fatherId: number | null): Category[] {
  return [...categories.values()].filter(({ FatherCategoryId }) => FatherCategoryId === fatherId)
}
