import { failure } from '../errors/failure'
import { inFakeTime, testDeps, type TestDeps } from '../testing/deps'
import { accept, price } from '../testing/jobs'
import { memoryOms } from '../testing/orders'
import { checkHealth } from './check'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const statusesOf = async (deps: TestDeps) => {
  const { status, checks } = await inFakeTime(checkHealth(deps, memoryOms().calls, '1.2.3'))
  return { status, checks: Object.fromEntries(checks.map(({ id, status: each }) => [id, each])) }
}

it('is well when everything answers, and writes nothing', async () => {
  const deps = testDeps()
  const health = await checkHealth(deps, memoryOms().calls, '1.2.3')
  expect(health).toMatchObject({
    status: 'ok',
    account: deps.account,
    workspace: 'master',
    version: '1.2.3',
    checkedAt: '2026-03-01T12:00:00.000Z',
    activity: { openBatches: 0, lastBatchAt: null, lastBatchId: null },
  })
  expect(health.checks.map(({ id }) => id)).toEqual([
    'storage',
    'events',
    'catalog',
    'pricing',
    'logistics',
    'orders',
    'masterdata',
  ])
  expect(
    health.checks.every(({ code, detail, help, resource }) => !code && !detail && !help && !resource),
  ).toBe(true)
  expect(deps.store.writes()).toEqual([])
  expect(deps.documents.stored.size).toBe(0)
})

it.each([
  ['pricing.config', 'policy_missing', 'pricing', 'error', 'read_prices'],
  ['catalog.skuIdsByRefs', 'policy_missing', 'catalog', 'error', 'Sku.aspx'],
  ['logistics.warehouses', 'vtex_unavailable', 'logistics', 'error', null],
  ['customers.search', 'policy_missing', 'masterdata', 'error', 'POWER_USER_DS'],
  ['pricing.config', 'vtex_rate_limited', 'pricing', 'warning', null],
] as const)('%s that answers %s', async (call, code, id, status, resource) => {
  const deps = testDeps()
  deps.store.faults.set(call, [{ failure: failure(code, 'As VTEX said.') }])
  const health = await checkHealth(deps, memoryOms().calls, '1')
  expect(health.status).toBe(status)
  expect(health.checks.find((check) => check.id === id)).toMatchObject({
    status,
    code,
    detail: 'As VTEX said.',
    help: expect.any(String) as string,
    resource,
  })
  expect(health.checks.filter((check) => check.status === 'ok')).toHaveLength(6)
})

it.each([
  ['policy_missing', 'error', 'ListOrders'],
  ['vtex_rate_limited', 'warning', null],
] as const)('OMS that answers %s', async (code, status, resource) => {
  const oms = memoryOms()
  oms.faults.push({ method: 'list', failure: failure(code, 'As VTEX said.') })
  const { checks } = await checkHealth(testDeps(), oms.calls, '1')
  expect(checks.find(({ id }) => id === 'orders')).toMatchObject({ status, code, resource })
  expect(oms.asked).toEqual(['list  1'])
})

it('waits 5 seconds for an answer', async () => {
  const deps = testDeps()
  const never = { ...deps.clients.pricing, config: () => new Promise(() => undefined) }
  Object.assign(deps.clients, { pricing: never })
  const startedAt = Date.now()
  const health = await inFakeTime(checkHealth(deps, memoryOms().calls, '1'))
  expect(Date.now() - startedAt).toBeLessThanOrEqual(5_500)
  expect(health.checks.find(({ id }) => id === 'pricing')).toMatchObject({
    status: 'error',
    code: 'vtex_timeout',
  })
})

it('says when storage is down, all the same', async () => {
  const deps = testDeps()
  const down = () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' }))
  Object.assign(deps.documents, { read: down, list: down })
  const { status, checks } = await statusesOf(deps)
  expect(status).toBe('error')
  expect(checks).toEqual({
    storage: 'error',
    events: 'warning',
    catalog: 'ok',
    pricing: 'ok',
    logistics: 'ok',
    orders: 'ok',
    masterdata: 'ok',
  })
})

it('warns of a batch that waits for a minute, not before', async () => {
  const deps = testDeps()
  const { id } = await accept(deps, [price('A')])
  jest.setSystemTime(Date.now() + 60_000)
  expect((await statusesOf(deps)).checks.events).toBe('ok')
  jest.setSystemTime(Date.now() + 1)
  const health = await checkHealth(deps, memoryOms().calls, '1')
  expect(health.status).toBe('warning')
  expect(health.checks[1]).toMatchObject({ id: 'events', status: 'warning', code: 'events_delayed' })
  expect(health.activity).toEqual({
    openBatches: 1,
    lastBatchAt: '2026-03-01T12:00:00.000Z',
    lastBatchId: id,
  })
})
