import { failure } from '../../errors/failure'
import { inFakeTime } from '../../testing/deps'
import { openOrders, type TestOrders } from '../../testing/orders'
import { readRecord } from '../record/store'
import { wakeOrder } from '../wake'
import { acknowledge } from './acknowledge'
import { readQueue } from './entries'
import { leaseOrders, type LeaseRequest } from './lease'
import { offerAgain, rejectOrder } from './reject'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const ready = 'ready-for-handling'
const wake = ({ deps }: TestOrders, orderId: string, currentState = ready) =>
  inFakeTime(wakeOrder(deps, { orderId, currentState }))

async function lease({ deps }: TestOrders, request: Partial<LeaseRequest> = {}) {
  const usual = { source: 'erp', limit: 50, visibility: 60, events: ['new'] as const, shape: 'erp' as const }
  const whole = { ...usual, ...request }
  return (await inFakeTime(leaseOrders(deps, whole)))._unsafeUnwrap()
}

/** A store with orders `1`, `2` … in the queue, oldest first. */
async function queued(count: number): Promise<TestOrders> {
  const orders = openOrders()
  for (let index = 1; index <= count; index++) {
    await wake(orders, orders.place({ orderId: String(index) }))
    await jest.advanceTimersByTimeAsync(1_000)
  }
  return orders
}

const idsOf = ({ orders }: Awaited<ReturnType<typeof lease>>) => orders.map(({ orderId }) => orderId)
const ack = ({ deps }: TestOrders, receipt: string, erpOrderNumber = 'SO-1') =>
  inFakeTime(acknowledge(deps, { receipt, erpOrderNumber }, 'erp'))
const first = (leased: Awaited<ReturnType<typeof lease>>) => leased.orders[0]?.receipt ?? ''
const started = ({ oms }: TestOrders) => oms.asked.filter((call) => call.startsWith('startHandling'))

it('gives out the oldest first, as many as are asked for, and nothing twice', async () => {
  const orders = await queued(3)
  const one = await lease(orders, { limit: 2 })
  expect([idsOf(one), one.more]).toEqual([['1', '2'], true])
  const two = await lease(orders)
  expect([idsOf(two), two.more]).toEqual([['3'], false])
  expect(idsOf(await lease(orders))).toEqual([])
})

it('two that ask at once get different orders', async () => {
  const orders = await queued(6)
  const [one, two] = await Promise.all([lease(orders, { limit: 4 }), lease(orders, { limit: 4 })])
  const ids = [...idsOf(one), ...idsOf(two)]
  expect(new Set(ids).size).toBe(ids.length)
})

it('an order that is not acknowledged comes back with another receipt, and the old one is refused', async () => {
  const orders = await queued(1)
  const old = await lease(orders)
  await jest.advanceTimersByTimeAsync(59_000)
  expect(idsOf(await lease(orders))).toEqual([])
  await jest.advanceTimersByTimeAsync(1_000)
  const again = await lease(orders)
  expect(again.orders).toMatchObject([{ attempt: 2 }])
  expect((await ack(orders, first(old)))._unsafeUnwrapErr().code).toBe('lease_expired')
  expect((await ack(orders, first(again)))._unsafeUnwrap()).toMatchObject({
    orderId: '1',
    status: 'handling',
  })
})

it('one that comes back too often does not keep the others waiting', async () => {
  const orders = await queued(2)
  for (let attempt = 0; attempt < 5; attempt++) {
    expect(idsOf(await lease(orders, { limit: 1 }))).toEqual(['1'])
    await jest.advanceTimersByTimeAsync(60_000)
  }
  expect(idsOf(await lease(orders, { limit: 1 }))).toEqual(['2'])
  expect(idsOf(await lease(orders, { limit: 1 }))).toEqual(['1'])
})

it('acknowledging again is harmless, and under another number refused', async () => {
  const orders = await queued(1)
  const receipt = first(await lease(orders))
  await ack(orders, receipt)
  expect((await ack(orders, receipt)).isOk()).toBe(true)
  expect((await ack(orders, receipt, 'SO-1')).isOk()).toBe(true)
  const { code } = (await ack(orders, 'MQ.0.0123456789abcdef', 'SO-2'))._unsafeUnwrapErr()
  expect(code).toBe('already_acknowledged')
  expect(started(orders)).toEqual(['startHandling 1'])
})

it.each([
  '',
  'x',
  'MQ.9.0123456789abcdef',
  'MQ.0.short',
  'OTk5.0.0123456789abcdef',
  '../..',
  'a'.repeat(300),
])('refuses %p, which is no receipt of the queue', async (receipt) => {
  const orders = await queued(1)
  expect((await ack(orders, receipt))._unsafeUnwrapErr().code).toBe('lease_expired')
  expect(started(orders)).toEqual([])
})

it.each([
  ['refuses and did not confirm', false, 2],
  ['refuses and did confirm', true, 1],
])('VTEX %s: handling is confirmed once all the same', async (_name, applied, calls) => {
  const orders = await queued(1)
  const receipt = first(await lease(orders))
  orders.oms.faults.push({
    method: 'startHandling',
    failure: failure('vtex_unavailable', 'VTEX answered 500.', { kind: 'server-error' }),
    applied,
  })
  expect((await ack(orders, receipt)).isOk()).toBe(true)
  await jest.advanceTimersByTimeAsync(30_000)
  await wake(orders, '1')
  await wake(orders, '1')
  expect(started(orders)).toHaveLength(calls)
  expect(orders.oms.orders.get('1')?.status).toBe('handling')
})

it('tells the ERP that an order was cancelled while it took it', async () => {
  const orders = await queued(1)
  const receipt = first(await lease(orders))
  orders.move('1', 'canceled')
  await wake(orders, '1', 'canceled')
  expect((await ack(orders, receipt))._unsafeUnwrapErr().code).toBe('order_canceled')
  expect(started(orders)).toEqual([])
})

it('never gives out an order that was cancelled, though no event said so', async () => {
  const orders = await queued(2)
  orders.move('1', 'canceled')
  expect(idsOf(await lease(orders))).toEqual(['2'])
  expect((await readQueue(orders.deps)).map(({ orderId }) => orderId)).toEqual(['2'])
})

it('an order whose cancellation is undecided waits, and comes back when it was denied', async () => {
  const orders = await queued(1)
  orders.move('1', 'request-cancel')
  expect(idsOf(await lease(orders))).toEqual([])
  orders.move('1', ready)
  await wake(orders, '1')
  expect(idsOf(await lease(orders))).toEqual(['1'])
})

it('what VTEX does not answer for goes back at once', async () => {
  const orders = await queued(1)
  const down = failure('vtex_unavailable', undefined, { kind: 'server-error' })
  orders.oms.faults.push({ method: 'get', failure: down })
  const whole = { source: 'erp', limit: 50, visibility: 60, events: ['new'] as const, shape: 'erp' as const }
  expect((await inFakeTime(leaseOrders(orders.deps, whole)))._unsafeUnwrapErr().code).toBe('vtex_unavailable')
  expect(idsOf(await lease(orders))).toEqual(['1'])
})

it('tells of cancellations those who ask for them, until they say that they heard', async () => {
  const orders = await queued(1)
  await ack(orders, first(await lease(orders)))
  orders.move('1', 'canceled')
  await wake(orders, '1', 'canceled')
  await wake(orders, '1', 'cancel')
  expect(idsOf(await lease(orders))).toEqual([])
  const told = await lease(orders, { events: ['canceled'] })
  expect(told.orders).toMatchObject([{ event: 'canceled', order: { erp: { orderNumber: 'SO-1' } } }])
  expect((await ack(orders, first(told))).isOk()).toBe(true)
  await wake(orders, '1', 'canceled')
  await jest.advanceTimersByTimeAsync(60_000)
  expect(idsOf(await lease(orders, { events: ['canceled'] }))).toEqual([])
})

describe('an order that the ERP refuses', () => {
  const reject = ({ deps }: TestOrders, retryAfter: number | null) =>
    inFakeTime(rejectOrder(deps, '1', { reason: 'unknown SKU', code: 'E7', retryAfter }, 'erp'))

  it('is offered again when somebody says so', async () => {
    const orders = await queued(1)
    const receipt = first(await lease(orders))
    expect((await reject(orders, null))._unsafeUnwrap()).toMatchObject({ stage: 'rejected' })
    expect((await reject(orders, null)).isOk()).toBe(true)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(idsOf(await lease(orders))).toEqual([])
    expect((await ack(orders, receipt))._unsafeUnwrapErr().code).toBe('lease_expired')
    expect((await inFakeTime(offerAgain(orders.deps, '1', 'admin'))).isOk()).toBe(true)
    expect(idsOf(await lease(orders))).toEqual(['1'])
  })

  it('is offered again after the time it asks for', async () => {
    const orders = await queued(1)
    await lease(orders)
    await reject(orders, 120)
    await jest.advanceTimersByTimeAsync(119_000)
    expect(idsOf(await lease(orders))).toEqual([])
    await jest.advanceTimersByTimeAsync(1_000)
    expect(idsOf(await lease(orders))).toEqual(['1'])
  })

  it('is refused no more once it was acknowledged', async () => {
    const orders = await queued(1)
    await ack(orders, first(await lease(orders)))
    expect((await reject(orders, null))._unsafeUnwrapErr().code).toBe('already_acknowledged')
    expect((await inFakeTime(offerAgain(orders.deps, '1', 'admin')))._unsafeUnwrapErr().code).toBe(
      'order_not_ready',
    )
  })
})

it('keeps no personal data', async () => {
  const orders = openOrders()
  const person = { email: 'ana@shop.example', firstName: 'Ana', document: '00000000191' }
  await wake(orders, orders.place({ clientProfileData: person, shippingData: { address: { city: 'X1' } } }))
  await ack(orders, first(await lease(orders)))
  const kept =
    [...orders.deps.documents.stored.values()].map(({ json }) => json).join() +
    JSON.stringify(orders.deps.logged)
  expect(await readRecord(orders.deps, '17-01')).toMatchObject({ stage: 'handling' })
  for (const word of ['ana@', 'Ana', '00000000191', 'X1']) expect(kept).not.toContain(word)
})
