import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

const root = join(__dirname, '..')
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

interface Policy {
  name: string
  attrs?: { host: string; path: string }
}

const manifest = json('manifest.json') as {
  vendor: string
  name: string
  dependencies: Record<string, string>
  policies: Policy[]
}
const service = json('node/service.json') as {
  memory: number
  timeout: number
  ttl: number
  minReplicas: number
  maxReplicas: number
  workers: number
  routes: Record<string, { path: string; public: boolean; policies?: unknown[] }>
  events: Record<string, { sender: string; topics: string[] }>
}
const entry = readFileSync(join(__dirname, 'index.ts'), 'utf8')

/** Keys of an object literal of index.ts: `routes: { a, b: c }`. */
function keysIn(name: string): string[] {
  // The last one: options of clients have the same names.
  const body = [...entry.matchAll(new RegExp(`\\b${name}: \\{([^}]*)\\}`, 'g'))].at(-1)?.[1] ?? ''
  return body
    .split(',')
    .map((part) => part.split(':')[0]?.trim() ?? '')
    .filter(Boolean)
    .sort()
}

it.each([
  ['memory', 64, 1_024],
  ['timeout', 1, 60],
  ['ttl', 10, 60],
  ['minReplicas', 2, 40],
  ['maxReplicas', 5, 40],
  ['workers', 1, 4],
] as const)('service.json: %s is within the platform’s limits', (field, least, most) => {
  expect(service[field]).toBeGreaterThanOrEqual(least)
  expect(service[field]).toBeLessThanOrEqual(most)
})

it('has a handler for every route and event, and no other', () => {
  expect(keysIn('routes')).toEqual(Object.keys(service.routes).sort())
  expect(keysIn('events')).toEqual(Object.keys(service.events).sort())
})

it.each(Object.entries(service.routes))(
  'route %s is never cached at the edge and belongs to this app',
  (_name, route) => {
    expect(route.path).toMatch(new RegExp(`^/_v/private/${manifest.name}/`))
    // A route without policies is open to everybody who logs in; a public one checks the caller itself.
    expect(route.public || (route.policies?.length ?? 0) > 0).toBe(true)
  },
)

it('listens to its own events and those of the app of orders, which it depends on', () => {
  const own = `${manifest.vendor}.${manifest.name}`
  for (const { sender } of Object.values(service.events)) {
    const isOrders = sender === 'vtex.orders-broadcast' && sender in manifest.dependencies
    expect(isOrders || sender === own).toBe(true)
  }
})

it.each(
  manifest.policies
    .filter(({ attrs }) => attrs)
    .map(({ attrs }) => [attrs as { host: string; path: string }]),
)('outbound policy %j names a host and a part of it', ({ host, path }) => {
  expect(host).not.toContain('*')
  expect(host).toMatch(/^(\{\{account\}\}|[a-z0-9-]+)(\.[a-z0-9-]+)+$/)
  // One star, at the end, below at least two parts.
  expect(path).toMatch(/^(\/[\w{}-]+){2,}[^*]*\*?$/)
})

it('asks for each policy once', () => {
  const asked = manifest.policies.map((policy) => JSON.stringify(policy))
  expect(new Set(asked).size).toBe(asked.length)
  expect(manifest.policies.some(({ name }) => name.includes('*'))).toBe(false)
})

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/node_modules|\.test\.ts$/.test(file) && !file.startsWith('testing'),
)
const HTTP =
  /^(import (?!type)|export |.*\brequire\(|.*\bimport\().*['"](node:)?(https?|http2|net|tls|axios|got|node-fetch|undici|superagent|request)['"]/m
const IO_CLIENTS =
  /^import (?!type).*\b(JanusClient|ExternalClient|AppClient|InfraClient|HttpClient|IOClients|IOClient)\b/m

it.each(sources.filter((file) => !file.startsWith(`clients${sep}`)))(
  '%s makes no HTTP calls of its own',
  (file) => {
    const text = readFileSync(join(__dirname, file), 'utf8')
    expect(text).not.toMatch(HTTP)
    expect(text).not.toMatch(IO_CLIENTS)
    expect(text).not.toMatch(/(?<![.\w])fetch\(/)
  },
)

it('knows an HTTP call when it sees one', () => {
  expect("import { request } from 'node:https'").toMatch(HTTP)
  expect("import axios from 'axios'").toMatch(HTTP)
  expect("import type { IncomingMessage } from 'node:http'").not.toMatch(HTTP)
  expect("import { JanusClient, type IOContext } from '@vtex/api'").toMatch(IO_CLIENTS)
})

it.each(sources)('%s does not import what only tests have', (file) => {
  expect(readFileSync(join(__dirname, file), 'utf8')).not.toMatch(/from '\.{1,2}\/([\w./-]*\/)?testing\//)
})

it('ships neither tests nor their helpers', () => {
  const ignored = readFileSync(join(root, '.vtexignore'), 'utf8').split('\n')
  expect(ignored).toEqual(
    expect.arrayContaining(['node/testing', '**/*.test.ts', 'sandbox', 'test', 'bench']),
  )
})
