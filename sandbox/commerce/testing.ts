import type { ApiResponse, ApiRoute } from '../http'
import { TemplateRouter } from '../platform/router'
import { createCommerce, type Commerce, type CommerceOptions } from '.'
import type { FetchImage } from './catalog/fetch-image'

/** A store to test against: emulated APIs, a clock that stands still until told, and calls by real paths. */
export interface TestStore {
  commerce: Commerce
  clock: { now: number }
  call(method: string, pathAndQuery: string, body?: unknown, headers?: Record<string, string>): Answer
  /** For the routes that do not answer at once: SKU files, and writes that take time. */
  callSlow(method: string, pathAndQuery: string, body?: unknown): Promise<Answer>
  /** Makes warehouses without docks. */
  warehouses(...ids: string[]): void
}

export interface Answer extends ApiResponse {
  headers: Record<string, string>
}

interface Options extends Partial<CommerceOptions> {
  account?: string
}

/** A picture for every address that ends in .png, and nothing else. */
const pictures: FetchImage = (url) =>
  Promise.resolve(
    url.endsWith('.png') ? { ok: true, fingerprint: 'F1' } : { ok: false, problem: 'not an image' },
  )

/**
 * Opens account `demo` of fresh emulated APIs. Without a lock window two stock writes may follow at once, and
 * without a deadlock window Catalog's writes answer at once.
 */
export function openStore({ account = 'demo', ...options }: Options = {}): TestStore {
  const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
  const commerce = createCommerce({
    accounts: ['demo'],
    strict: true,
    now: () => clock.now,
    lockWindowMs: 0,
    deadlockWindowMs: 0,
    fetchImage: pictures,
    ...options,
  })
  const router = new TemplateRouter(commerce.routes)
  const callSlow = async (method: string, path: string, body?: unknown) =>
    withHeaders(await send(router, account, method, path, body))
  const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = send(router, account, method, path, body, headers)
    if (answer instanceof Promise) throw new Error('This route does not answer at once: use callSlow.')
    return withHeaders(answer)
  }
  return {
    commerce,
    clock,
    call,
    callSlow,
    warehouses: (...ids) => {
      for (const id of ids) call('POST', '/api/logistics/pvt/configuration/warehouses', warehouse(id))
    },
  }
}

/** The body that creates a warehouse without docks. */
export function warehouse(id: string) {
  return { id, name: `Warehouse ${id}`, warehouseDocks: [], priority: 0, isActive: true }
}

/** Sends a request of one account as the edge would. */
function send(
  router: TemplateRouter<ApiRoute>,
  account: string,
  method: string,
  target: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const [path = '', search] = target.split('?')
  const found = router.match(method, path)
  if (!found) throw new Error(`No route for ${method} ${path}`)
  const query = new URLSearchParams(search)
  const request = { account, method, path, query, headers, body, caller: { kind: 'nobody' as const } }
  return found.route.handle(request, found.params)
}

function withHeaders(answer: ApiResponse): Answer {
  return { ...answer, headers: answer.headers ?? {} }
}
