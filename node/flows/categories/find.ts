import { ok, Result } from 'neverthrow'
import type { VtexCategory, VtexCategoryBranch } from '../../clients/catalog/categories'
import { fail, type Failure } from '../../errors/failure'
import { isSameName } from '../changes'
import type { FlowClients } from '../flow'
import { parentIdOf } from './mapper'

type CategoryClients = Pick<FlowClients, 'categories'>

/** So many ids in a row that VTEX does not have are the end of its numbers. */
const MISSES = 3

/**
 * The category of this name below a parent (null: the department), null when there is none. VTEX shows its tree from a
 * cache, so what was created a moment ago is looked for by the ids after the highest one: VTEX numbers in sequence.
 */
export async function findCategory(
  name: string,
  parentId: string | null,
  clients: CategoryClients,
): Promise<Result<VtexCategory | null, Failure>> {
  const isMeant = (category: VtexCategory | null): category is VtexCategory =>
    category !== null && isSameName(category.Name, name) && parentIdOf(category) === parentId
  const tree = await clients.categories.tree()
  if (tree.isErr()) return tree.map(() => null)
  const shown = below(tree.value, parentId).filter((branch) => isSameName(branch.name, name))
  const newer = await newerThan(highestId(tree.value), clients)
  if (newer.isErr()) return newer.map(() => null)
  const ids = [...shown.map(({ id }) => id), ...newer.value.filter(isMeant).map(({ Id }) => Id)]
  const found = Result.combine(await Promise.all(ids.map((id) => clients.categories.byId(String(id)))))
  return found.andThen((categories) => theOnly(name, categories.filter(isMeant)))
}

/** The first category of this name in the whole tree, from the top; null when there is none. */
export async function firstCategoryNamed(
  name: string,
  clients: CategoryClients,
): Promise<Result<VtexCategory | null, Failure>> {
  const tree = await clients.categories.tree()
  if (tree.isErr()) return tree.map(() => null)
  const shown = branchesOf(tree.value).find((branch) => isSameName(branch.name, name))
  if (shown) return clients.categories.byId(String(shown.id))
  const newer = await newerThan(highestId(tree.value), clients)
  return newer.map((categories) => categories.find((each) => isSameName(each.Name, name)) ?? null)
}

function theOnly(name: string, [category, ...others]: VtexCategory[]): Result<VtexCategory | null, Failure> {
  if (others.length === 0) return ok(category ?? null)
  const ids = [category, ...others].flatMap((each) => each?.Id ?? []).join(', ')
  return fail(
    'match_ambiguous',
    `VTEX has several categories called "${name}" below the same parent: ${ids}.`,
  )
}

/** The branches directly below a category of the tree, or the departments. */
function below(tree: readonly VtexCategoryBranch[], parentId: string | null): readonly VtexCategoryBranch[] {
  if (parentId === null) return tree
  const [parent] = branchesOf(tree).filter(({ id }) => String(id) === parentId)
  return parent?.children ?? []
}

function branchesOf(tree: readonly VtexCategoryBranch[]): VtexCategoryBranch[] {
  return tree.flatMap((branch) => [branch, ...branchesOf(branch.children)])
}

function highestId(tree: readonly VtexCategoryBranch[]): number {
  return branchesOf(tree).reduce((highest, { id }) => Math.max(highest, id), 0)
}

async function newerThan(
  highest: number,
  { categories }: CategoryClients,
): Promise<Result<VtexCategory[], Failure>> {
  const newer: VtexCategory[] = []
  for (let next = highest + 1; ; next += MISSES) {
    const ids = Array.from({ length: MISSES }, (_, step) => next + step)
    const answers = Result.combine(await Promise.all(ids.map((id) => seenOrRead(id, categories))))
    if (answers.isErr()) return answers.map(() => [])
    const found = answers.value.filter((category) => category !== null)
    if (found.length === 0) return ok(newer)
    newer.push(...found)
  }
}

async function seenOrRead(
  id: number,
  categories: CategoryClients['categories'],
): Promise<Result<VtexCategory | null, Failure>> {
  const seen = categories.seen.get(id)
  return seen ? ok(seen) : categories.byId(String(id))
}
