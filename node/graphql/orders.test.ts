import { putOnBoard } from '../orders/board'
import { orderDepsOf } from '../orders/deps'
import { leaseOrders } from '../orders/queue/lease'
import { rejectOrder } from '../orders/queue/reject'
import { noted } from '../orders/record/record'
import { changeKnown } from '../orders/record/store'
import { wakeOrder } from '../orders/wake'
import { inFakeTime } from '../testing/deps'
import { vtexOrder } from '../testing/orders'
import { ANA, openPanel } from '../testing/panel'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const LIST = `query ($stage: OrderStage, $onlyTrouble: Boolean, $search: String, $cursor: String) {
  orders(stage: $stage, onlyTrouble: $onlyTrouble, search: $search, limit: 2, cursor: $cursor) {
    orders { orderId stage status trouble attempts } total troubles stages { stage count } cursor } }`
const FIELDS = `__typename ... on Order { orderId stage status erpOrderNumber rejection trouble
  history { what by detail callStatus } items { skuRef quantity warehouse total } }
  ... on Failure { code }`
const ONE = `query ($id: ID!) { order(id: $id) { ${FIELDS} } }`

/** A panel with so many orders in the queue: 1, 2 … */
async function openOrders(count: number) {
  const panel = openPanel()
  const deps = orderDepsOf(panel.deps, { oms: panel.oms.calls } as never, 'interactive')
  for (let id = 1; id <= count; id++) {
    panel.oms.orders.set(String(id), vtexOrder({ orderId: String(id) }))
    await inFakeTime(wakeOrder(deps, { orderId: String(id), currentState: 'ready-for-handling' }))
    await jest.advanceTimersByTimeAsync(1_000)
  }
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await inFakeTime(panel.ask(query, variables as Record<string, unknown>))
    expect(errors).toBeUndefined()
    return Object.values(data ?? {})[0] as Record<string, unknown>
  }
  const lease = () =>
    inFakeTime(leaseOrders(deps, { source: 'erp', limit: 50, visibility: 60, events: ['new'], shape: 'erp' }))
  return { ...panel, deps, ask, lease }
}

it('lists open orders by page, stage and part of the id', async () => {
  const { ask } = await openOrders(3)
  const page = await ask(LIST)
  expect(page).toMatchObject({
    orders: [{ orderId: '1', stage: 'QUEUED', trouble: null }, { orderId: '2' }],
    total: 3,
    troubles: 0,
    stages: [{ stage: 'QUEUED', count: 3 }],
  })
  expect(await ask(LIST, { cursor: page.cursor })).toMatchObject({ orders: [{ orderId: '3' }], cursor: null })
  expect(await ask(LIST, { stage: 'HANDLING' })).toMatchObject({ orders: [], total: 0 })
  expect(await ask(LIST, { search: '2' })).toMatchObject({ orders: [{ orderId: '2' }], total: 1 })
})

it('shows those in trouble first', async () => {
  const { ask, deps } = await openOrders(3)
  await inFakeTime(rejectOrder(deps, '3', { reason: 'unknown SKU', code: null, retryAfter: null }, 'erp'))
  expect(await ask(LIST)).toMatchObject({ orders: [{ orderId: '3', trouble: 'REJECTED' }, { orderId: '1' }] })
  expect(await ask(LIST, { onlyTrouble: true })).toMatchObject({ total: 1, troubles: 1 })
})

it('tells of orders in trouble once, without their ids, and counts them on the overview', async () => {
  const { ask, deps } = await openOrders(3)
  const told = () => ask('{ notifications { entries { kind count subjects { trouble count } } } }')
  expect(await told()).toEqual({ entries: [] })
  for (const id of ['1', '3'])
    await inFakeTime(rejectOrder(deps, id, { reason: 'unknown SKU', code: null, retryAfter: null }, 'erp'))
  const entries = [{ kind: 'order_stuck', count: 2, subjects: [{ trouble: 'REJECTED', count: 2 }] }]
  expect(await told()).toEqual({ entries })
  expect(await told()).toEqual({ entries })
  expect(await ask('{ overview { troubledOrders } }')).toEqual({ troubledOrders: 2 })
  const alert = { at: 1, what: 'alert', by: 'app', detail: 'invoice 5 did not reach VTEX' } as const
  const record = await changeKnown(deps, '2', (current) => noted(current, alert))
  if (record) await putOnBoard(deps, record)
  expect(await ask(LIST, { onlyTrouble: true, search: '2' })).toMatchObject({
    orders: [{ trouble: 'ALERT' }],
  })
  expect(await told()).toMatchObject({
    entries: [{ count: 3, subjects: [{ count: 2 }, { trouble: 'ALERT' }] }],
  })
})

it('shows an order with its timeline, and nothing of who bought it', async () => {
  const { ask, oms } = await openOrders(1)
  Object.assign(oms.orders.get('1') ?? {}, { clientProfileData: { email: 'ana@shop.example' } })
  const order = await ask(ONE, { id: '1' })
  expect(order).toMatchObject({
    stage: 'QUEUED',
    items: [{ skuRef: 'A', quantity: 2, warehouse: 'main', total: 20 }],
    history: [
      { what: 'status', detail: 'ready-for-handling' },
      { what: 'queued', by: 'event' },
    ],
  })
  expect(JSON.stringify(order)).not.toContain('ana@')
  expect(await ask(ONE, { id: '9' })).toEqual({ __typename: 'Failure', code: 'order_not_found' })
})

it('an order of somebody else is shown without a stage', async () => {
  const { ask, oms } = await openOrders(0)
  oms.orders.set('9', vtexOrder({ orderId: '9', status: 'payment-pending' }))
  expect(await ask(ONE, { id: '9' })).toMatchObject({ stage: null, history: [] })
})

it('a refused order is offered again, or said to be in the ERP', async () => {
  const { ask, deps, oms } = await openOrders(1)
  await inFakeTime(rejectOrder(deps, '1', { reason: 'unknown SKU', code: null, retryAfter: null }, 'erp'))
  const again = `mutation { offerOrderAgain(id: "1") { ${FIELDS} } }`
  expect(await ask(again)).toMatchObject({ stage: 'QUEUED', rejection: null })
  expect(await ask(again)).toMatchObject({ code: 'order_not_ready' })
  const take = `mutation { takeOrder(id: "1", erpOrderNumber: "SO-9") { ${FIELDS} } }`
  const taken = await ask(take)
  expect(taken).toMatchObject({ stage: 'HANDLING', erpOrderNumber: 'SO-9' })
  expect(taken.history).toContainEqual({
    what: 'acknowledged',
    by: ANA,
    detail: 'SO-9',
    callStatus: null,
  })
  expect(await ask(take)).toMatchObject({ code: 'already_acknowledged' })
  expect(oms.orders.get('1')?.status).toBe('handling')
})

it('looks again, and does what is due', async () => {
  const { ask, oms, lease } = await openOrders(1)
  Object.assign(oms.orders.get('1') ?? {}, { status: 'canceled' })
  expect(await ask(`mutation { lookAtOrder(id: "1") { ${FIELDS} } }`)).toMatchObject({ stage: 'CANCELED' })
  expect((await lease())._unsafeUnwrap().orders).toEqual([])
})

it('settings are read, saved and checked', async () => {
  const { ask } = await openOrders(0)
  const settings = {
    ...{ exportFrom: 'paid', flows: ['complete'], tradePolicies: ['1'], affiliates: [], sellers: [] },
    ...{ attempts: 3, reconcileSeconds: 30, keepDays: 60 },
  }
  const save = `mutation ($settings: OrderSettingsInput!) { saveOrderSettings(settings: $settings) {
    ... on OrderSettings { exportFrom } ... on Failure { code errors { pointer } } } }`
  expect(await ask(save, { settings })).toEqual({ exportFrom: 'paid' })
  expect(await ask('{ orderSettings { exportFrom keepDays } }')).toEqual({ exportFrom: 'paid', keepDays: 60 })
  expect(await ask(save, { settings: { ...settings, keepDays: 1 } })).toEqual({
    code: 'invalid_settings',
    errors: [{ pointer: '/keepDays' }],
  })
})
