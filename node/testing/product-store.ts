import { err, ok, type Result } from 'neverthrow'
import type { VtexProduct, VtexProductInput, VtexSpecificationInput } from '../clients/catalog/products'
import type { VtexFullSku, VtexSkuInput } from '../clients/catalog/skus'
import { failure, type Failure } from '../errors/failure'
import type { ProductClients } from '../flows/products/read'
import type { CatalogFault } from './catalog-store'

/** Products of a store in memory, written as VTEX does, and what was asked. */
export interface MemoryProducts {
  products: Map<number, VtexProduct>
  /** Ids of trade policies by product; a new product is in 1. */
  tradePolicies: Map<number, number[]>
  similar: Map<number, number[]>
  /** Values by product, then by name of the specification. */
  specifications: Map<number, Map<string, string[]>>
  /** Ids of specifications by name: only these exist. */
  fields: Map<string, number>
  skus: Map<number, VtexFullSku>
  /** Reference codes that VTEX's lookup misses. */
  unlisted: Set<string>
  clients: ProductClients
  /** Names of the calls, in order: `products.create`. */
  calls: string[]
  /** Bodies of the writes, in order. */
  bodies: unknown[]
  faults: Map<string, CatalogFault[]>
}

const now = '2026-03-01T12:00:00'

export function memoryProducts(...stored: VtexProduct[]): MemoryProducts {
  const store: MemoryProducts = {
    products: new Map(stored.map((product) => [product.Id, product])),
    tradePolicies: new Map(),
    similar: new Map(),
    specifications: new Map(),
    fields: new Map([
      ['Material', 30],
      ['Color', 31],
      ['Gears', 32],
    ]),
    skus: new Map(),
    unlisted: new Set(),
    clients: {} as ProductClients,
    calls: [],
    bodies: [],
    faults: new Map(),
  }
  store.clients = {
    catalog: {
      productByRef: (ref: string) => call(store, 'catalog.productByRef', () => ok(byRef(store, ref))),
    },
    products: { ...productsOf(store), ...setsOf(store), ...specificationsOf(store) },
    skus: skusOf(store),
  } as unknown as ProductClients
  return store
}

type Answer = Result<unknown, Failure>

async function call(
  store: MemoryProducts,
  name: string,
  effect: () => Answer,
  body?: unknown,
): Promise<Answer> {
  store.calls.push(name)
  if (body !== undefined) store.bodies.push(body)
  await Promise.resolve()
  const fault = store.faults.get(name)?.shift()
  if (fault && !fault.applied) return err(fault.failure)
  const answer = effect()
  return fault ? err(fault.failure) : answer.map((value) => structuredClone(value))
}

function byRef(store: MemoryProducts, ref: string): VtexProduct | null {
  if (store.unlisted.has(ref)) return null
  return [...store.products.values()].find(({ RefId }) => RefId === ref) ?? null
}

/** What is missing is emptied; a release date that is missing becomes now. */
function toProduct(Id: number, body: VtexProductInput): VtexProduct {
  const nothing = { DepartmentId: 1, LinkId: '', RefId: '', IsVisible: false, IsActive: false, Score: null }
  const texts = { Description: '', DescriptionShort: '', KeyWords: '', Title: '', MetaTagDescription: '' }
  return {
    ...{ ...nothing, ...texts, TaxCode: '', SupplierId: null, ShowWithoutStock: false, ReleaseDate: now },
    ...{ AdWordsRemarketingCode: null, LomadeeCampaignCode: null },
    ...body,
    Id,
  }
}

function productsOf(store: MemoryProducts) {
  const put = (id: number, body: VtexProductInput): Answer => {
    const product = toProduct(id, body)
    const others = [...store.products.values()].filter(({ Id }) => Id !== id)
    const sameRef = others.find(({ RefId }) => RefId === product.RefId)
    if (sameRef) return taken('RefId', sameRef.Id)
    const sameLink = others.find(({ LinkId }) => LinkId === product.LinkId)
    if (sameLink) return taken('LinkId', sameLink.Id)
    store.products.set(id, product)
    return ok(product)
  }
  return {
    skus: (id: string) =>
      call(store, 'products.skus', () =>
        ok([...store.skus.values()].filter(({ ProductId }) => ProductId === Number(id))),
      ),
    byId: (id: string) => call(store, 'products.byId', () => ok(store.products.get(Number(id)) ?? null)),
    create: (body: VtexProductInput) =>
      call(store, 'products.create', () => put(1 + Math.max(0, ...store.products.keys()), body), body),
    replace: (id: string, body: VtexProductInput) =>
      call(store, 'products.replace', () => put(Number(id), body), body),
  }
}

function taken(what: 'RefId' | 'LinkId', id: number): Answer {
  const detail = `VTEX answered 409: There is already a product created with the same ${what} with Product Id ${id}`
  const extra = { kind: 'conflict', ...(what === 'RefId' && { existingId: String(id) }) } as const
  return err(failure('vtex_refused', detail, extra))
}

function setsOf(store: MemoryProducts) {
  const { tradePolicies, similar } = store
  const change =
    (name: string, sets: Map<number, number[]>, next: (set: number[], member: number) => number[]) =>
    (id: string, member: number) =>
      call(store, `products.${name}`, () => {
        sets.set(Number(id), next(sets.get(Number(id)) ?? (sets === tradePolicies ? [1] : []), member))
        return ok(null)
      })
  const add = (set: number[], member: number) => [...new Set([...set, member])]
  const remove = (set: number[], member: number) => set.filter((each) => each !== member)
  return {
    tradePolicies: (id: string) =>
      call(store, 'products.tradePolicies', () => ok(tradePolicies.get(Number(id)) ?? [1])),
    addTradePolicy: change('addTradePolicy', tradePolicies, add),
    removeTradePolicy: change('removeTradePolicy', tradePolicies, remove),
    similarCategories: (id: string) =>
      call(store, 'products.similarCategories', () => ok(similar.get(Number(id)) ?? [])),
    addSimilarCategory: change('addSimilarCategory', similar, add),
    removeSimilarCategory: change('removeSimilarCategory', similar, remove),
  }
}

/** POST replaces the whole list, which is the worse of what VTEX may do; GET leaves a number of 0 out. */
function specificationsOf(store: MemoryProducts) {
  const nameOf = ({ Id, Name }: VtexSpecificationInput) =>
    [...store.fields].find(([name, id]) => (Id === undefined ? name === Name : id === Id))?.[0]
  return {
    specifications: (id: string) =>
      call(store, 'products.specifications', () =>
        ok(
          [...(store.specifications.get(Number(id)) ?? [])]
            .filter(([name, values]) => values.length > 0 && !(name === 'Gears' && Number(values[0]) === 0))
            .map(([Name, Value]) => ({ Id: store.fields.get(Name), Name, Value })),
        ),
      ),
    setSpecifications: (id: string, body: VtexSpecificationInput[]) => {
      const set = (): Answer => {
        const named = body.map((each) => [nameOf(each), each.Value] as const)
        if (named.some(([name]) => name === undefined))
          return err(failure('vtex_refused', 'no such field', { kind: 'refused' }))
        store.specifications.set(Number(id), new Map(named as [string, string[]][]))
        return ok(null)
      }
      return call(store, 'products.setSpecifications', set, body)
    },
  }
}

function skusOf(store: MemoryProducts) {
  return {
    byId: (id: string) => call(store, 'skus.byId', () => ok(store.skus.get(Number(id)) ?? null)),
    replace: (id: string, body: VtexSkuInput) =>
      call(
        store,
        'skus.replace',
        () => {
          store.skus.set(Number(id), { ...body, Id: Number(id) })
          return ok(null)
        },
        body,
      ),
  }
}
