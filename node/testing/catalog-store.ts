import { err, ok, type Result } from 'neverthrow'
import type { VtexBrand, VtexBrandInput } from '../clients/catalog/brands'
import type { Failure } from '../errors/failure'
import type { FlowClients } from '../flows/flow'

/** A fault of the next call of a method (`brands.create`): answered, after the change was made or not. */
export interface CatalogFault {
  failure: Failure
  applied?: boolean
}

/** Brands of a store in memory, written as VTEX does, and what was asked. */
export interface MemoryBrands {
  brands: Map<number, VtexBrand>
  clients: Pick<FlowClients, 'brands'>
  /** Names of the calls, in order: `brands.create`. */
  calls: string[]
  faults: Map<string, CatalogFault[]>
}

export function memoryBrands(...stored: VtexBrand[]): MemoryBrands {
  const brands = new Map(stored.map((brand) => [brand.Id, brand]))
  const calls: string[] = []
  const faults: MemoryBrands['faults'] = new Map()
  const call = async <T>(name: string, effect: () => T): Promise<Result<T, Failure>> => {
    calls.push(name)
    await Promise.resolve()
    const fault = faults.get(name)?.shift()
    if (fault && !fault.applied) return err(fault.failure)
    const answer = structuredClone(effect())
    return fault ? err(fault.failure) : ok(answer)
  }
  const store = (brand: VtexBrand): VtexBrand => {
    brands.set(brand.Id, brand)
    return brand
  }
  const client = {
    all: () => call('brands.all', () => [...brands.values()].map(({ Id, Name }) => ({ id: Id, name: Name }))),
    byId: (id: string) => call('brands.byId', () => brands.get(Number(id)) ?? null),
    create: (body: VtexBrandInput) =>
      call('brands.create', () => store({ ...body, Id: 1 + Math.max(0, ...brands.keys()) })),
    replace: (id: string, body: VtexBrandInput) =>
      call('brands.replace', () => store({ ...body, Id: Number(id) })),
  }
  return { brands, calls, faults, clients: { brands: client } as unknown as MemoryBrands['clients'] }
}
