import { randomUUID } from 'node:crypto'

export type Outcome = 'applied' | 'unchanged' | 'skipped' | 'parked' | 'held' | 'failed'

export interface Batch {
  id: string
  status: string
  progress: number
  ratePerSecond: number | null
  counts: Record<Outcome | 'total' | 'pending', number>
}

export interface Result {
  index: number
  ref: string | null
  outcome: Outcome
  code: string | null
  message: string | null
  help: string | null
}

interface VtexState {
  price: { basePrice: number | null; listPrice: number | null; costPrice: number | null } | null
  stock: { warehouseId: string; totalQuantity: number }[]
}

const API = '/_v/private/erp-integrator/v1'
const POLL_MILLISECONDS = 100

/** The sandbox's demo store as the sample ERP sees it: the app's API to write, VTEX's own API to look. */
export class DemoStore {
  constructor(public readonly url: string) {}

  async isUp(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/_sandbox/health`)).ok
    } catch {
      return false
    }
  }

  /** Sends a batch; the Idempotency-Key lets an ERP repeat the call when the answer is lost. */
  sendBatch(flow: string, records: readonly unknown[]): Promise<Batch> {
    return this.call('POST', `${API}/${flow}/batches`, { records }, { 'idempotency-key': randomUUID() })
  }

  /** Polls the batch until it is done. */
  async follow(id: string, onProgress: (batch: Batch) => void): Promise<Batch> {
    for (;;) {
      const batch = await this.call<Batch>('GET', `${API}/batches/${id}`)
      onProgress(batch)
      if (batch.status === 'done') return batch
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS))
    }
  }

  async results(id: string): Promise<Result[]> {
    return (await this.call<{ records: Result[] }>('GET', `${API}/batches/${id}/records`)).records
  }

  /** Price and stock of a SKU, straight from VTEX. */
  async vtexState(skuRef: string): Promise<VtexState> {
    const sku = await this.call<{ Id: number }>(
      'GET',
      `/api/catalog/pvt/stockkeepingunit?RefId=${encodeURIComponent(skuRef)}`,
    )
    const [price, stock] = await Promise.all([
      this.call<VtexState['price']>('GET', `/demo/pricing/prices/${sku.Id}`).catch(() => null),
      this.call<{ balance: VtexState['stock'] }>('GET', `/api/logistics/pvt/inventory/skus/${sku.Id}`),
    ])
    return { price, stock: stock.balance }
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'x-vtex-api-appkey': 'vtexappkey-demo-erp',
        'x-vtex-api-apptoken': 'demo-erp-token',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`)
    return answer as T
  }
}
