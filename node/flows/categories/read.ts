import { ok, type Result } from 'neverthrow'
import type { VtexCategory } from '../../clients/catalog/categories'
import { fail, type Failure } from '../../errors/failure'
import type { FlowClients, Wanted } from '../flow'
import { vtexIdIn } from '../vtex-ref'
import { findCategory } from './find'
import type { CategoryTarget } from './locate'
import { parentIdOf } from './mapper'
import type { CategoryRecord } from './schema'

export interface LiveCategory {
  category: VtexCategory
  /** The category it is to be moved below; null where it stays or becomes a department. */
  newParent: VtexCategory | null
}

/** The category by its id, else the one of that name and parent; where it is to be moved, its new parent too. */
export async function readCategory(
  { vtexId, parentId }: CategoryTarget,
  clients: Pick<FlowClients, 'categories'>,
  { key: [ref = ''], record }: Wanted<CategoryRecord>,
): Promise<Result<LiveCategory | null, Failure>> {
  const known = vtexId ? await clients.categories.byId(vtexId) : ok(null)
  const isMissing = known.isOk() && known.value === null
  const name = isMissing && vtexIdIn(ref) === null ? record?.name : undefined
  const found = name === undefined ? known : await findCategory(name, parentId ?? null, clients)
  if (found.isErr() || !found.value) return found.map(() => null)
  const category = found.value
  if (!parentId || parentId === parentIdOf(category)) return ok({ category, newParent: null })
  const parent = await clients.categories.byId(parentId)
  return parent.andThen((newParent) =>
    newParent
      ? ok({ category, newParent })
      : fail('category_not_found', `VTEX no longer has the category ${parentId}, which is to be the parent.`),
  )
}
