import { toBrand } from './brands'
import { toCategory } from './categories'
import { childrenOf, lineOf } from './category-lines'
import { isNamed, linkOf } from './names'
import type { Category } from './records'
import { takeId, type CatalogState } from './store'

/** From this level on VTEX looks a category up by its last name alone. */
const subcategoryLevel = 3

/**
 * The category that a path of names means, e.g. `Home/Kitchen/Mugs`; what is missing is created, active. The
 * trap of VTEX's known issue: a path of three levels or more ends in the first subcategory of that name,
 * wherever it hangs, and then nothing is created. Assumption: nor are the levels in between.
 */
export function categoryOfPath(state: CatalogState, path: string): number | null {
  const names = path
    .split('/')
    .map((name) => name.trim())
    .filter(Boolean)
  const last = names.at(-1)
  if (last === undefined) return null
  const trap = names.length >= subcategoryLevel ? subcategoryNamed(state, last) : undefined
  if (trap) return trap.Id
  let father: number | null = null
  for (const name of names) father = childNamed(state, father, name).Id
  return father
}

/** The brand of a name, created active when there is none. */
export function brandOfName(state: CatalogState, name: string): number {
  const known = [...state.brands.values()].find((brand) => isNamed(brand, name))
  if (known) return known.Id
  const id = takeId(state, 'brand', state.brands)
  state.brands.set(id, toBrand(id, { Name: name, Active: true }, linkOf(name)))
  return id
}

function subcategoryNamed(state: CatalogState, name: string): Category | undefined {
  return [...state.categories.values()].find(
    (category) => isNamed(category, name) && lineOf(state, category.Id).length >= subcategoryLevel,
  )
}

function childNamed(state: CatalogState, fatherId: number | null, name: string): Category {
  const known = childrenOf(state, fatherId).find((category) => isNamed(category, name))
  if (known) return known
  const id = takeId(state, 'category', state.categories)
  const created = toCategory(id, {
    Name: name,
    FatherCategoryId: fatherId,
    IsActive: true,
    ShowInStoreFront: true,
    ActiveStoreFrontLink: true,
    ShowBrandFilter: true,
  })
  state.categories.set(id, created)
  return created
}
