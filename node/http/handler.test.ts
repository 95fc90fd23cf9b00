import { Readable } from 'node:stream'
import type { ServiceContext } from '@vtex/api'
import type { Clients } from '../clients'
import { memoryStore } from '../testing/store'
import { fakeVBase } from '../testing/vbase'
import { erp } from './handler'

const BASE = '/_v/private/erp-integrator/v1'
const JSON_TYPE = { 'content-type': 'application/json' }
let accounts = 0

interface Sent {
  body?: string
  headers?: Record<string, string>
}

/** The app behind its one handler, with a store in memory; the caller has the resources. */
function open({ resources = ['modify_prices', 'read_prices'] } = {}) {
  const account = `http${++accounts}`
  const store = memoryStore()
  store.skus.set('A', '1').set('a/b', '2')
  const vbase = fakeVBase()
  const woken: unknown[] = []
  const logged: object[] = []
  const world = { areEventsDown: false }
  const clients = {
    ...store.clients,
    vbase: vbase.vbase,
    events: {
      sendEvent: async (...event: unknown[]) => {
        if (world.areEventsDown) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' })
        woken.push(event)
      },
    },
    vtexId: {
      login: async ({ appToken }: { appToken: string }) => (appToken === 'good' ? 'token' : null),
      validate: async () => ({ user: 'ana@store.example', account, audience: 'admin' }),
    },
    licenseManager: {
      isGranted: async (_login: string, { key }: { key: string }) => resources.includes(key),
    },
  } as unknown as Clients
  const send = async (method: string, path: string, { body = '', headers = {} }: Sent = {}) => {
    const all: Record<string, string> = {
      'x-vtex-api-appkey': 'k',
      'x-vtex-api-apptoken': 'good',
      ...headers,
    }
    const answered: Record<string, string> = {}
    const log = (message: object) => void logged.push(message)
    const ctx = {
      method,
      req: Object.assign(Readable.from([Buffer.from(body)]), { url: path, headers: all }),
      get: (name: string) => all[name.toLowerCase()] ?? '',
      cookies: { get: () => undefined },
      set: (name: string, value: string) => (answered[name] = value),
      vtex: { account, workspace: 'master', requestId: 'r-1', logger: { info: log, warn: log, error: log } },
      clients,
      status: 0,
      body: '',
    }
    await erp(ctx as unknown as ServiceContext<Clients>)
    return { status: ctx.status, headers: answered, body: JSON.parse(ctx.body) as Record<string, unknown> }
  }
  return { send, store, woken, vbase, logged, world }
}

const put = (record: object) => ({ body: JSON.stringify(record), headers: JSON_TYPE })

it('applies a record, on the public and the private address', async () => {
  const { send, store } = open()
  const answer = await send('PUT', `${BASE}/prices/A`, put({ basePrice: 10 }))
  expect(answer).toMatchObject({
    status: 200,
    body: { flow: 'prices', ref: 'A', outcome: 'applied', vtexId: '1', dryRun: false },
  })
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-request-id': 'r-1' })
  const again = await send('PUT', `/acct/ws${BASE}/prices/a%2Fb?verify=true`, put({ basePrice: 10 }))
  expect(again.body).toMatchObject({ ref: 'a/b', vtexId: '2' })
  expect(store.writes()).toEqual(['pricing.replace 1', 'pricing.replace 2'])
})

it.each([
  [
    'wrong credentials',
    'PUT',
    '/prices/A',
    { headers: { 'x-vtex-api-apptoken': 'bad' } },
    401,
    'unauthenticated',
  ],
  [
    'no credentials, even for nothing',
    'GET',
    '/nothing',
    { headers: { 'x-vtex-api-apptoken': '' } },
    401,
    'unauthenticated',
  ],
  ['an unknown flow', 'GET', '/nothing', {}, 404, 'unknown_flow'],
  ['a path too long', 'GET', '/prices/A/B/C', {}, 404, 'not_found'],
  ['another method', 'DELETE', '/prices/A', {}, 405, 'method_not_allowed'],
  ['broken percent-encoding', 'PUT', '/prices/%zz', put({ basePrice: 1 }), 400, 'invalid_parameter'],
  ['a misspelt parameter', 'PUT', '/prices/A?dryrun=true', put({ basePrice: 1 }), 400, 'invalid_parameter'],
  [
    'a parameter with two values',
    'PUT',
    '/prices/A?dryRun=true&dryRun=false',
    put({ basePrice: 1 }),
    400,
    'invalid_parameter',
  ],
  ['another ref in the body', 'PUT', '/prices/A', put({ skuRef: 'B', basePrice: 1 }), 422, 'ref_mismatch'],
  ['a list', 'PUT', '/prices/A', { body: '[]', headers: JSON_TYPE }, 422, 'invalid_record'],
  ['no JSON', 'PUT', '/prices/A', { body: '{', headers: JSON_TYPE }, 400, 'invalid_json'],
  ['an empty ref', 'GET', '/prices/', {}, 400, 'invalid_parameter'],
  ['a batch that is not there', 'GET', '/batches/01J00000000000000000000000', {}, 404, 'not_found'],
])('refuses %s', async (_name, method, path, sent, status, code) => {
  const { send, store } = open()
  const answer = await send(method, BASE + path, sent)
  expect(answer).toMatchObject({ status, body: { code, status } })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(store.writes()).toEqual([])
})

it('needs a resource, and says which', async () => {
  const { send } = open({ resources: ['read_prices'] })
  const answer = await send('PUT', `${BASE}/prices/A`, put({ basePrice: 10 }))
  expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden_resource' } })
  expect(answer.body.detail).toContain('Modify prices')
  expect((await send('GET', `${BASE}/prices/A`)).status).toBe(404)
})

it('logs no e-mail, no credential and no record', async () => {
  const { send, logged } = open()
  await send('PUT', `${BASE}/prices/A`, put({ basePrice: 1234.56 }))
  await send('PUT', `${BASE}/prices/A`, { body: '{"basePrice":1234.56,', headers: JSON_TYPE })
  expect(logged.length).toBeGreaterThanOrEqual(2)
  expect(JSON.stringify(logged)).not.toMatch(/ana@|good|1234/)
})

describe('a batch', () => {
  const batch = {
    body: JSON.stringify({ records: [{ skuRef: 'A', basePrice: 1 }] }),
    headers: { ...JSON_TYPE, 'idempotency-key': 'k1' },
  }

  it('answers a repeated request the same', async () => {
    const { send, woken } = open()
    const first = await send('POST', `${BASE}/prices/batches`, batch)
    expect(first).toMatchObject({ status: 202, body: { status: 'queued', counts: { total: 1, pending: 1 } } })
    expect(first.headers.location).toBe(`${BASE}/batches/${String(first.body.id)}`)
    const second = await send('POST', `${BASE}/prices/batches`, batch)
    expect([second.status, second.body]).toEqual([202, first.body])
    expect(woken).toHaveLength(1)
    const other = { ...batch, body: batch.body.replace('1', '2') }
    expect((await send('POST', `${BASE}/prices/batches`, other)).body.code).toBe('idempotency_conflict')
  })

  it('is found by the sweep when the first request died before it asked for a worker', async () => {
    const { send, vbase } = open()
    await send('POST', `${BASE}/prices/batches`, batch)
    for (const key of vbase.files.keys()) if (key.startsWith('open-')) vbase.files.delete(key)
    await send('POST', `${BASE}/prices/batches`, batch)
    expect([...vbase.files.keys()].filter((key) => key.startsWith('open-'))).toHaveLength(1)
  })

  it('can be asked for while events are down', async () => {
    const { send, world } = open()
    const { body } = await send('POST', `${BASE}/prices/batches`, batch)
    world.areEventsDown = true
    jest.useFakeTimers({ now: Date.now() + 60_000 })
    expect((await send('GET', `${BASE}/batches/${String(body.id)}`)).status).toBe(200)
    jest.useRealTimers()
  })
})
