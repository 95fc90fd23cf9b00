import { setTimeout as pause } from 'node:timers/promises'
import { createSandbox, type Sandbox } from '../../sandbox'
import type { CatalogRecords } from '../adventureworks/catalog'
import { erpClient, vtexApi, type ErpClient, type HttpClient } from '../support/http'

export type Flow = keyof CatalogRecords

/** What one sending came to. */
export interface Sent {
  /** Records per flow and outcome. */
  outcomes: Partial<Record<Flow, Record<string, number>>>
  /** Failed records, shortened, and those without a final outcome. */
  failures: string[]
  seconds: number
}

interface Result {
  ref: string
  outcome: string
  code: string | null
  message: string | null
}

const BATCH_PATIENCE = 900_000
const WAITING_PATIENCE = 600_000
const LATER = 500

/** The store under test, as its ERP and as VTEX's own APIs see it. */
export class AcceptStore {
  readonly erp: ErpClient
  readonly vtex: HttpClient

  private constructor(readonly sandbox: Sandbox) {
    this.erp = erpClient({ url: sandbox.url, ...sandbox.keys.erp })
    this.vtex = vtexApi({ url: sandbox.url, ...sandbox.keys.erp })
  }

  static async open(warehouses: { id: string; name: string }[]): Promise<AcceptStore> {
    return new AcceptStore(await createSandbox({ replicas: 2, seed: { warehouses } }))
  }

  /** Sends batches of all flows at once, in the order given, and waits until every record has its final outcome. */
  async send(batches: readonly { flow: Flow; records: readonly object[] }[]): Promise<Sent> {
    const began = Date.now()
    const ids = new Map<string, Flow>()
    for (const { flow, records } of batches) {
      const { status, body } = await this.erp.post<{ id: string }>(`/${flow}/batches`, { records })
      if (status !== 202) throw new Error(`A batch of ${flow} was answered ${status} ${JSON.stringify(body)}`)
      ids.set(body.id, flow)
    }
    await Promise.all([...ids.keys()].map((id) => this.erp.waitForBatch(id, { timeoutMs: BATCH_PATIENCE })))
    await this.untilNothingWaits()
    const sent: Sent = { outcomes: {}, failures: [], seconds: 0 }
    for (const [id, flow] of ids) await this.addResults(sent, id, flow)
    return { ...sent, seconds: (Date.now() - began) / 1_000 }
  }

  /** Writes the app made to VTEX's APIs since the statistics were reset. */
  writes(): number {
    return this.calls().filter(({ method, template }) => method !== 'GET' && !/byrefids$/.test(template))
      .length
  }

  calls() {
    return this.sandbox.outbound.filter(({ template }) => !/vtexid|license-manager/.test(template))
  }

  forgetCalls(): void {
    this.sandbox.outbound.length = 0
  }

  private async untilNothingWaits(): Promise<void> {
    for (const end = Date.now() + WAITING_PATIENCE; Date.now() < end; await pause(LATER)) {
      const { body } = await this.erp.get<{ total: number }>('/waiting')
      if (body.total === 0) return
    }
    const { body } = await this.erp.get('/waiting')
    throw new Error(`Records wait for what does not arrive: ${JSON.stringify(body).slice(0, 500)}`)
  }

  private async addResults(sent: Sent, id: string, flow: Flow): Promise<void> {
    const counts = (sent.outcomes[flow] ??= {})
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { records: Result[]; cursor: string | null } } = await this.erp.get(
        `/batches/${id}/records?limit=1000${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      )
      for (const { ref, outcome, code, message } of page.body.records) {
        counts[outcome] = (counts[outcome] ?? 0) + 1
        if (outcome === 'failed') sent.failures.push(`${flow} ${ref}: ${code} ${message}`)
        if (outcome === 'parked') sent.failures.push(`${flow} ${ref} is shown as parked, but nothing waits`)
      }
      cursor = page.body.cursor
    }
  }
}
