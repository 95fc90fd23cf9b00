import { failure } from '../errors/failure'
import { inFakeTime } from '../testing/deps'
import { openOrders, type TestOrders } from '../testing/orders'
import { dyingDocuments } from '../testing/trouble'
import { readBoard } from './board'
import { readQueue } from './queue/entries'
import { readRecord } from './record/store'
import { searchOrders } from './search'
import { wakeOrder } from './wake'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const MINUTE = 60_000
const ready = 'ready-for-handling'
const down = failure('vtex_unavailable', undefined, { kind: 'server-error' })
const wake = ({ deps }: TestOrders, currentState: string | null = ready, orderId = '17-01') =>
  inFakeTime(wakeOrder(deps, { orderId, currentState }))
const search = ({ deps }: TestOrders, milliseconds = 10_000) =>
  inFakeTime(searchOrders(deps, deps.now() + milliseconds))
const queue = async ({ deps }: TestOrders) =>
  (await inFakeTime(readQueue(deps))).map(({ orderId }) => orderId)
/** What OMS was asked, but for the hourly look at late orders. */
const asked = ({ oms }: TestOrders) => oms.asked.filter((call) => !/^list .*,window-to-cancel 1$/.test(call))
const board = ({ deps }: TestOrders) => inFakeTime(readBoard(deps))

it('the same event many times, and at once, queues the order once', async () => {
  const orders = openOrders()
  orders.place()
  await Promise.all(Array.from({ length: 8 }, () => wake(orders)))
  expect(await queue(orders)).toEqual(['17-01'])
  const { history } = (await readRecord(orders.deps, '17-01')) ?? { history: [] }
  expect(history.map(({ what }) => what)).toEqual(['status', 'queued'])
})

it.each([
  ['order-created', 0],
  ['payment-approved', 0],
  ['window-to-cancel', 0],
  ['start-handling', 0],
  ['invoice', 0],
  ['cancel', 1],
  [ready, 1],
  ['canceled', 1],
  ['teleported', 1],
  [null, 1],
])('an event of %p makes %d reads', async (state, reads) => {
  const orders = openOrders()
  orders.place({ status: 'payment-pending' })
  await wake(orders, state)
  expect(orders.oms.asked).toHaveLength(reads)
  expect([...(await board(orders)).keys()]).toEqual([])
})

it('believes the order and not the event', async () => {
  const orders = openOrders()
  orders.place({ status: 'canceled' })
  await wake(orders, ready)
  expect(await queue(orders)).toEqual([])
})

it('an order that cannot be read is read again soon', async () => {
  const orders = openOrders()
  orders.place()
  orders.oms.faults.push({ method: 'get', failure: down })
  await wake(orders)
  expect(await queue(orders)).toEqual([])
  await jest.advanceTimersByTimeAsync(30_000)
  orders.oms.faults.push({ method: 'list', failure: down })
  await search(orders)
  expect(await queue(orders)).toEqual(['17-01'])
})

it('an event of an order that does not exist leaves nothing behind', async () => {
  const orders = openOrders()
  await wake(orders)
  expect([...(await board(orders)).keys()]).toEqual([])
})

describe('the search', () => {
  it('rows 39 and 40: finds what no event announced, in one call of the list and one read each', async () => {
    const orders = openOrders()
    for (const id of ['1', '2', '3']) orders.place({ orderId: id })
    await search(orders)
    expect((await queue(orders)).sort()).toEqual(['1', '2', '3'])
    expect(asked(orders)).toEqual([`list ${ready} 1`, 'get 1', 'get 2', 'get 3'])
  })

  it('comes as often as the settings say, whoever asks', async () => {
    const orders = openOrders()
    await search(orders)
    await search(orders)
    expect(asked(orders)).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(MINUTE)
    await Promise.all([search(orders), search(orders)])
    expect(asked(orders)).toHaveLength(2)
  })

  it('reads nothing again of what it knows', async () => {
    const orders = openOrders()
    orders.place({ items: [{ id: '7', quantity: 1, price: 1, seller: 'partner' }] })
    orders.place({ orderId: '18-01' })
    await search(orders)
    const reads = asked(orders).length
    await jest.advanceTimersByTimeAsync(MINUTE)
    await search(orders)
    expect(asked(orders).slice(reads)).toEqual([`list ${ready} 1`])
  })

  it('goes through all pages', async () => {
    const orders = openOrders()
    for (let index = 0; index < 250; index++) orders.place({ orderId: String(index) })
    await search(orders, 60_000)
    expect(await queue(orders)).toHaveLength(250)
  })

  it('ends at its deadline, and the next one goes on', async () => {
    const orders = openOrders()
    for (let index = 0; index < 60; index++) orders.place({ orderId: String(index) })
    await search(orders, 3_000)
    const found = (await queue(orders)).length
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(60)
    for (let turn = 0; turn < 10; turn++) {
      await jest.advanceTimersByTimeAsync(MINUTE)
      await search(orders, 600)
    }
    expect(await queue(orders)).toHaveLength(60)
  })

  it('looks at open orders that nobody mentioned for long', async () => {
    const orders = openOrders()
    orders.place()
    await wake(orders)
    orders.move('17-01', 'canceled')
    await jest.advanceTimersByTimeAsync(11 * MINUTE)
    await search(orders)
    expect(await queue(orders)).toEqual([])
    expect([...(await board(orders)).keys()]).toEqual([])
  })
})

it('whenever the process dies, the order reaches the queue', async () => {
  const orders = openOrders()
  orders.place()
  await inFakeTime(wakeOrder(openOrders().deps, { orderId: 'x', currentState: ready }))
  const { documents } = orders.deps
  for (let after = 0; after < 40; after++) {
    const dying = { ...orders.deps, documents: dyingDocuments(documents, after) }
    const end = await inFakeTime(
      wakeOrder(dying, { orderId: '17-01', currentState: ready }).then(
        () => 'done',
        () => 'killed',
      ),
    )
    if (end === 'done') break
    await jest.advanceTimersByTimeAsync(MINUTE)
  }
  expect(await queue(orders)).toEqual(['17-01'])
  expect([...(await board(orders)).keys()]).toEqual(['17-01'])
})
