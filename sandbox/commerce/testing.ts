import type { ApiResponse, ApiRoute } from '../http'
import { createCommerce, type Commerce } from '.'

/** A store to test against: emulated APIs, a clock that stands still until told, and calls by real paths. */
export interface TestStore {
  commerce: Commerce
  clock: { now: number }
  call(method: string, pathAndQuery: string, body?: unknown): Answer
  /** Makes warehouses without docks. */
  warehouses(...ids: string[]): void
}

export interface Answer extends ApiResponse {
  headers: Record<string, string>
}

interface Options {
  strict?: boolean
  accounts?: string[]
  account?: string
  lockWindowMs?: number
}

/** Opens account `demo` of fresh emulated APIs. Without a lock window two stock writes may follow at once. */
export function openStore({
  strict = true,
  accounts = ['demo'],
  account = 'demo',
  ...rest
}: Options = {}): TestStore {
  const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
  const commerce = createCommerce({
    accounts,
    strict,
    now: () => clock.now,
    lockWindowMs: rest.lockWindowMs ?? 0,
  })
  const call = (method: string, path: string, body?: unknown) =>
    send(commerce.routes, account, method, path, body)
  return {
    commerce,
    clock,
    call,
    warehouses: (...ids) => {
      for (const id of ids) call('POST', '/api/logistics/pvt/configuration/warehouses', warehouse(id))
    },
  }
}

/** The body that creates a warehouse without docks. */
export function warehouse(id: string) {
  return { id, name: `Warehouse ${id}`, warehouseDocks: [], priority: 0, isActive: true }
}

/** Sends a request of one account as the edge would: finds the route and decodes the path's parameters. */
export function send(
  routes: ApiRoute[],
  account: string,
  method: string,
  target: string,
  body?: unknown,
): Answer {
  const [path = '', search] = target.split('?')
  for (const route of routes) {
    const params = route.method === method ? match(route.template, path) : null
    if (!params) continue
    const query = new URLSearchParams(search)
    const request = { account, method, path, query, headers: {}, body, caller: { kind: 'nobody' as const } }
    const answer = route.handle(request, params)
    if (answer instanceof Promise) throw new Error('Emulated routes answer at once.')
    return { ...answer, headers: answer.headers ?? {} }
  }
  throw new Error(`No route for ${method} ${path}`)
}

function match(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith('{')) params[part.slice(1, -1)] = decodeURIComponent(value)
    else if (part !== value) return null
  }
  return params
}
