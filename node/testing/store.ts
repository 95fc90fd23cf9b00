import { err, ok, type Result } from 'neverthrow'
import type { VtexBalance, VtexReservation } from '../clients/logistics'
import type { VtexFixedPrice, VtexPrice, VtexPriceInput } from '../clients/pricing'
import type { Deps } from '../delivery/deps'
import type { Failure } from '../errors/failure'

type VtexClients = Deps['clients']

export interface Fault {
  failure: Failure
  /** The change is made although the call fails. */
  applied?: boolean
}

/** A store in memory that writes as VTEX does, and remembers what it was asked. */
export interface MemoryStore {
  clients: VtexClients
  /** By SKU id. */
  prices: Map<string, VtexPrice>
  /** By SKU id, one per warehouse. */
  balances: Map<string, VtexBalance[]>
  /** By SKU id and warehouse (`1/main`). */
  reservations: Map<string, VtexReservation[]>
  /** SKU ids by reference code. */
  skus: Map<string, string>
  warehouses: string[]
  /** Names of the calls, in order: `pricing.replace 1`. */
  calls: string[]
  /** Bodies of the writes, in order. */
  bodies: unknown[]
  /** Faults of the next calls by method name (`pricing.replace`), first to last. */
  faults: Map<string, Fault[]>
  writes(): string[]
}

export function memoryStore(): MemoryStore {
  const store: MemoryStore = {
    clients: {} as VtexClients,
    prices: new Map(),
    balances: new Map(),
    reservations: new Map(),
    skus: new Map(),
    warehouses: ['main'],
    calls: [],
    bodies: [],
    faults: new Map(),
    writes: () => store.calls.filter((call) => /replace|merge|set/.test(call)),
  }
  store.clients = {
    pricing: pricingOf(store),
    logistics: logisticsOf(store),
    catalog: catalogOf(store),
    customers: { search: (where: string) => call(store, 'customers.search', where, () => []) },
  } as unknown as VtexClients
  return store
}

async function call<T>(
  store: MemoryStore,
  name: string,
  id: string,
  effect: () => T,
): Promise<Result<T, Failure>> {
  store.calls.push(`${name} ${id}`)
  await Promise.resolve()
  const fault = store.faults.get(name)?.shift()
  if (fault && !fault.applied) return err(fault.failure)
  const answer = effect()
  return fault ? err(fault.failure) : ok(structuredClone(answer))
}

/** PUT replaces everything and derives cost or markup; PATCH merges by table, minimum quantity and dates. */
function pricingOf(store: MemoryStore) {
  const nothing = (itemId: string): VtexPrice => ({
    itemId,
    basePrice: null,
    costPrice: null,
    listPrice: null,
    markup: null,
    fixedPrices: [],
  })
  return {
    get: (id: string) => call(store, 'pricing.get', id, () => store.prices.get(id) ?? null),
    config: () => call(store, 'pricing.config', '', () => ({})),
    replace: (id: string, body: VtexPriceInput) =>
      call(store, 'pricing.replace', id, () => {
        store.bodies.push(body)
        const { basePrice, costPrice = basePrice / 2, listPrice = null, fixedPrices } = body
        const markup = costPrice === 0 ? null : (basePrice / costPrice - 1) * 100
        store.prices.set(id, {
          itemId: id,
          basePrice,
          costPrice,
          listPrice,
          markup,
          fixedPrices: fixedPrices.map(kept),
        })
      }),
    mergeFixed: (id: string, sent: VtexFixedPrice[]) =>
      call(store, 'pricing.mergeFixed', id, () => {
        store.bodies.push(sent)
        const price = store.prices.get(id) ?? nothing(id)
        const merged = new Map(price.fixedPrices.map((fixed) => [fixedKey(fixed), fixed]))
        for (const fixed of sent) merged.set(fixedKey(fixed), kept(fixed))
        store.prices.set(id, { ...price, fixedPrices: [...merged.values()] })
      }),
  }
}

const kept = (fixed: VtexFixedPrice): VtexFixedPrice => ({ ...fixed, listPrice: fixed.listPrice ?? null })

export function fixedKey({ tradePolicyId, minQuantity, dateRange }: VtexFixedPrice): string {
  const range = dateRange ? [Date.parse(dateRange.from), Date.parse(dateRange.to)] : []
  return JSON.stringify([tradePolicyId, minQuantity, ...range])
}

interface Quantity {
  quantity: number
  unlimitedQuantity: boolean
}

function logisticsOf(store: MemoryStore) {
  const change = (skuId: string, warehouseId: string, fields: Partial<VtexBalance>): void => {
    const all = store.balances.get(skuId) ?? []
    const none = {
      warehouseId,
      totalQuantity: 0,
      reservedQuantity: 0,
      hasUnlimitedQuantity: false,
      leadTime: null,
    }
    const before = all.find((balance) => balance.warehouseId === warehouseId) ?? none
    const others = all.filter((balance) => balance.warehouseId !== warehouseId)
    store.balances.set(skuId, [...others, { ...before, ...fields }])
  }
  const quantities = ({ quantity, unlimitedQuantity }: Quantity) => ({
    totalQuantity: quantity,
    hasUnlimitedQuantity: unlimitedQuantity,
  })
  const write =
    (name: string, fieldsOf: (body: never) => Partial<VtexBalance>) =>
    (sku: string, warehouse: string, body: unknown) =>
      call(store, `logistics.${name}`, `${sku}/${warehouse}`, () => {
        store.bodies.push(body)
        change(sku, warehouse, fieldsOf(body as never))
      })
  return {
    warehouses: () =>
      call(store, 'logistics.warehouses', '', () =>
        store.warehouses.map((id) => ({ id, name: id, isActive: true })),
      ),
    balances: (id: string) => call(store, 'logistics.balances', id, () => store.balances.get(id) ?? []),
    reservations: (id: string, warehouse: string) =>
      call(
        store,
        'logistics.reservations',
        `${id}/${warehouse}`,
        () => store.reservations.get(`${id}/${warehouse}`) ?? [],
      ),
    cancelReservation: (lockId: string) =>
      call(store, 'logistics.cancelReservation', lockId, () => {
        for (const [key, held] of store.reservations)
          store.reservations.set(
            key,
            held.filter(({ LockId }) => LockId !== lockId),
          )
      }),
    replace: write('replace', (body: Quantity & { leadTime: string }) => ({
      ...quantities(body),
      leadTime: body.leadTime,
    })),
    setQuantity: write('setQuantity', quantities),
    setLeadTime: write('setLeadTime', (leadTime: string) => ({ leadTime })),
  }
}

function catalogOf(store: MemoryStore) {
  const skuOf = (ref: string | undefined, id: string | undefined) =>
    ref !== undefined && id !== undefined ? { Id: Number(id), RefId: ref } : null
  return {
    skuIdsByRefs: (refs: string[]) =>
      call(store, 'catalog.skuIdsByRefs', refs.join(','), () =>
        Object.fromEntries(refs.map((ref) => [ref, store.skus.get(ref) ?? null])),
      ),
    skuByRef: (ref: string) => call(store, 'catalog.skuByRef', ref, () => skuOf(ref, store.skus.get(ref))),
    skuById: (id: string) =>
      call(store, 'catalog.skuById', id, () =>
        skuOf([...store.skus].find(([, each]) => each === id)?.[0], id),
      ),
  }
}
