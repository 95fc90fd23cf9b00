import type { ApiRoute, Caller } from '../http'
import { Faults, NO_ANSWER } from './faults'
import { Gateway, type GatewayCall } from './gateway'
import { Identity } from './identity/identity'
import { Stats } from './stats'

function setup(policies: string[] = ['read_prices']) {
  const written: unknown[] = []
  const answered: string[] = []
  const routes: ApiRoute[] = [
    {
      method: 'GET',
      template: '/pricing/prices/{itemId}',
      resources: ['read_prices'],
      handle: (_, { itemId }) => ({ status: 200, body: itemId }),
    },
    {
      method: 'PUT',
      template: '/pricing/prices/{itemId}',
      resources: ['modify_prices'],
      handle: ({ body, answered: out }) => {
        written.push(body)
        void out?.then(() => answered.push('out'))
        return { status: 200 }
      },
    },
    { method: 'GET', template: '/api/open', resources: [], handle: () => ({ status: 200 }) },
  ]
  const now = () => 0
  const faults = new Faults()
  const stats = new Stats(now)
  const identity = new Identity({ appId: 'acme.app@1.0.0', now })
  const manifest = {
    vendor: 'acme',
    name: 'app',
    version: '1.0.0',
    policies: policies.map((name) => ({ name })),
  }
  const gateway = new Gateway({
    commerce: routes,
    identityRoutes: [],
    identity,
    manifest,
    faults,
    stats,
    latencyMs: 0,
  })
  const call = (method: string, path: string, caller: Caller, extra: Partial<GatewayCall> = {}) =>
    gateway.handle({
      via: 'app',
      account: 'demo',
      method,
      host: 'api.vtex.com',
      rawPath: `/demo${path}`,
      path,
      query: new URLSearchParams(),
      headers: {},
      body: { ok: true, body: { n: 1 } },
      caller,
      ...extra,
    })
  return { call, faults, stats, written, answered, gateway }
}

const app: Caller = { kind: 'app', appId: 'acme.app@1.0.0', account: 'demo' }
const key = (id: string, account = 'demo'): Caller => ({ kind: 'key', id, account })

it.each<[string, string, string, Caller, number]>([
  ['an app with the policy', 'GET', '/pricing/prices/1', app, 200],
  ['an app without the policy', 'PUT', '/pricing/prices/1', app, 403],
  ['an app on another account', 'GET', '/pricing/prices/1', { ...app, account: 'other' }, 403],
  ['a key with all resources', 'PUT', '/pricing/prices/1', key('vtexappkey-demo-erp'), 200],
  ['a key without resources', 'GET', '/pricing/prices/1', key('vtexappkey-demo-reader'), 403],
  ['a key of another account', 'GET', '/pricing/prices/1', key('vtexappkey-other-erp', 'other'), 403],
  ['nobody', 'GET', '/pricing/prices/1', { kind: 'nobody' }, 401],
  ['nobody on an open route', 'GET', '/api/open', { kind: 'nobody' }, 200],
  ['an unknown route', 'GET', '/api/none', app, 404],
])('%s', async (_, method, path, caller, status) => {
  const { call } = setup()
  expect((await call(method, path, caller)).response).toMatchObject({ status })
})

it('refuses a body that is no JSON', async () => {
  const { call, written } = setup()
  const answer = await call('PUT', '/pricing/prices/1', key('vtexappkey-demo-erp'), {
    body: { ok: false, text: '{' },
  })
  expect(answer.response).toMatchObject({ status: 400 })
  expect(written).toEqual([])
})

it('counts by way, account, method, template and status', async () => {
  const { call, faults, stats } = setup()
  await call('GET', '/pricing/prices/1', app)
  await call('GET', '/pricing/prices/2', app)
  faults.add({ action: { kind: 'timeout' } })
  expect((await call('GET', '/pricing/prices/3', app)).response).toBe(NO_ANSWER)
  expect(stats.snapshot().calls).toEqual([
    {
      via: 'app',
      account: 'demo',
      method: 'GET',
      template: '/pricing/prices/{itemId}',
      total: 3,
      statuses: { 200: 2, timeout: 1 },
    },
  ])
})

it('applies a write before it fails when told to', async () => {
  const { call, faults, written } = setup(['modify_prices'])
  faults.add({ method: 'PUT', action: { kind: 'apply-then-fail', status: 500 }, times: 1 })
  expect((await call('PUT', '/pricing/prices/1', app)).response).toMatchObject({ status: 500 })
  expect(written).toEqual([{ n: 1 }])
})

it('tells a route when its answer is out, latency included', async () => {
  const { call, gateway, answered } = setup(['modify_prices'])
  gateway.setLatency(20)
  const answer = call('PUT', '/pricing/prices/1', app)
  await Promise.resolve()
  expect(answered).toEqual([])
  await answer
  expect(answered).toEqual(['out'])
})
