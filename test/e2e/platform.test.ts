import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { createSandbox, type Sandbox } from '../../sandbox'

const probeApp = join(__dirname, '../../sandbox/platform/probe-app')

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Record<string, unknown>
}

function call(
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          const isJson = String(answer.headers['content-type']).includes('json')
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: (isJson && text !== '' ? JSON.parse(text) : { text }) as Record<string, unknown>,
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

let sandbox: Sandbox

/** Lets the probe app do something and tells what came of it. */
async function probe(command: string, body: unknown = {}): Promise<Record<string, unknown>> {
  return (await call(`${sandbox.url}/_v/private/probe/${command}`, 'POST', body)).body
}

afterEach(() => {
  sandbox?.faults.clear()
  sandbox?.events.set({})
})

describe('the app of this repository', () => {
  beforeAll(async () => {
    sandbox = await createSandbox()
  }, 30_000)
  afterAll(() => sandbox.stop())

  it('is reachable, and comes back after kill -9', async () => {
    const health = () => call(`${sandbox.url}/_sandbox/health`)
    expect(await health()).toMatchObject({ status: 200, body: { ready: true } })
    const route = `${sandbox.url}/_v/private/erp-integrator/v1/health`
    const before = await call(route)
    expect(before.status).not.toBe(503)
    expect(await call(`${sandbox.url}/_sandbox/service/kill`, 'POST')).toMatchObject({ status: 202 })
    // A busy machine takes longer to start a replica than a call waits for one.
    while ((await health()).body.ready !== true) await pause(50)
    expect((await call(route)).status).toBe(before.status)
  })
})

describe('the platform, tried by a probe app', () => {
  beforeAll(async () => {
    sandbox = await createSandbox({ root: probeApp })
  }, 30_000)
  afterAll(() => sandbox.stop())

  it('dispatches a public route with the raw rest of the path', async () => {
    const { body } = await call(`${sandbox.url}/_v/private/probe/a%2Fb/c?x=1`, 'GET', undefined, {
      'x-colossus-route-id': 'probePrivate',
      'x-vtex-account': 'other',
    })
    expect(body.result).toMatchObject({
      url: '/_v/private/probe/a%2Fb/c?x=1',
      account: 'demo',
      route: { id: 'probe', type: 'public', params: { path: 'a%2Fb/c' } },
    })
  })

  it.each([
    ['other.myvtex.test', 'other'],
    ['dev--other.myvtex.test', 'other'],
    ['demo.myvtex.test', 'demo'],
    ['localhost', 'demo'],
  ])('takes the account of host %s to be %s', async (host, account) => {
    const { body } = await call(`${sandbox.url}/_v/private/probe/x`, 'GET', undefined, { host })
    expect(body.result).toMatchObject({ account })
  })

  it('guards private routes by token and resource policies', async () => {
    const address = `${sandbox.url}/sandbox.probe/v1/demo/master/_v/private/probe/x`
    const cookie = { cookie: `VtexIdclientAutCookie=${sandbox.tokens.admin}` }
    const { appKey, appToken } = sandbox.keys.erp
    const statuses = await Promise.all([
      call(address),
      call(address, 'GET', undefined, { 'x-vtex-api-appkey': appKey, 'x-vtex-api-apptoken': appToken }),
      call(address, 'GET', undefined, cookie),
      call(address, 'POST', {}, cookie),
      call(address, 'GET', undefined, { VtexIdclientAutCookie: sandbox.tokens.shopper }),
      call(address, 'GET', undefined, { VtexIdclientAutCookie: await tokenOf(sandbox.keys.erp) }),
      call(address, 'GET', undefined, { VtexIdclientAutCookie: await tokenOf(sandbox.keys.reader) }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200, 403, 403, 200, 403])
  })

  async function tokenOf({ appKey, appToken }: { appKey: string; appToken: string }): Promise<string> {
    const { body } = await call(`${sandbox.url}/api/vtexid/apptoken/login`, 'POST', {
      appkey: appKey,
      apptoken: appToken,
    })
    return String(body.token)
  }

  it.each([
    ['admin', { data: { greeting: 'hello' } }],
    ['viewer', { data: null }],
  ] as const)('runs GraphQL with @auth for the %s', async (person, expected) => {
    const headers = { cookie: `VtexIdclientAutCookie=${sandbox.tokens[person]}` }
    const answer = await call(
      `${sandbox.url}/_v/private/graphql/v1`,
      'POST',
      { query: '{ greeting }' },
      headers,
    )
    expect(answer.body).toMatchObject(expected)
  })

  it('gives the app VBase with compare-and-swap and listing', async () => {
    expect(await probe('load', { path: 'absent' })).toMatchObject({ result: { data: null } })
    const path = 'docs/a%2520b'
    expect(await probe('save', { path, value: { n: 1 }, ifMatch: '"none"' })).toMatchObject({
      failed: { status: 412 },
    })
    await probe('save', { path, value: { n: 1 } })
    const { etag } = (await probe('load', { path })).result as { etag: string }
    expect(await probe('save', { path, value: { n: 2 }, ifMatch: etag })).toMatchObject({
      result: [{ path: 'docs/a%20b' }],
    })
    expect(await probe('save', { path, value: { n: 3 }, ifMatch: etag })).toMatchObject({
      failed: { status: 412 },
    })
    expect(await probe('load', { path })).toMatchObject({ result: { data: { n: 2 } } })
    expect(await probe('list', { prefix: 'docs/' })).toMatchObject({
      result: { data: [{ path: 'docs/a%20b' }], next: '' },
    })
  })

  it('delivers events until their handler succeeds', async () => {
    await probe('emit', { key: 'probe.tick', message: { id: 'retried', failures: 1 } })
    await sandbox.events.idle()
    expect(await probe('load', { path: 'ticks/retried' })).toMatchObject({
      result: { data: { attempts: 2 } },
    })
  })

  it('loses events that control drops', async () => {
    sandbox.events.set({ drop: 1 })
    await probe('emit', { key: 'probe.tick', message: { id: 'dropped' } })
    await sandbox.events.idle()
    expect(await probe('load', { path: 'ticks/dropped' })).toMatchObject({ result: { data: null } })
  })

  it.each([
    ['a declared call', { method: 'get', path: '/demo/pricing/prices/1' }, { failed: { status: 404 } }],
    [
      'another path',
      { method: 'get', path: '/demo/pricing/config' },
      { failed: { status: 403, data: { policy: { name: 'outbound-access' } } } },
    ],
    ['another account', { method: 'get', path: '/other/pricing/prices/1' }, { failed: { status: 403 } }],
    [
      'a resource the manifest lacks',
      { method: 'put', path: '/demo/pricing/prices/1', body: {} },
      { failed: { status: 403, data: { Message: expect.stringContaining('modify_prices') } } },
    ],
  ])('checks outbound policies: %s', async (_, command, expected) => {
    expect(await probe('outside', command)).toMatchObject(expected)
  })

  it('writes down what the app sends, and lets calls fail on demand', async () => {
    sandbox.outbound.length = 0
    sandbox.faults.add({ path: '/pricing/prices/*', action: { kind: 'status', status: 503 }, times: 1 })
    const command = { method: 'get', path: '/demo/pricing/prices/7' }
    expect(await probe('outside', command)).toMatchObject({ failed: { status: 503 } })
    expect(await probe('outside', command)).toMatchObject({ failed: { status: 404 } })
    expect(sandbox.outbound.map(({ path, status, template }) => [path, status, template])).toEqual([
      ['/demo/pricing/prices/7', 503, '/pricing/prices/{itemId}'],
      ['/demo/pricing/prices/7', 404, '/pricing/prices/{itemId}'],
    ])
  })

  it('lets a call time out when told to', async () => {
    sandbox.faults.add({ target: 'vbase', method: 'GET', action: { kind: 'timeout' }, times: 1 })
    expect(await probe('load', { path: 'absent' })).toMatchObject({
      failed: expect.stringContaining('timeout'),
    })
  }, 10_000)

  it('answers 504 when the app exceeds its own timeout', async () => {
    expect((await call(`${sandbox.url}/_v/private/probe/hang`, 'POST', {})).status).toBe(504)
  })

  it('starts empty again after a reset', async () => {
    await probe('save', { path: 'kept', value: 1 })
    await sandbox.reset({ keepService: true })
    expect(await probe('load', { path: 'kept' })).toMatchObject({ result: { data: null } })
  })

  it.each([
    ['for as long as they take', 0, { deadlockWindowMs: 20 }],
    ['until their answer is out', 20, { deadlockWindowMs: 0 }],
  ])('lets Catalog writes of one product deadlock %s, and counts it', async (_name, latencyMs, tuning) => {
    await sandbox.reset({ keepService: true })
    const [sku] = sandbox.seedSkus('demo', [{ refId: 'a', name: 'A' }])
    const { appKey, appToken } = sandbox.keys.erp
    const keys = { 'x-vtex-api-appkey': appKey, 'x-vtex-api-apptoken': appToken }
    const address = `${sandbox.url}/api/catalog/pvt/stockkeepingunit/${sku?.skuId}/ean`
    const addEan = async (ean: string) => (await call(`${address}/${ean}`, 'POST', undefined, keys)).status
    sandbox.setLatency(latencyMs)
    expect((await call(`${sandbox.url}/_sandbox/catalog`, 'POST', tuning)).status).toBe(204)
    expect((await Promise.all([addEan('1'), addEan('2')])).sort()).toEqual([200, 500])
    expect([await addEan('3'), await addEan('4')]).toEqual([200, 200])
    expect(sandbox.stats().deadlocks).toBe(1)
    sandbox.setLatency(0)
  })

  it('places, moves and cancels orders, and lets the clock of commerce pass', async () => {
    await sandbox.reset({ keepService: true })
    const [sku] = sandbox.seedSkus('demo', [{ refId: 'a', name: 'A' }])
    await sandbox.callAsAdmin('POST', '/api/logistics/pvt/configuration/warehouses', {
      ...{ id: 'w1', name: 'W', warehouseDocks: [], priority: 0, isActive: true },
    })
    const stock = `/api/logistics/pvt/inventory/skus/${sku?.skuId}/warehouses/w1`
    await sandbox.callAsAdmin('PUT', stock, { quantity: 5 })
    const control = (path: string, body: unknown) => call(`${sandbox.url}/_sandbox/${path}`, 'POST', body)
    const items = [{ refId: 'a', quantity: 2, price: 1_000 }]
    const placed = await control('orders', { items, until: 'window-to-cancel' })
    expect(placed).toMatchObject({ status: 201, body: { status: 'window-to-cancel' } })
    const { orderId } = placed.body as { orderId: string }
    expect((await control('clock', { advanceMs: 1_800_000 })).status).toBe(204)
    const advanced = await control(`orders/${orderId}/advance`, { until: 'handling' })
    expect(advanced).toMatchObject({ status: 200, body: { status: 'handling' } })
    const requested = await control(`orders/${orderId}/request-cancel`, {})
    expect(requested).toMatchObject({ status: 200, body: { status: 'request-cancel' } })
    expect(await call(`${sandbox.url}/_sandbox/orders`)).toMatchObject({ body: [{ orderId }] })
    expect((await control('orders', { items: [{ refId: 'a', quantity: 9 }] })).status).toBe(400)
    expect((await control('order-events', { lose: 1, seed: 7 })).status).toBe(204)
    expect((await control('orders', { items: [{ refId: 'a', price: 1_000 }] })).status).toBe(201)
    const { told, faults } = sandbox.stats().orders
    expect(faults).toEqual({ 'lose-event': 4 })
    expect(told).toBeGreaterThan(4)
    const pageOf = await fetch(`${sandbox.url}/_sandbox`)
    expect([pageOf.status, pageOf.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect((await control('orders/none/advance', {})).status).toBe(400)
  })

  it.each([
    ['POST', 'oms', { orderChangeMs: -1 }, 400],
    ['POST', 'orders', { items: [] }, 400],
    ['POST', 'order-events', { lose: 2 }, 400],
    ['POST', 'order-faults', { fault: 'earthquake' }, 400],
    ['POST', 'faults', { action: { kind: 'explode' } }, 400],
    ['POST', 'events', { drop: 2 }, 400],
    ['POST', 'skus', [{ refId: '' }], 400],
    ['POST', 'catalog', { deadlockProbability: 2 }, 400],
    ['PUT', 'faults', {}, 405],
    ['GET', 'nothing', undefined, 404],
  ])('control refuses %s %s', async (method, path, body, status) => {
    expect((await call(`${sandbox.url}/_sandbox/${path}`, method, body)).status).toBe(status)
  })
})
