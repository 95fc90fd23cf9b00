import type { Sandbox } from '../../sandbox'
import { vtexApi, type HttpClient } from '../support/http'
import { GoodErp } from './erp'
import type { Value } from './model'
import { FIRST_LATE, SKUS, TABLES, WAREHOUSES, type Kind, type ProgramRecord, type Trouble } from './program'

interface VtexPrice {
  basePrice: number | null
  listPrice: number | null
  fixedPrices: { tradePolicyId: string; value: number }[]
}

interface VtexBalance {
  warehouseId: string
  totalQuantity: number
  hasUnlimitedQuantity: boolean
  leadTime: string
}

export type Observed = Record<string, Value>

const FIRST_ID = 100_000
const SKUS_PER_STORE = 100

/**
 * A small store of its own within a sandbox: a workspace and some SKUs whose ids nobody else has. So several live
 * side by side, each with its own troubles, and none has to be emptied.
 */
export class ChaosStore {
  readonly erp: GoodErp
  readonly workspace: string
  private readonly vtex: HttpClient
  private readonly ids = new Map<string, number>()
  private readonly idPrefix: number

  constructor(
    private readonly sandbox: Sandbox,
    /** Counts the stores of the sandbox from 0. */
    number: number,
    readonly kind: Kind,
  ) {
    this.workspace = `chaos${number}`
    this.idPrefix = FIRST_ID + number
    this.erp = new GoodErp({
      url: sandbox.url,
      host: `${this.workspace}--demo`,
      ...sandbox.keys.erp,
    })
    this.vtex = vtexApi({ url: sandbox.url, ...sandbox.keys.erp })
    this.seed(0, kind === 'killed' ? FIRST_LATE : SKUS)
  }

  refOf(sku: number): string {
    return `${this.workspace}-${sku}`
  }

  /** Whether VTEX has the SKU by now. */
  has(sku: number): boolean {
    return this.ids.has(this.refOf(sku))
  }

  /** The SKUs that a `killed` run starts without. */
  seedLate(): void {
    if (this.kind === 'killed') this.seed(FIRST_LATE, SKUS)
  }

  /** Lets the trouble befall the calls about this store. */
  trouble({ target, method, action, probability, times, seed }: Trouble): void {
    const path = target === 'vbase' ? `*/demo/${this.workspace}/*` : `*/${pathOf(target)}/${this.idPrefix}*`
    this.sandbox.faults.add({
      via: 'app',
      target: target === 'vbase' ? 'vbase' : 'commerce',
      method,
      path,
      action,
      probability,
      times,
      seed,
    })
  }

  /** Path and query of a PUT of the record. */
  pathOf({ flow, sku, warehouse }: ProgramRecord): string {
    const ref = encodeURIComponent(this.refOf(sku))
    return warehouse === undefined ? `/${flow}/${ref}` : `/${flow}/${ref}/${warehouse}`
  }

  /** What VTEX itself holds, by flow and ref. */
  async observe(): Promise<Map<string, Observed>> {
    const observed = new Map<string, Observed>()
    for (let sku = 0; sku < SKUS; sku++) {
      observed.set(`prices/${sku}`, await this.price(sku))
      for (const [warehouse, stock] of await this.stock(sku))
        observed.set(`inventory/${sku}/${warehouse}`, stock)
    }
    return observed
  }

  /** The app's writes about this store that VTEX took and said so. */
  writes(): number {
    const mark = `/${this.idPrefix}`
    return this.sandbox.outbound.filter(
      ({ method, path, status }) => method !== 'GET' && status < 300 && path.includes(mark),
    ).length
  }

  private seed(from: number, until: number): void {
    const skus = Array.from({ length: until - from }, (_, index) => from + index)
    const seeded = this.sandbox.seedSkus(
      'demo',
      skus.map((sku) => ({
        skuId: this.idPrefix * SKUS_PER_STORE + sku,
        refId: this.refOf(sku),
        name: this.refOf(sku),
      })),
    )
    for (const { refId, skuId } of seeded) this.ids.set(refId, skuId)
  }

  private async price(sku: number): Promise<Observed> {
    const { status, body } = await this.vtex.get<VtexPrice>(`/demo/pricing/prices/${this.idOf(sku)}`)
    const price = status === 404 ? null : body
    return {
      basePrice: price?.basePrice ?? null,
      listPrice: price?.listPrice ?? null,
      ...Object.fromEntries(
        TABLES.map((table) => [
          `fixed.${table}`,
          price?.fixedPrices.find(({ tradePolicyId }) => tradePolicyId === table)?.value ?? null,
        ]),
      ),
    }
  }

  private async stock(sku: number): Promise<[warehouse: string, Observed][]> {
    const { body } = await this.vtex.get<{ balance: VtexBalance[] }>(
      `/api/logistics/pvt/inventory/skus/${this.idOf(sku)}`,
    )
    return WAREHOUSES.map(({ id }) => {
      const row = body.balance.find(({ warehouseId }) => warehouseId === id)
      const unlimited = row?.hasUnlimitedQuantity ?? false
      const leadTimeDays = Number(/^(\d+)\./.exec(row?.leadTime ?? '')?.[1] ?? 0)
      return [id, { unlimited, leadTimeDays, ...(!unlimited && { quantity: row?.totalQuantity ?? 0 }) }]
    })
  }

  private idOf(sku: number): number {
    const id = this.ids.get(this.refOf(sku))
    if (id === undefined) throw new Error(`SKU ${sku} of ${this.workspace} does not exist yet`)
    return id
  }
}

function pathOf(target: 'pricing' | 'stock'): string {
  return target === 'pricing' ? 'pricing/prices' : 'inventory/skus'
}

/** What VTEX holds before anything is written. */
export const INITIAL: Observed = { unlimited: false, leadTimeDays: 0, quantity: 0 }
