import type { Caller } from '../../../http'
import { MINUTE, openOrders, type OrderStore } from '../testing'

const config = '/api/orders/feed/config'
const queue = { visibilityTimeoutInSeconds: 30, MessageRetentionPeriodInSeconds: 345_600 }
const ready = { filter: { type: 'FromWorkflow', status: ['ready-for-handling'] }, queue }
const changes = (expression: string, disableSingleFire = false) => ({
  filter: { type: 'FromOrders', expression, disableSingleFire },
  queue,
})

interface Item {
  handle: string
  orderId: string
  state: string
  domain: string
}

/** A store with a feed. */
function open(body: object = ready) {
  const store = openOrders()
  expect(store.call('POST', config, body).status).toBe(200)
  return store
}

const read = async (store: OrderStore, most = 10) =>
  (await store.callSlow('GET', `/api/orders/feed?maxlot=${most}`)).body as Item[]
const commit = (store: OrderStore, items: Item[]) =>
  store.call('POST', '/api/orders/feed', { handles: items.map(({ handle }) => handle) }).status

it('shows a status once within the visibility timeout, again after it, and never when committed', async () => {
  const store = open()
  const order = store.place({ until: 'ready-for-handling' })
  const [first] = await read(store)
  expect(first).toMatchObject({
    domain: 'Fulfillment',
    orderId: order.orderId,
    state: 'ready-for-handling',
    lastState: 'window-to-cancel',
    currentChange: expect.stringMatching(/^2026-03-01T12:00:00\.\d{7}Z$/) as string,
  })
  expect(await read(store)).toEqual([])
  store.clock.now += 30_000
  const again = await read(store)
  expect(again).toMatchObject([{ orderId: order.orderId }])
  // The handle of the earlier receive is stale.
  expect(commit(store, first ? [first] : [])).toBe(200)
  store.clock.now += 30_000
  const third = await read(store)
  expect(third).toHaveLength(1)
  expect(commit(store, third)).toBe(200)
  store.clock.now += 30_000
  expect(await read(store)).toEqual([])
})

it('gives ten at most, and drops what is older than its retention', async () => {
  const store = open()
  for (let index = 0; index < 12; index++) store.place({ until: 'ready-for-handling' })
  expect(await read(store)).toHaveLength(10)
  expect(await read(store)).toHaveLength(2)
  const size = async () => (await store.callSlow('GET', config)).body
  expect(await size()).toMatchObject({ quantity: 12, aproximateAgeOfOldestMessageInSeconds: 0 })
  for (let day = 0; day < 4; day++) {
    store.clock.now += 24 * 60 * MINUTE
    await read(store, 1)
  }
  expect(await size()).toMatchObject({ quantity: 0 })
})

it('takes any status in its filter, and stays empty when there is none such', async () => {
  const store = open({ filter: { type: 'FromWorkflow', status: ['ready-for-handlin'] }, queue })
  store.place({ until: 'handling' })
  expect(await read(store)).toEqual([])
})

it('takes all statuses without a filter for them, both workflows where both have the step', async () => {
  const store = open({ filter: { type: 'FromWorkflow' }, queue })
  const order = store.place()
  store.call('POST', store.path(order, '/cancel'), {})
  expect(store.statusOf(order)).toBe('canceled')
  expect((await read(store)).map(({ state, domain }) => `${state} ${domain}`)).toEqual([
    ...['order-created Marketplace', 'on-order-completed Marketplace'],
    ...['waiting-for-authorization Marketplace', 'payment-pending Marketplace'],
    ...['cancel Marketplace', 'cancel Fulfillment', 'canceled Marketplace', 'canceled Fulfillment'],
  ])
})

describe('of type FromOrders', () => {
  it.each([
    ['once', false, 1],
    ['at each change of the order, whatever it is, with disableSingleFire', true, 3],
  ])('fires %s', async (_name, disableSingleFire, times) => {
    const store = open(changes('status = "handling"', disableSingleFire))
    const order = store.place({ until: 'handling' })
    const invoice = { type: 'Output', issuanceDate: '2026-03-01', invoiceNumber: 'NF1', invoiceValue: '500' }
    const path = `/api/order-system/orders/${order.orderId}/changes?accountName=demo`
    store.call('PATCH', path, { reason: 'gift', manualDiscountValue: 100 })
    store.statusOf(order)
    store.call('POST', store.path(order, '/invoice'), { ...invoice, items: [] })
    expect((await read(store)).map(({ state }) => state)).toEqual(Array(times).fill('handling'))
  })

  it('looks at any property of the order', async () => {
    const store = open(changes('value > 5000 and salesChannel = "2"'))
    store.place()
    const big = store.place({ items: [{ refId: 'A', quantity: 6 }], salesChannel: '2' })
    expect(await read(store)).toMatchObject([{ orderId: big.orderId }])
  })

  it('misses a version on demand', async () => {
    const store = open(changes('status = "ready-for-handling"'))
    store.commerce.orders.faults.add({ fault: 'skip-version', status: 'ready-for-handling' })
    store.place({ until: 'handling' })
    expect(await read(store)).toEqual([])
  })
})

it.each([
  ['no maxlot', 'GET', '/api/orders/feed', undefined],
  ['a lot of eleven', 'GET', '/api/orders/feed?maxlot=11', undefined],
  ['nothing to commit', 'POST', '/api/orders/feed', { handles: [] }],
  ['no retention', 'POST', config, { ...ready, queue: { visibilityTimeoutInSeconds: 30 } }],
  [
    'too long a timeout',
    'POST',
    config,
    { ...ready, queue: { ...queue, visibilityTimeoutInSeconds: 43_201 } },
  ],
  ['an expression that is none', 'POST', config, changes('status = ')],
  ['another type', 'POST', config, { ...ready, filter: { type: 'FromMoon' } }],
])('refuses %s', async (_name, method, path, body) => {
  expect((await open().callSlow(method, path, body)).status).toBe(400)
})

it.each([
  ['reference', 'MessageRetentionPeriodInSeconds', 'approximateAgeOfOldestMessageInSeconds'],
  ['live', 'messageRetentionPeriodInSeconds', 'aproximateAgeOfOldestMessageInSeconds'],
] as const)('reads both spellings and answers in the %s one', async (feedSpelling, retention, age) => {
  const store = open({
    ...ready,
    queue: { visibilityTimeoutInSeconds: 30, messageRetentionPeriodInSeconds: 345_600 },
  })
  store.commerce.tune({ feedSpelling })
  expect((await store.callSlow('GET', config)).body).toMatchObject({
    queue: { [retention]: 345_600 },
    [age]: 0,
  })
})

it('belongs to one appKey, and is gone when deleted or when nobody read it for three days', async () => {
  const store = openOrders()
  const as = (id: string, method: string, path: string, body?: unknown) => {
    const caller: Caller = { kind: 'key', id, account: 'demo' }
    const route = store.commerce.routes.find((each) => each.method === method && each.template === path)
    const query = new URLSearchParams('maxlot=10')
    return route?.handle({ account: 'demo', method, path, query, headers: {}, body, caller }, {})
  }
  await as('erp', 'POST', config, ready)
  store.place({ until: 'ready-for-handling' })
  expect(await as('bi', 'GET', '/api/orders/feed')).toMatchObject({ status: 404 })
  expect(await as('erp', 'GET', '/api/orders/feed')).toMatchObject({
    body: [{ state: 'ready-for-handling' }],
  })
  store.clock.now += 3 * 24 * 60 * MINUTE + 1
  expect(await as('erp', 'GET', '/api/orders/feed')).toMatchObject({ status: 404 })
  await as('bi', 'POST', config, ready)
  expect(await as('bi', 'DELETE', config)).toMatchObject({ status: 200 })
  expect(await as('bi', 'GET', config)).toMatchObject({ status: 404 })
})

it('survives a snapshot', async () => {
  const store = open()
  store.place({ until: 'ready-for-handling' })
  const later = openOrders()
  later.commerce.restore(JSON.parse(JSON.stringify(store.commerce.snapshot())))
  expect(await read(later)).toHaveLength(1)
})
