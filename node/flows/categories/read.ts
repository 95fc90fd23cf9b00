import { ok, type Result } from 'neverthrow'
import type { VtexCategory, VtexCategoryNode } from '../../clients/catalog/categories'
import { fail, type Failure } from '../../errors/failure'
import { isSameName } from '../changes'
import type { FlowClients, Wanted } from '../flow'
import type { CategoryTarget, LiveCategory } from './mapper'
import type { CategoryRecord } from './schema'

type Categories = FlowClients['categories']

/** The category known by id, or the one that has its name below the same parent. */
export async function readCategory(
  target: CategoryTarget,
  { categories }: Pick<FlowClients, 'categories'>,
  { record }: Wanted<CategoryRecord>,
): Promise<Result<LiveCategory | null, Failure>> {
  const known = target.vtexId ? await categories.byId(target.vtexId) : ok(null)
  if (known.isErr()) return known.map(() => null)
  const category = known.value ? known : await findNamed(record, target, categories)
  if (category.isErr() || !category.value) return category.map(() => null)
  return withNewPath(category.value, target, categories)
}

async function findNamed(
  record: CategoryRecord | null,
  { parentId = null }: CategoryTarget,
  categories: Categories,
): Promise<Result<VtexCategory | null, Failure>> {
  const name = record?.name
  if (name === undefined) return ok(null)
  const tree = await categories.tree()
  if (tree.isErr()) return tree.map(() => null)
  const siblings = parentId === null ? tree.value : childrenIn(tree.value, Number(parentId))
  const named = siblings.filter((node) => isSameName(node.name, name))
  if (named.length > 1) {
    const ids = named.map(({ id }) => id).join(', ')
    return fail('match_ambiguous', `VTEX has several categories called "${name}" in one place: ${ids}.`)
  }
  return named[0] ? categories.byId(String(named[0].id)) : ok(null)
}

/** Where a category that is to be moved goes. */
async function withNewPath(
  category: VtexCategory,
  { parentId }: CategoryTarget,
  categories: Categories,
): Promise<Result<LiveCategory | null, Failure>> {
  const isMoved = parentId != null && Number(parentId) !== category.FatherCategoryId
  if (!isMoved) return ok({ category, newPath: null })
  const parent = await categories.byId(parentId)
  return parent.map((found) => ({ category, newPath: found?.TreePathIds ?? [Number(parentId)] }))
}

export function isNamed(category: VtexCategory, name: string): boolean {
  return isSameName(category.Name, name)
}

/** All categories of a tree. */
export function flat(nodes: readonly VtexCategoryNode[]): VtexCategoryNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)])
}

function childrenIn(nodes: readonly VtexCategoryNode[], id: number): VtexCategoryNode[] {
  return flat(nodes).find((node) => node.id === id)?.children ?? []
}
