import { OrderFaults } from '../../commerce/oms/faults'
import { setEventRates, type EventRates } from '../../commerce/oms/faults/rates'
import type { World } from '../world'
import type { Delivery } from './courier'
import { tellOrders } from './order-events'

const event = {
  recorder: { _record: {} },
  domain: 'Fulfillment' as const,
  orderId: '17-01',
  currentState: 'ready-for-handling',
  lastState: 'window-to-cancel',
  currentChangeDate: '2026-03-01T12:30:00',
  lastChangeDate: '2026-03-01T12:00:00',
}

/** An app that listens to the topics; what is kept back goes out by hand. */
function open(topics: string[], rates: EventRates = {}) {
  const sent: Delivery[] = []
  const later: { task: () => void; ms: number; isDone: boolean }[] = []
  const orderListeners: World['orderListeners'] = new Set()
  const events = { orders: { sender: 'vtex.orders-broadcast', topics } }
  const app = { name: 'vendor.app', service: { events } } as unknown as World['app']
  const faults = new OrderFaults()
  setEventRates(faults, rates)
  tellOrders(
    { app, orderListeners, commerce: { orders: { faults } } },
    {
      send: (delivery) => void sent.push(delivery),
      later(task, ms) {
        const kept = { task, ms, isDone: false }
        later.push(kept)
        return () => run(kept)
      },
    },
  )
  const run = (kept: (typeof later)[number]) => {
    if (!kept.isDone) kept.task()
    kept.isDone = true
  }
  const tell = (currentState: string, orderId = event.orderId) =>
    orderListeners.forEach((listener) => listener('demo', { ...event, orderId, currentState }))
  const states = () =>
    sent.map(({ body }) => (JSON.parse(body.toString()) as { currentState: string }).currentState)
  return { sent, later, orderListeners, tell, states, runAll: () => later.forEach(run) }
}

it.each([
  ['all statuses', ['order-status-updated'], 1],
  ['this one', ['ready-for-handling'], 1],
  ['another one', ['handling'], 0],
  ['both', ['order-status-updated', 'ready-for-handling'], 2],
])('brings the status of an order to a handler of %s', (_name, topics, times) => {
  const { sent, orderListeners } = open(topics)
  for (const listener of orderListeners) listener('demo', event)
  expect(sent).toHaveLength(times)
  for (const { account, workspace, body } of sent)
    expect([account, workspace, JSON.parse(body.toString())]).toEqual(['demo', 'master', event])
})

const all = ['order-status-updated']

it.each<[string, EventRates, string[]]>([
  ['loses', { lose: 1, status: 'b' }, ['a', 'c']],
  ['loses once', { lose: 1, times: 1 }, ['b', 'c']],
  ['doubles', { double: 1, status: 'b' }, ['a', 'b', 'b', 'c']],
  ['delays', { delay: 1, delayMs: 5, status: 'a' }, ['b', 'c', 'a']],
  ['swaps', { reorder: 1, status: 'a' }, ['b', 'a', 'c']],
  ['swaps in pairs', { reorder: 1 }, ['b', 'a', 'c']],
  ['spares another order', { lose: 1, orderId: '18-01' }, ['a', 'b', 'c']],
])('%s events', (_name, rates, expected) => {
  const { tell, states, runAll } = open(all, rates)
  ;['a', 'b', 'c'].forEach((state) => tell(state))
  runAll()
  expect(states()).toEqual(expected)
})

it('sends what no event overtook, after a while', () => {
  const { tell, states, later, runAll } = open(all, { reorder: 1, delayMs: 700 })
  tell('a')
  tell('b', '18-01')
  expect([states(), later.map(({ ms }) => ms)]).toEqual([[], [700, 700]])
  runAll()
  expect(states()).toEqual(['a', 'b'])
})

it('repeats itself by its seed', () => {
  const run = (seed: number) => {
    const { tell, states, runAll } = open(all, { lose: 0.3, double: 0.3, reorder: 0.3, delay: 0.3, seed })
    for (let index = 0; index < 40; index++) tell(String(index))
    runAll()
    return states().join()
  }
  expect(run(7)).toBe(run(7))
  expect(run(7)).not.toBe(run(8))
})
