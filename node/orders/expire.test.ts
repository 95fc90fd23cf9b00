import { inFakeTime } from '../testing/deps'
import { openOrders } from '../testing/orders'
import { expireOrders } from './expire'
import { readRecord } from './record/store'
import { wakeOrder } from './wake'

const DAY = 24 * 3_600_000

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it.each([
  ['ended', 'canceled', 29, true],
  ['ended', 'canceled', 32, false],
  ['is open', 'ready-for-handling', 90, true],
])('an order that %s (%s) %d days ago is remembered: %p', async (_name, status, days, isKept) => {
  const orders = openOrders()
  const { deps } = orders
  orders.place()
  await inFakeTime(wakeOrder(deps, { orderId: '17-01', currentState: 'ready-for-handling' }))
  orders.move('17-01', status)
  await inFakeTime(wakeOrder(deps, { orderId: '17-01', currentState: status }))
  jest.setSystemTime(Date.now() + days * DAY)
  await inFakeTime(expireOrders(deps, 30))
  await inFakeTime(expireOrders(deps, 30))
  expect((await readRecord(deps, '17-01')) !== null).toBe(isKept)
  const markers = [...deps.documents.stored.keys()].filter((key) => key.startsWith('order-days'))
  expect(markers).toHaveLength(isKept ? 1 : 0)
})
