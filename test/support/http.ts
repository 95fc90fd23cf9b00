import { setTimeout as pause } from 'node:timers/promises'
import { send, type Answer, type SendOptions } from './raw-http'

export type { Answer, SendOptions } from './raw-http'

/** Where to call and as whom. `url` is the edge's address without a path, e.g. `http://127.0.0.1:3000`. */
export interface Access {
  url: string
  appKey: string
  appToken: string
}

/** Paths are relative to the client's base, start with `/`, and are sent as written: encode refs yourself. */
export interface HttpClient {
  send<T = unknown>(method: string, path: string, body?: unknown, options?: SendOptions): Promise<Answer<T>>
  get<T = unknown>(path: string, options?: SendOptions): Promise<Answer<T>>
  put<T = unknown>(path: string, body?: unknown, options?: SendOptions): Promise<Answer<T>>
  post<T = unknown>(path: string, body?: unknown, options?: SendOptions): Promise<Answer<T>>
  patch<T = unknown>(path: string, body?: unknown, options?: SendOptions): Promise<Answer<T>>
  delete<T = unknown>(path: string, options?: SendOptions): Promise<Answer<T>>
}

/** What `GET /batches/{id}` answers, as far as waiting needs it. */
export interface BatchState {
  id: string
  status: 'queued' | 'running' | 'held' | 'done' | 'cancelled'
  counts: Record<string, number>
  [field: string]: unknown
}

export interface ErpClient extends HttpClient {
  /**
   * Polls the batch every 50 ms until it moves no further by itself (`done`, `cancelled` or `held`).
   * A 5xx or a broken connection is waited out, since the service may be restarting; any other status rejects
   * at once. After `timeoutMs` (default 30,000) rejects with the last answer in the message.
   */
  waitForBatch(id: string, options?: { timeoutMs?: number }): Promise<BatchState>
}

export const ERP_API_BASE = '/_v/private/erp-integrator/v1'

/** A client of the app's ERP API: `erp.put('/prices/FR-R92B-58', { basePrice: 1431.5 })`. */
export function erpClient(access: Access): ErpClient {
  const http = httpClient(access, ERP_API_BASE)
  return { ...http, waitForBatch: (id, options) => waitForBatch(http, id, options) }
}

/** A client of VTEX's own APIs at the edge: `vtex.get('/api/logistics/pvt/…')`, `vtex.get('/demo/pricing/prices/1')`. */
export function vtexApi(access: Access): HttpClient {
  return httpClient(access, '')
}

function httpClient({ url, appKey, appToken }: Access, base: string): HttpClient {
  const headers = { 'x-vtex-api-appkey': appKey, 'x-vtex-api-apptoken': appToken, accept: 'application/json' }
  const call = <T>(method: string, path: string, body?: unknown, options?: SendOptions) =>
    send<T>({ url, method, path: base + path, headers }, body, options)
  return {
    send: call,
    get: (path, options) => call('GET', path, undefined, options),
    put: (path, body, options) => call('PUT', path, body, options),
    post: (path, body, options) => call('POST', path, body, options),
    patch: (path, body, options) => call('PATCH', path, body, options),
    delete: (path, options) => call('DELETE', path, undefined, options),
  }
}

const POLL_MS = 50
/** A slow answer is still seen when the deadline is near, so the wait may overrun by as much. */
const MIN_CALL_MS = 5_000
const RESTING: readonly string[] = ['done', 'cancelled', 'held']

async function waitForBatch(http: HttpClient, id: string, { timeoutMs = 30_000 } = {}): Promise<BatchState> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const seen = await look(http, id, Math.max(deadline - Date.now(), MIN_CALL_MS))
    if (seen.status === 200 && RESTING.includes((seen.body as BatchState).status))
      return seen.body as BatchState
    const shown = `${seen.status} ${JSON.stringify(seen.body)}`
    if (seen.status !== 200 && seen.status < 500) throw new Error(`Batch ${id} cannot be read: ${shown}`)
    if (Date.now() >= deadline) throw new Error(`Batch ${id} did not end in ${timeoutMs} ms; last: ${shown}`)
    await pause(POLL_MS)
  }
}

/** A call that did not get through shows as status 599. */
async function look(
  http: HttpClient,
  id: string,
  timeoutMs: number,
): Promise<Pick<Answer, 'status' | 'body'>> {
  try {
    return await http.get(`/batches/${encodeURIComponent(id)}`, { timeoutMs })
  } catch (error) {
    return { status: 599, body: String(error) }
  }
}
