import { inFakeTime } from '../../testing/deps'
import { openOrders } from '../../testing/orders'
import { openPush, says, stageOf, takes, type PushStore } from '../../testing/push'
import { acknowledge, takeByHand } from '../queue/acknowledge'
import { readQueue } from '../queue/entries'
import { leaseOrders } from '../queue/lease'
import { readRecord } from '../record/store'
import { wakeOrder } from '../wake'
import { nextPush } from './push-orders'
import { pushSettingsSchema, savePushSettings, type PushSettings } from './settings'
import { signatureHeader } from './sign'
import { readState } from './state'
import { tryOut } from './try-out'

const START = Date.parse('2026-03-01T12:00:00Z')
beforeEach(() => jest.useFakeTimers({ now: START }))
afterEach(() => jest.useRealTimers())

const SECOND = 1_000
const MINUTE = 60 * SECOND

const idsOf = ({ receiver }: PushStore) => receiver.posted.map(({ body }) => body.orderId)
const history = async ({ deps }: PushStore, orderId = '1') =>
  (await readRecord(deps, orderId))?.history.map(({ what, detail, call }) =>
    [what, detail, call?.status].filter(Boolean).join(' '),
  )

it('posts an order as the queue gives it, signed, and acknowledges it with the number that comes back', async () => {
  const store = await openPush(1)
  await store.run()
  const [posted] = store.receiver.posted
  expect(posted?.url).toBe(`https://${store.deps.account}.myvtex.com/_v/erp-orders/new?site=1`)
  expect(posted?.body).toMatchObject({
    ...{ orderId: '1', event: 'new', attempt: 1, mappingVersion: null },
    ...{
      leasedUntil: expect.any(String),
      receipt: expect.stringMatching(/^MQ\.0\./),
      order: { orderId: '1' },
    },
  })
  const timestamp = Number(posted?.headers['X-Erp-Integrator-Timestamp'])
  expect(Math.abs(timestamp * SECOND - Date.now())).toBeLessThan(MINUTE)
  expect(posted?.headers).toMatchObject({
    'X-Erp-Integrator-Signature': signatureHeader([store.secret], timestamp, posted?.raw ?? ''),
    'Idempotency-Key': posted?.body.id,
  })
  expect(await readRecord(store.deps, '1')).toMatchObject({
    stage: 'handling',
    erp: { orderNumber: 'SO-1', source: 'erp' },
  })
  expect(await history(store)).toEqual([
    ...['status ready-for-handling', 'queued', 'leased new, 1', 'pushed new 200'],
    ...['acknowledged SO-1', 'start-handling 204', 'status handling'],
  ])
  expect(await readQueue(store.deps)).toEqual([])
  expect(await readState(store.deps)).toMatchObject({ lastSuccessAt: expect.any(Number), failures: 0 })
})

it('posts the oldest first, four at once at most, and each once', async () => {
  const store = await openPush(10)
  let inFlight = 0
  let most = 0
  store.receiver.answer = async (posted) => {
    most = Math.max(most, ++inFlight)
    await new Promise((resolve) => setTimeout(resolve, SECOND))
    inFlight--
    return takes(posted)
  }
  await Promise.all([store.run(), store.run()])
  expect(most).toBe(4)
  expect(idsOf(store)).toEqual(Array.from({ length: 10 }, (_, index) => String(index + 1)))
})

it.each<[string, (store: PushStore) => Promise<unknown>]>([
  ['while it is switched off', ({ save }) => save({ isActive: false })],
  ['without a secret', ({ deps }) => deps.documents.remove('order-push', 'secrets')],
  [
    'to an address that is not allowed any more',
    ({ deps }) =>
      deps.documents.write('settings', 'order-push', {
        ...{ isActive: true, source: 'erp', address: 'https://erp.example/orders' },
      }),
  ],
  ['of events that are not wanted', ({ save }) => save({ events: ['canceled'] })],
])('posts nothing %s, and the queue is as it was', async (_name, change) => {
  const store = await openPush(2)
  await inFakeTime(change(store))
  await store.run()
  expect(store.receiver.posted).toEqual([])
  const leased = await inFakeTime(
    leaseOrders(store.deps, { source: 'other', limit: 9, visibility: 60, events: ['new'], shape: 'erp' }),
  )
  expect(leased._unsafeUnwrap().orders.map(({ orderId, attempt }) => [orderId, attempt])).toEqual([
    ['1', 1],
    ['2', 1],
  ])
})

it('begins nothing more once it is switched off, and gives back what it held', async () => {
  const store = await openPush(9)
  store.receiver.answer = async (posted) => {
    await store.save({ isActive: false })
    return takes(posted)
  }
  await store.run()
  expect(store.receiver.posted).toHaveLength(4)
  expect(await nextPush(store.deps)).toBeNull()
  expect(
    (await readQueue(store.deps)).every(({ freeAt, attempts }) => freeAt <= Date.now() && attempts === 0),
  ).toBe(true)
})

it('switched off between lease and post, it posts nothing', async () => {
  const store = await openPush(1)
  const { get } = store.deps.oms
  store.deps.oms.get = async (orderId) => {
    await store.save({ isActive: false })
    return get(orderId)
  }
  await store.run()
  expect(store.receiver.posted).toEqual([])
  expect(await readQueue(store.deps)).toMatchObject([{ orderId: '1', attempts: 0 }])
})

it('one that is taken without a number is the ERP’s to acknowledge, and comes again when it does not', async () => {
  const store = await openPush(2)
  store.receiver.answer = () => says(202)
  await store.run()
  const [first, second] = store.receiver.posted
  const acked = acknowledge(store.deps, { receipt: first?.body.receipt ?? '', erpOrderNumber: 'SO-9' }, 'erp')
  expect((await inFakeTime(acked)).isOk()).toBe(true)
  await store.run()
  expect(store.receiver.posted).toHaveLength(2)
  await jest.advanceTimersByTimeAsync(5 * MINUTE)
  await store.run()
  expect(store.receiver.posted[2]?.body).toMatchObject({ orderId: '2', attempt: 2, id: second?.body.id })
  expect(store.receiver.posted[2]?.body.receipt).not.toBe(second?.body.receipt)
})

it('an order that the ERP refuses is kept for a person, or comes again when the ERP says', async () => {
  const store = await openPush(2)
  store.receiver.answer = ({ body }) =>
    says(422, { reason: 'unknown SKU', ...(body.orderId === '2' && { retryAfter: 'PT2M' }) })
  await store.run()
  expect([await stageOf(store, '1'), await stageOf(store, '2')]).toEqual(['rejected', 'queued'])
  expect(await readRecord(store.deps, '1')).toMatchObject({
    rejection: { reason: 'unknown SKU', source: 'erp' },
  })
  store.receiver.answer = takes
  await store.run()
  expect(store.receiver.posted).toHaveLength(2)
  await jest.advanceTimersByTimeAsync(2 * MINUTE)
  await store.run()
  expect(idsOf(store)).toEqual(['1', '2', '2'])
})

it('what fails comes again later and later, under the same id and with another delivery', async () => {
  const store = await openPush(1)
  store.receiver.answer = () => says(500)
  const times: number[] = []
  for (let step = 0; step < 80 && times.length < 4; step++) {
    const before = store.receiver.posted.length
    await store.run()
    if (store.receiver.posted.length > before) times.push(Date.now())
    await jest.advanceTimersByTimeAsync(5 * SECOND)
  }
  const gaps = times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / (10 * SECOND)))
  expect(gaps).toEqual([3, 6, 12])
  const { posted } = store.receiver
  expect(new Set(posted.map(({ body }) => body.id)).size).toBe(1)
  expect(new Set(posted.map(({ headers }) => headers['X-Erp-Integrator-Delivery'])).size).toBe(4)
  expect(await stageOf(store)).toBe('queued')
})

it('an address that fails is tried with one order at a time, and all goes on when it is back', async () => {
  const store = await openPush(12)
  store.receiver.answer = () => ({ kind: 'unanswered', why: 'timeout' })
  await store.run()
  const { length: before } = store.receiver.posted
  expect(before).toBe(8)
  expect(await readState(store.deps)).toMatchObject({ failures: 8, lastFailure: { why: 'timeout' } })
  await jest.advanceTimersByTimeAsync(5 * MINUTE)
  await Promise.all([store.run(), store.run({ ...store.deps, workspace: 'replica' })])
  expect(store.receiver.posted).toHaveLength(before + 1)
  store.receiver.answer = takes
  for (let minute = 0; minute < 40; minute++) {
    await jest.advanceTimersByTimeAsync(MINUTE)
    await store.run()
  }
  expect(await readQueue(store.deps)).toEqual([])
  expect(await readState(store.deps)).toMatchObject({ failures: 0, failingSince: null })
})

it('waits as long as the receiver asks for', async () => {
  const store = await openPush(6)
  store.receiver.answer = () => says(429, '', '90')
  await store.run()
  expect(store.receiver.posted).toHaveLength(4)
  store.receiver.answer = takes
  await jest.advanceTimersByTimeAsync(85 * SECOND)
  await store.run()
  expect(store.receiver.posted).toHaveLength(4)
  expect(await nextPush(store.deps)).toBeGreaterThan(Date.now())
  await jest.advanceTimersByTimeAsync(10 * SECOND)
  await store.run()
  expect(store.receiver.posted).toHaveLength(10)
})

it('posts no more in a minute than it may', async () => {
  jest.setSystemTime(START + 5 * SECOND)
  const store = await openPush(7, { perMinute: 5 })
  const next = new Date(Math.ceil(Date.now() / MINUTE) * MINUTE)
  jest.setSystemTime(next)
  await store.run()
  expect(store.receiver.posted).toHaveLength(5)
  expect(await nextPush(store.deps)).toBe(next.getTime() + MINUTE)
  jest.setSystemTime(next.getTime() + MINUTE)
  await store.run()
  expect(store.receiver.posted).toHaveLength(7)
})

it('of an order that was cancelled while the ERP stored it, the ERP is told', async () => {
  const store = await openPush(1)
  store.receiver.answer = async (posted) => {
    if (posted.body.event === 'new') {
      store.move('1', 'canceled')
      await wakeOrder(store.deps, { orderId: '1', currentState: 'canceled' })
    }
    return takes(posted)
  }
  await store.run()
  expect(store.receiver.posted.map(({ body }) => body.event)).toEqual(['new', 'canceled'])
  expect(store.receiver.posted[1]?.body.order).toMatchObject({ erp: { orderNumber: 'SO-1' } })
  expect(await readRecord(store.deps, '1')).toMatchObject({
    stage: 'canceled',
    told: { canceled: 'acknowledged' },
  })
  expect(store.oms.asked.filter((call) => call.startsWith('startHandling'))).toEqual([])
})

it('of an order that somebody took under another number meanwhile, a person is told', async () => {
  const store = await openPush(1)
  store.receiver.answer = async (posted) => {
    await takeByHand(store.deps, '1', 'BY-HAND', 'admin')
    return takes(posted)
  }
  await store.run()
  expect(await history(store)).toContain('alert already_acknowledged')
  expect(await readRecord(store.deps, '1')).toMatchObject({ erp: { orderNumber: 'BY-HAND' } })
})

it('logs and keeps neither order nor secret', async () => {
  const store = await openPush(0)
  store.place({ orderId: '1', clientProfileData: { email: 'ana@shop.example', firstName: 'Ana' } })
  await inFakeTime(wakeOrder(store.deps, { orderId: '1', currentState: 'ready-for-handling' }))
  store.receiver.answer = () => says(500, 'ana@shop.example is unknown')
  await store.run()
  const kept = [...store.deps.documents.stored].filter(([key]) => key !== 'order-push/secrets')
  const text = JSON.stringify([kept, store.deps.logged])
  expect(store.receiver.posted[0]?.raw).toContain('ana@shop.example')
  for (const word of ['ana@', 'Ana', store.secret]) expect(text).not.toContain(word)
})

it('tries the address with an order of nobody, also while it is switched off', async () => {
  const store = await openPush(1, { isActive: false })
  expect((await tryOut(store.deps))._unsafeUnwrap()).toMatchObject({ isTaken: true, status: 200, why: null })
  expect(store.receiver.posted[0]?.body).toMatchObject({
    event: 'test',
    order: null,
    id: expect.stringMatching(/^test-/),
  })
  store.receiver.answer = () => ({ kind: 'unanswered', why: 'connection' })
  expect((await tryOut(store.deps))._unsafeUnwrap()).toMatchObject({
    isTaken: false,
    status: null,
    why: 'connection',
  })
  expect(await readState(store.deps)).toMatchObject({ failures: 0, lastFailure: null })
})

it.each<[string, Partial<PushSettings>, string, string]>([
  ['an address elsewhere', { address: 'https://erp.example/x' }, 'push_address_refused', '/address'],
  ['no address', { address: null }, 'invalid_settings', '/address'],
  ['no source', { source: null }, 'invalid_settings', '/source'],
])('is not switched on with %s', async (_name, changes, code, pointer) => {
  const { save } = await openPush(0)
  expect((await save(changes))._unsafeUnwrapErr()).toMatchObject({ code, errors: [{ pointer }] })
  const { deps } = openOrders()
  const address = `https://${deps.account}.myvtex.com/_v/erp-orders/new`
  const settings = pushSettingsSchema.parse({ isActive: true, address, source: 'erp' })
  const push = async () => undefined
  expect((await savePushSettings({ ...deps, push }, settings))._unsafeUnwrapErr().errors).toMatchObject([
    { pointer: '/isActive' },
  ])
})
