import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { ERP_API_BASE } from '../support/http'
import { send, type Answer, type SendOptions } from '../support/raw-http'

export interface Access {
  url: string
  /** Names account and workspace: `workspace--account`. */
  host: string
  appKey: string
  appToken: string
}

/** When a call was accepted at the earliest and at the latest; milliseconds of a monotonic clock. */
export interface Accepted<T> extends Answer<T> {
  from: number
  until: number
  attempts: number
}

export interface BatchView {
  id: string
  status: 'queued' | 'running' | 'held' | 'done' | 'cancelled'
  counts: Record<string, number>
  retryOf: string | null
}

export interface ResultView {
  index: number
  ref: string | null
  outcome: string
  code: string | null
}

/** A batch the app has accepted. */
export interface SentBatch {
  id: string
  size: number
}

/** Milliseconds until a call or a batch is given up. */
const PATIENCE = 150_000
const RETRIES = 10
const CALL_TIMEOUT = 65_000
/** Answers after which a good ERP sends the same again. */
const isPassing = (status: number): boolean => status >= 500 || status === 429 || status === 423

/** An ERP as the guide asks for: it repeats calls that did not get through, and asks what became of its batches. */
export class GoodErp {
  private readonly headers: Record<string, string>
  private posts = 0

  constructor(private readonly access: Access) {
    this.headers = {
      host: `${access.host}.example`,
      'x-vtex-api-appkey': access.appKey,
      'x-vtex-api-apptoken': access.appToken,
      accept: 'application/json',
    }
  }

  /** Sends until the app answers other than "later". Repeated with the same body and headers. */
  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Accepted<T>> {
    const deadline = performance.now() + PATIENCE
    const first = performance.now()
    for (let attempts = 1; ; attempts++) {
      const last = performance.now()
      const answer = await this.once<T>(method, path, body, headers)
      if (!isPassing(answer.status)) {
        // A PUT is accepted anew each time; a POST with its key as soon as one attempt got through.
        return { ...answer, from: method === 'PUT' ? last : first, until: performance.now(), attempts }
      }
      if (performance.now() > deadline)
        throw new Error(`${method} ${path} was given up: ${answer.status} ${JSON.stringify(answer.body)}`)
      await wait(Math.min(50 * attempts, 1_000))
    }
  }

  /** Sends with an Idempotency-Key of its own; rejects when it is not accepted. */
  async post<T>(path: string, body?: unknown): Promise<Accepted<T>> {
    const accepted = await this.call<T>('POST', path, body, { 'idempotency-key': `call-${++this.posts}` })
    if (accepted.status === 202) return accepted
    throw new Error(`POST ${path} was answered ${accepted.status} ${JSON.stringify(accepted.body)}`)
  }

  async batch(id: string): Promise<BatchView> {
    const { status, body } = await this.call<BatchView>('GET', `/batches/${id}`)
    if (status !== 200) throw new Error(`batch ${id} is lost: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** Asks for the batches until they are finished; a held one is approved. */
  async untilFinished(ids: readonly string[]): Promise<void> {
    const deadline = performance.now() + PATIENCE
    let open = ids
    for (let round = 0; open.length > 0; round++) {
      if (round % 10 === 0) await this.batches()
      const seen = await Promise.all(open.map((id) => this.batch(id)))
      // One that was released meanwhile answers 409.
      for (const { id, status } of seen)
        if (status === 'held') await this.call('POST', `/batches/${id}/approve`)
      const unfinished = seen.filter(({ status }) => status !== 'done')
      open = unfinished.map(({ id }) => id)
      if (performance.now() > deadline) throw new Error(`batches do not end: ${JSON.stringify(unfinished)}`)
      await wait(100)
    }
  }

  /** Sends the failed records of a batch again until none is left; answers the batches this made. */
  async retryFailed(id: string): Promise<SentBatch[]> {
    const made: SentBatch[] = []
    for (let current = id; made.length <= RETRIES;) {
      const { counts } = await this.batch(current)
      if (!counts.failed) return made
      const { body } = await this.post<BatchView>(`/batches/${current}/retry`)
      current = body.id
      made.push({ id: current, size: counts.failed })
      await this.untilFinished([current])
    }
    throw new Error(`records of ${id} fail again and again`)
  }

  /** All batches of the store; asking is also what finds forgotten work. */
  async batches(): Promise<BatchView[]> {
    const all: BatchView[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { body }: Answer<{ batches: BatchView[]; cursor: string | null }> = await this.call(
        'GET',
        `/batches?limit=100${query}`,
      )
      all.push(...body.batches)
      cursor = body.cursor
    } while (cursor !== null)
    return all
  }

  async results(id: string): Promise<ResultView[]> {
    const all: ResultView[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { body }: Answer<{ records: ResultView[]; cursor: string | null }> = await this.call(
        'GET',
        `/batches/${id}/records?limit=100${query}`,
      )
      all.push(...body.records)
      cursor = body.cursor
    } while (cursor !== null)
    return all
  }

  /** A call that does not get through shows as status 599. */
  private async once<T>(
    method: string,
    path: string,
    body: unknown,
    headers: SendOptions['headers'],
  ): Promise<Answer<T>> {
    const target = { url: this.access.url, method, path: ERP_API_BASE + path, headers: this.headers }
    try {
      return await send<T>(target, body, { timeoutMs: CALL_TIMEOUT, ...(headers && { headers }) })
    } catch (error) {
      return { status: 599, headers: {}, body: String(error) as T }
    }
  }
}
