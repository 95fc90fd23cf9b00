import type { VtexOrder } from '../clients/oms-order'
import { inFakeTime } from '../testing/deps'
import { openOrders, type TestOrders } from '../testing/orders'
import { isLate } from './find-late'
import { listOrders } from './list-orders'
import { searchOrders } from './search'
import { saveOrderSettings, type OrderSettings } from './settings'
import { statusNames, statusOf } from './statuses'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const HOUR = 3_600_000

beforeEach(() => jest.useFakeTimers({ now: NOW }))
afterEach(() => jest.useRealTimers())

const ago = (hours: number): string => new Date(NOW - hours * HOUR).toISOString()
const placed = (status: string, hours: number, changes: Partial<VtexOrder> = {}): Partial<VtexOrder> => ({
  ...{ status, creationDate: ago(hours), lastChange: ago(hours - 1) },
  ...changes,
})

const search = ({ deps }: TestOrders) => inFakeTime(searchOrders(deps, deps.now() + 10_000))
const open = async ({ deps }: TestOrders) =>
  (await inFakeTime(listOrders(deps, {}, { from: 0, limit: 10 }))).orders

async function opened(settings: Partial<OrderSettings>, order: Partial<VtexOrder>): Promise<TestOrders> {
  const orders = openOrders()
  await inFakeTime(saveOrderSettings(orders.deps, settings as OrderSettings))
  orders.place(order)
  await search(orders)
  return orders
}

it('an order on its way for too long is shown, since it last changed', async () => {
  const orders = await opened({}, placed('waiting-for-seller-confirmation', 30))
  expect(await open(orders)).toMatchObject([
    { orderId: '17-01', stage: 'seen', trouble: 'stuck', statusSince: NOW - 29 * HOUR },
  ])
})

it.each<[string, Partial<OrderSettings>, Partial<VtexOrder>]>([
  ['is young', {}, placed('waiting-for-seller-confirmation', 23)],
  ['may wait for its payment for days', {}, placed('payment-pending', 500)],
  ['is none for the ERP', { tradePolicies: ['2'] }, placed('window-to-cancel', 48)],
  ['is of another seller', { sellers: ['9'] }, placed('payment-approved', 72)],
])('not one that %s', async (_name, settings, order) => {
  expect(await open(await opened(settings, order))).toEqual([])
})

it('goes to the ERP by itself when it is ready after all', async () => {
  const orders = await opened({}, placed('window-to-cancel', 48))
  orders.move('17-01', 'ready-for-handling')
  await jest.advanceTimersByTimeAsync(10 * 60_000)
  await search(orders)
  expect(await open(orders)).toMatchObject([{ stage: 'queued', trouble: null }])
})

it('asks once an hour, for statuses before those that the ERP gets', async () => {
  const orders = await opened({ exportFrom: 'paid' }, {})
  for (let minute = 0; minute < 61; minute++) {
    await jest.advanceTimersByTimeAsync(60_000)
    await search(orders)
  }
  const asked = orders.oms.asked.filter((call) => call.includes('window-to-change-seller'))
  expect(asked).toHaveLength(2)
  expect(asked[0]).not.toMatch(/payment-approved|window-to-cancel|ready-for-handling/)
})

it.each(statusNames)('%s says when something is wrong and who has to act, or neither', (name) => {
  const { stale } = statusOf(name)
  if (!stale) return expect(isLate({ orderId: '1', status: name, creationDate: ago(1e4) }, NOW)).toBe(false)
  const listed = (hours: number) => ({ orderId: '1', status: name, creationDate: ago(hours) })
  expect([isLate(listed(stale.hours), NOW), isLate(listed(stale.hours + 0.001), NOW)]).toEqual([false, true])
})
