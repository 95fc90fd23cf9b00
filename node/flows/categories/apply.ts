import { ok, type Result } from 'neverthrow'
import type { VtexCategory, VtexCategoryInput } from '../../clients/catalog/categories'
import { failure, type Failure } from '../../errors/failure'
import { touches, type Applied, type FlowClients, type Work } from '../flow'
import { toVtex, type CategoryTarget, type LiveCategory } from './mapper'
import { categoryAfter } from './plan'
import { flat, isNamed } from './read'
import type { CategoryRecord } from './schema'

type Categories = FlowClients['categories']

/** Ids in a row that VTEX does not have: beyond them is nothing new. */
const GAP = 3

/** Creates the category, or replaces it by what it was with what the record changes. */
export async function applyCategory(
  { plan, record, live, target }: Work<CategoryRecord, CategoryTarget, LiveCategory>,
  { categories }: Pick<FlowClients, 'categories'>,
): Promise<Result<Applied, Failure>> {
  const body = toVtex(categoryAfter(record, live, target), live?.category ?? null)
  if (!live) return (await createOnce(body, categories)).map(({ Id }) => ({ vtexId: String(Id) }))
  const vtexId = String(live.category.Id)
  const written = await categories.replace(vtexId, body)
  const pending = touches(plan, 'parentId') && isOtherDepartment(live) ? keptDepartment() : undefined
  return written.map(() => ({ vtexId, ...(pending && { pending }) }))
}

/**
 * When VTEX does not say whether it created the category, the tree does not tell either, as it lags behind; but VTEX
 * numbers categories one after the other, so it is among the ids after the highest in the tree.
 */
async function createOnce(
  body: VtexCategoryInput,
  categories: Categories,
): Promise<Result<VtexCategory, Failure>> {
  const created = await categories.create(body)
  if (created.isOk() || !['timeout', 'connection', 'server-error'].includes(created.error.kind ?? ''))
    return created
  const found = await findNew(body, categories)
  return found.isOk() && found.value ? ok(found.value) : created
}

async function findNew(
  { Name, FatherCategoryId }: VtexCategoryInput,
  categories: Categories,
): Promise<Result<VtexCategory | null, Failure>> {
  const tree = await categories.tree()
  if (tree.isErr()) return tree.map(() => null)
  const highest = Math.max(0, ...flat(tree.value).map(({ id }) => id))
  for (let id = highest + 1, missing = 0; missing < GAP; id++) {
    const category = await categories.byId(String(id))
    if (category.isErr()) return category
    if (category.value === null) missing++
    else if (isNamed(category.value, Name) && category.value.FatherCategoryId === FatherCategoryId)
      return category
  }
  return ok(null)
}

function isOtherDepartment({ category, newPath }: LiveCategory): boolean {
  return (newPath?.[0] ?? category.Id) !== category.TreePathIds?.[0]
}

const keptDepartment = (): Failure =>
  failure('department_kept', 'The category was moved; its products keep the department they had.')
