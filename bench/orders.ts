import { setTimeout as pause } from 'node:timers/promises'
import { placeBody } from '../sandbox/commerce/oms/place-body'
import { figuresOf, quantile, type Figure } from './figure'
import { setting, withStore, type Store } from './store'

/** Milliseconds VTEX takes for an answer. */
const LATENCY = 100
/** Orders a second, one after the other, as shoppers place them: fewer than the machine can take, or it is the wait in line that is measured. */
const PER_SECOND = 4
const RECONCILE_SECONDS = 5

interface Leased {
  receipt: string
  order: { orderId: string }
}

/** From ready for handling to the ERP: with events, with all events lost, and as many at once as VTEX's limit lets. */
export function orders(): Promise<Figure[]> {
  const count = setting('BENCH_ORDERS', 400)
  return withStore({ skus: 10, warehouses: 1 }, async (store) => {
    await stock(store)
    await store.erp.put('/settings/orders', { reconcileSeconds: RECONCILE_SECONDS })
    place(store)
    await drain(store, 1)
    store.sandbox.setLatency(LATENCY)
    const figure = figuresOf('orders')
    const told = await trickle(store, count)
    store.sandbox.events.set({ drop: 1 })
    const untold = await trickle(store, count)
    store.sandbox.events.set({})
    const flood = await atOnce(store, count * 5)
    return [
      figure('ready to leasable, events working, median', quantile(told, 0.5), 'ms'),
      figure('ready to leasable, events working, p95', quantile(told, 0.95), 'ms'),
      figure('ready to leasable, all events lost, median', quantile(untold, 0.5), 'ms'),
      figure('ready to leasable, all events lost, p95', quantile(untold, 0.95), 'ms'),
      figure('period of the search', RECONCILE_SECONDS * 1_000, 'ms'),
      figure('flood: orders a minute, leased and acknowledged', flood.perMinute, '1/min'),
      figure('flood: reads of VTEX per order', flood.reads, 'calls'),
      figure('flood: reads of VTEX a minute (limit 6,000)', flood.perMinute * flood.reads, '1/min'),
      figure('flood: answers 429', flood.refused, 'calls'),
    ]
  })
}

async function stock({ sandbox, skus, warehouses }: Store): Promise<void> {
  for (const { skuId } of skus)
    await sandbox.callAsAdmin(
      'PUT',
      `/api/logistics/pvt/inventory/skus/${skuId}/warehouses/${warehouses[0]}`,
      { quantity: 1_000_000 },
    )
}

function place({ sandbox, skus }: Store): string {
  const items = [{ refId: skus[0]?.refId, quantity: 1, price: 1_000 }]
  const order = sandbox.commerce.orders.place('demo', placeBody.parse({ items, until: 'ready-for-handling' }))
  if (typeof order === 'string') throw new Error(order)
  return order.orderId
}

/** Places orders one by one while the ERP asks the queue all the time; milliseconds from one to the other. */
async function trickle(store: Store, count: number): Promise<number[]> {
  const placedAt = new Map<string, number>()
  const placing = (async () => {
    for (let index = 0; index < count; index++) {
      placedAt.set(place(store), Date.now())
      await pause(1_000 / PER_SECOND)
    }
  })()
  const delays = await drain(store, count, placedAt)
  await placing
  return delays
}

/** The ERP: asks the queue until it has so many orders, and acknowledges them. */
async function drain(
  { erp }: Store,
  count: number,
  placedAt: ReadonlyMap<string, number> = new Map(),
): Promise<number[]> {
  const delays: number[] = []
  const acks: Promise<unknown>[] = []
  for (let taken = 0; taken < count;) {
    const { body } = await erp.get<{ orders: Leased[] }>('/orders/queue?limit=100')
    const now = Date.now()
    taken += body.orders.length
    for (const { order } of body.orders) delays.push(now - (placedAt.get(order.orderId) ?? now))
    const items = body.orders.map(({ receipt, order }) => ({
      receipt,
      erpOrderNumber: `SO-${order.orderId}`,
    }))
    if (items.length > 0) acks.push(erp.post('/orders/queue/ack', { items }))
    else await pause(50)
  }
  await Promise.all(acks)
  return delays
}

async function atOnce(store: Store, count: number) {
  for (let index = 0; index < count; index++) place(store)
  store.sandbox.resetStats()
  const began = Date.now()
  await drain(store, count)
  const minutes = (Date.now() - began) / 60_000
  const calls = store.sandbox
    .stats()
    .calls.filter(({ via, template }) => via === 'app' && /oms/.test(template))
  const reads = calls.filter(({ method }) => method === 'GET')
  return {
    perMinute: count / minutes,
    reads: reads.reduce((sum, { total }) => sum + total, 0) / count,
    refused: calls.reduce((sum, { statuses }) => sum + (statuses['429'] ?? 0), 0),
  }
}
