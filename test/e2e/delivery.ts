import type { Answer, BatchState, ErpClient, SendOptions } from '../support/http'
import type { Store } from './support'

export type FlowName = 'categories' | 'specifications' | 'products' | 'prices' | 'inventory'

/** A batch as `GET /batches/{id}` answers it, as far as tests look at it. */
export interface Batch extends BatchState {
  warnings: string[]
  guard: { findings: Finding[]; approved: { by: string; at: string } | null } | null
  missing: { reported: number; action: string } | null
  retryOf: string | null
}

export interface Finding {
  rule: string
  mode: string
  count: number
  of: number
  share: number
  message: string
  examples: { ref: string; before: unknown; after: unknown }[]
}

/** What became of one record. */
export interface Result {
  index: number
  ref: string | null
  outcome: string
  code: string | null
  message: string | null
  help: string | null
  changes: { field: string; before: unknown; after: unknown }[]
  errors: { pointer: string }[]
  attempts: number
  vtexId: string | null
}

/** The answer to one record that was sent by itself, as far as tests look at it. */
export interface Outcome extends Pick<Result, 'outcome' | 'code' | 'message' | 'changes'> {
  vtexId: string
}

export const applied = { status: 200, body: { outcome: 'applied' } }
export const unchanged = { status: 200, body: { outcome: 'unchanged', changes: [] } }

/** An import as `GET /imports/{id}` answers it. */
export interface ImportState {
  id: string
  status: 'open' | 'committed'
  records: number
  parts: { part: number; records: number; invalid: number }[]
  missingParts: number[]
}

/** Sends records as a batch and waits until it moves no further by itself. */
export async function deliver(
  { erp }: Store,
  flow: FlowName,
  records: readonly object[],
  query = '',
): Promise<Batch> {
  const accepted = await erp.post<{ id: string }>(`/${flow}/batches${query}`, { records })
  expect(accepted).toMatchObject({ status: 202 })
  return batchOf(erp, accepted.body.id)
}

/** The batch when it moves no further by itself. */
export async function batchOf(erp: ErpClient, id: string): Promise<Batch> {
  return (await erp.waitForBatch(id, { timeoutMs: 50_000 })) as Batch
}

/** All results of a batch, in the order of the request; `query` begins with `&`. */
export async function resultsOf({ erp }: Store, id: string, query = ''): Promise<Result[]> {
  const results: Result[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Answer<{ records: Result[]; cursor: string | null }> = await erp.get(
      `/batches/${id}/records?limit=1000${query}${cursor && `&cursor=${cursor}`}`,
    )
    expect(page).toMatchObject({ status: 200 })
    results.push(...page.body.records)
    cursor = page.body.cursor
  }
  return results.sort((a, b) => a.index - b.index)
}

/** `POST /batches/{id}/{verb}`. */
export function control(
  erp: ErpClient,
  id: string,
  verb: 'cancel' | 'retry' | 'approve',
  options?: SendOptions,
): Promise<Answer<Batch>> {
  return erp.post<Batch>(`/batches/${id}/${verb}`, undefined, options)
}

/** An import of its own, by number of its parts. */
export class Load {
  private constructor(
    private readonly erp: ErpClient,
    readonly id: string,
  ) {}

  static async open(erp: ErpClient, input: object): Promise<Load> {
    const opened = await erp.post<ImportState>('/imports', input)
    expect(opened).toMatchObject({ status: 201, body: { status: 'open', records: 0, parts: [] } })
    expect(opened.headers.location).toBe(`/_v/private/erp-integrator/v1/imports/${opened.body.id}`)
    return new Load(erp, opened.body.id)
  }

  /** Stores a part that must be taken. */
  async part(number: number, records: readonly object[], options?: SendOptions): Promise<ImportState> {
    const answer = await this.send(number, records, options)
    expect(answer).toMatchObject({ status: 200 })
    return answer.body
  }

  /** Sends a part and answers whatever comes. */
  send(
    number: number | string,
    records: readonly object[],
    options?: SendOptions,
  ): Promise<Answer<ImportState>> {
    const body = options?.as === undefined ? { records } : records
    return this.erp.put<ImportState>(`/imports/${this.id}/parts/${number}`, body, options)
  }

  async state(): Promise<ImportState> {
    return (await this.erp.get<ImportState>(`/imports/${this.id}`)).body
  }

  commit(options?: SendOptions): Promise<Answer<Batch>> {
    return this.erp.post<Batch>(`/imports/${this.id}/commit`, undefined, options)
  }

  /** Commits and waits until the batch moves no further by itself. */
  async finish(): Promise<Batch> {
    expect(await this.commit()).toMatchObject({ status: 202, body: { id: this.id } })
    return batchOf(this.erp, this.id)
  }
}
