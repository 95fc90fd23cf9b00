import type { VtexCategory, VtexCategoryBranch, VtexCategoryInput } from '../clients/catalog/categories'
import type { FlowClients } from '../flows/flow'
import { recordedCalls, type RecordedCalls } from './calls'

/** Categories of a store in memory, written as VTEX does, and what was asked. */
export interface MemoryCategories extends Pick<RecordedCalls, 'calls' | 'faults'> {
  categories: Map<number, VtexCategory>
  /** A client as a new piece of work has it. */
  clients(): Pick<FlowClients, 'categories'>
  /** VTEX shows its tree from a cache: what it held when this was called last, or at the start. */
  showTree(): void
}

export function memoryCategories(...stored: VtexCategory[]): MemoryCategories {
  const categories = new Map(stored.map((category) => [category.Id, category]))
  const { calls, faults, call } = recordedCalls()
  let shown = branches(categories, null)
  const store = (Id: number, body: VtexCategoryInput): VtexCategory => {
    const category = { ...body, Id, TreePathIds: null }
    categories.set(Id, category)
    return category
  }
  const clients = () => {
    const seen = new Map<number, VtexCategory>()
    const client = {
      seen,
      tree: () => call('categories.tree', () => shown),
      async byId(id: string) {
        const found = await call('categories.byId', () => withPath(categories, Number(id)))
        return found.map((category) => category && see(seen, category))
      },
      async create(body: VtexCategoryInput) {
        const created = await call('categories.create', () =>
          store(1 + Math.max(0, ...categories.keys()), body),
        )
        return created.map((category) => see(seen, category))
      },
      async replace(id: string, body: VtexCategoryInput) {
        const replaced = await call('categories.replace', () => store(Number(id), body))
        return replaced.map((category) => see(seen, category))
      },
    }
    return { categories: client } as unknown as Pick<FlowClients, 'categories'>
  }
  return { categories, calls, faults, clients, showTree: () => (shown = branches(categories, null)) }
}

function see(seen: Map<number, VtexCategory>, category: VtexCategory): VtexCategory {
  seen.set(category.Id, category)
  return category
}

function branches(categories: Map<number, VtexCategory>, parentId: number | null): VtexCategoryBranch[] {
  return [...categories.values()]
    .filter(({ FatherCategoryId }) => FatherCategoryId === parentId)
    .map(({ Id, Name }) => ({ id: Id, name: Name, children: branches(categories, Id) }))
}

function withPath(categories: Map<number, VtexCategory>, id: number): VtexCategory | null {
  const category = categories.get(id)
  return category ? { ...category, TreePathIds: pathOf(categories, id) } : null
}

function pathOf(categories: Map<number, VtexCategory>, id: number): number[] {
  const parentId = categories.get(id)?.FatherCategoryId
  return parentId ? [...pathOf(categories, parentId), id] : [id]
}
