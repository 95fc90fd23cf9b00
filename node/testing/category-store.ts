import { ok } from 'neverthrow'
import type { VtexCategory, VtexCategoryInput, VtexCategoryNode } from '../clients/catalog/categories'
import type { FlowClients } from '../flows/flow'

/** Categories of a store in memory, written as VTEX does. */
export interface MemoryCategories {
  categories: Map<number, VtexCategory>
  clients: Pick<FlowClients, 'categories'>
  /** Names of the calls, in order. */
  calls: string[]
}

export function memoryCategories(...stored: VtexCategory[]): MemoryCategories {
  const categories = new Map(stored.map((category) => [category.Id, category]))
  const calls: string[] = []
  const answer = <T>(call: string, value: T) => {
    calls.push(call)
    return Promise.resolve(ok(structuredClone(value)))
  }
  const pathOf = (id: number | null): number[] => {
    const category = id === null ? undefined : categories.get(id)
    return category ? [...pathOf(category.FatherCategoryId), category.Id] : id === null ? [] : [id]
  }
  const nodes = (parent: number | null): VtexCategoryNode[] =>
    [...categories.values()]
      .filter(({ FatherCategoryId }) => FatherCategoryId === parent)
      .map(({ Id, Name }) => ({ id: Id, name: Name, children: nodes(Id) }))
  const store = (id: number, body: VtexCategoryInput): VtexCategory => {
    const category = { ...body, Id: id }
    categories.set(id, category)
    return category
  }
  const client = {
    tree: () => answer('tree', nodes(null)),
    byId: (id: string) => {
      const found = categories.get(Number(id))
      return answer('byId', found ? { ...found, TreePathIds: pathOf(found.Id) } : null)
    },
    create: (body: VtexCategoryInput) => answer('create', store(1 + Math.max(0, ...categories.keys()), body)),
    replace: (id: string, body: VtexCategoryInput) => answer('replace', store(Number(id), body)),
  }
  return { categories, calls, clients: { categories: client } as unknown as MemoryCategories['clients'] }
}
