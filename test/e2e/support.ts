import { setTimeout as pause } from 'node:timers/promises'
import { createSandbox, type ApiKey, type OutboundCall, type Sandbox } from '../../sandbox'
import { expectRequestsToKeepTheContract } from '../contract/outbound'
import { erpClient, vtexApi, type Answer, type ErpClient, type HttpClient } from '../support/http'

export interface Sku {
  ref: string
  id: number
}

/** A price as `GET /demo/pricing/prices/{itemId}` of VTEX answers it; amounts in currency units. */
export interface VtexPrice {
  basePrice: number | null
  listPrice: number | null
  costPrice: number | null
  markup: number | null
  fixedPrices: VtexFixedPrice[]
}

export interface VtexFixedPrice {
  tradePolicyId: string
  value: number
  listPrice?: number | null
  minQuantity: number
  dateRange?: { from: string; to: string }
}

/** The answer to a batch, as far as tests go on with it. */
export interface Accepted {
  id: string
  status: string
}

/** A row of `GET /api/logistics/pvt/inventory/skus/{skuId}` of VTEX. */
export interface VtexBalance {
  warehouseId: string
  totalQuantity: number
  hasUnlimitedQuantity: boolean
  leadTime: string
}

export const WAREHOUSES = [
  { id: 'main', name: 'Main' },
  { id: 'north', name: 'North' },
]

/** The store of a test file: a sandbox with the warehouses, clients, and VTEX's own view of prices and stock. */
export class Store {
  readonly erp: ErpClient
  /** Another calling system of the same store. */
  readonly wms: ErpClient
  /** A valid key of the account without any License Manager resource. */
  readonly reader: ErpClient
  /** A key of another account. */
  readonly other: ErpClient
  /** VTEX's own APIs with the ERP's key. */
  readonly vtex: HttpClient
  private made = 0

  constructor(readonly sandbox: Sandbox) {
    this.erp = this.clientOf(sandbox.keys.erp)
    this.wms = this.clientOf(sandbox.keys.wms)
    this.reader = this.clientOf(sandbox.keys.reader)
    this.other = this.clientOf(sandbox.keys.otherAccount)
    this.vtex = vtexApi({ url: sandbox.url, ...sandbox.keys.erp })
  }

  clientOf(key: ApiKey): ErpClient {
    return erpClient({ url: this.sandbox.url, ...key })
  }

  /** A SKU of its own for a test, so that tests of a file share a store without seeing each other. */
  newSku(ref = `SKU-${++this.made}`): Sku {
    const [seeded] = this.sandbox.seedSkus('demo', [{ refId: ref, name: ref }])
    return { ref, id: seeded?.skuId ?? 0 }
  }

  newSkus(count: number): Sku[] {
    return Array.from({ length: count }, () => this.newSku())
  }

  /** The SKU's price as VTEX itself answers it, null when it has none. */
  async price({ id }: Sku): Promise<VtexPrice | null> {
    const { status, body } = await this.vtex.get<VtexPrice>(`/demo/pricing/prices/${id}`)
    return status === 404 ? null : body
  }

  /** The SKU's stock in a warehouse as VTEX itself answers it, null when it was never written. */
  async balance({ id }: Sku, warehouse = 'main'): Promise<VtexBalance | null> {
    const { body } = await this.vtex.get<{ balance: VtexBalance[] }>(
      `/api/logistics/pvt/inventory/skus/${id}`,
    )
    return body.balance.find(({ warehouseId }) => warehouseId === warehouse) ?? null
  }

  /** Changes the SKU's price in VTEX by hand, past the app. */
  async setPrice({ id }: Sku, price: object): Promise<void> {
    expect(await this.vtex.put(`/demo/pricing/prices/${id}`, price)).toMatchObject({ status: 200 })
  }

  /** Changes the SKU's stock in VTEX by hand, past the app. */
  async setStock({ id }: Sku, stock: object, warehouse = 'main'): Promise<void> {
    const path = `/api/logistics/pvt/inventory/skus/${id}/warehouses/${warehouse}`
    let answer = await this.vtex.put(path, stock)
    while (answer.status === 423) answer = await this.vtex.put(path, stock)
    expect(answer).toMatchObject({ status: 200 })
    await lockEnds()
  }

  /** Sends stock of the main warehouse as a batch. */
  postStock(records: unknown[], headers: Record<string, string | undefined> = {}): Promise<Answer<Accepted>> {
    return this.erp.post('/inventory/batches', { records }, { headers })
  }

  /** Asserts that VTEX holds what `stockOf(skus)` says. */
  async expectStockOf(skus: readonly Sku[]): Promise<void> {
    const held = await Promise.all(skus.map(async (sku) => (await this.balance(sku))?.totalQuantity))
    expect(held).toEqual(stockOf(skus).map(({ quantity }) => quantity))
  }

  /** What the app sent to VTEX while `act` ran; logins and permissions are left out. */
  async callsDuring(act: () => Promise<unknown>): Promise<OutboundCall[]> {
    const mark = this.sandbox.outbound.length
    await act()
    return this.sandbox.outbound.slice(mark).filter(isCommerce)
  }

  /** The calls among them that change the store. */
  async writesDuring(act: () => Promise<unknown>): Promise<OutboundCall[]> {
    return (await this.callsDuring(act)).filter(isWrite)
  }
}

/**
 * After a stock write VTEX keeps the SKU and warehouse locked (423), in the sandbox for 20 ms by the clock. The
 * app waits that out by itself, for 2 s and with one more write; a test that counts writes lets the lock end.
 */
export const lockEnds = (): Promise<void> => pause(25)

const isCommerce = ({ template }: OutboundCall) => !/vtexid|license-manager/.test(template)

/** Looking up ids by many refs is a POST, too. */
const isWrite = ({ method, template }: OutboundCall) =>
  method !== 'GET' && !template.endsWith('/stockkeepingunitidsbyrefids')

/** For tests of a VTEX that does not answer: they are over sooner, and busy machines still answer in that time. */
export const SHORT_PATIENCE = { patienceMs: 4_000 }

interface SandboxOfFile {
  replicas?: number
  patienceMs?: number
  asksPanel?: boolean
}

/**
 * One store per test file. Faults and troubled events end with each test; at the end every request the app
 * sent is checked against VTEX's OpenAPI documents, and that the platform refused none. `asksPanel`: the runtime's own
 * @auth then asks License Manager, which it does without X-Vtex-Use-Https.
 */
export function withSandbox({
  replicas = 1,
  patienceMs,
  asksPanel = false,
}: SandboxOfFile = {}): () => Store {
  let store: Store | undefined
  const current = () => {
    if (!store) throw new Error('The sandbox has not started.')
    return store
  }
  beforeAll(async () => {
    store = new Store(await createSandbox({ replicas, patienceMs, seed: { warehouses: WAREHOUSES } }))
  }, 60_000)
  afterEach(() => {
    store?.sandbox.faults.clear()
    store?.sandbox.events.set({})
  })
  afterAll(async () => {
    const { sandbox } = current()
    try {
      expectRequestsToKeepTheContract(sandbox.outbound)
      expect(sandbox.stats()).toMatchObject({ refusals: [], ...(!asksPanel && { withoutUseHttps: 0 }) })
    } finally {
      await sandbox.stop()
    }
  })
  return current
}

/** A stock record for each SKU, no two with the same quantity. */
export function stockOf(skus: readonly Sku[]) {
  return skus.map(({ ref, id }) => ({ skuRef: ref, warehouse: 'main', quantity: 1 + id }))
}

/** Headers of a person's call: a token in place of the ERP's key. */
export function asPerson(token: string): Record<string, string | undefined> {
  return { 'x-vtex-api-appkey': undefined, 'x-vtex-api-apptoken': undefined, VtexIdclientAutCookie: token }
}

/** Path of a record: each part of its ref percent-encoded. */
export function pathOf(flow: 'prices' | 'inventory', ...parts: string[]): string {
  return `/${[flow, ...parts.map(encodeURIComponent)].join('/')}`
}
