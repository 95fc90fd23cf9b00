import { setTimeout as pause } from 'node:timers/promises'
import type { OutboundCall } from '../sandbox'
import { figuresOf, type Figure } from './figure'
import { cut, expectOutcomes, sendBatches, stockRows } from './load'
import { naively } from './naive'
import { setting, vtexCalls, withStore, type Store } from './store'

const LATENCY = 30
/** Records of the naive client; it goes at an even pace, so few tell it. */
const NAIVE_RECORDS = 500
const WAREHOUSES = 2
/** After so long every replica knows new settings; milliseconds. */
const SETTINGS_KNOWN = 11_000

/** Stock, for which VTEX publishes no limit, at 30 ms an answer: how far the app goes by itself. */
export function inventory(): Promise<Figure[]> {
  const records = setting('BENCH_STOCK', 10_000)
  return withStore({ skus: records / WAREHOUSES, warehouses: WAREHOUSES }, async (store) => {
    const first = await send(store, 10)
    store.sandbox.resetStats()
    store.sandbox.outbound.length = 0
    store.sandbox.setLatency(LATENCY)
    const changed = await send(store, 20)
    const reached = concurrencyOf(store.sandbox.outbound.filter(({ path }) => path.includes('/logistics/')))
    const calls = vtexCalls(store)
    await countOnShelf(store)
    const counted = await send(store, 30)
    const naive = await straight(store)
    const rate = records / changed.seconds
    const figure = figuresOf('inventory')
    return [
      figure('records, changed', records, 'records'),
      figure('records per second', rate, '1/s'),
      figure('records per second counted on the shelf', records / counted.seconds, '1/s'),
      figure('VTEX calls per record', calls / records, 'calls'),
      figure('calls under way at once, most', reached.most, 'calls'),
      figure('calls under way at once, mean', reached.mean, 'calls'),
      figure('records per second when VTEX answers at once', records / first.seconds, '1/s'),
      figure('naive client: records per second', NAIVE_RECORDS / naive.seconds, '1/s'),
      figure('as a multiple of the naive client', (rate * naive.seconds) / NAIVE_RECORDS, '×'),
    ]
  })
}

/** From then on what orders hold is looked at before each write. */
async function countOnShelf({ erp }: Store): Promise<void> {
  const { status } = await erp.put('/settings/stock', { quantity: 'on-hand' })
  if (status !== 200) throw new Error(`The settings of stock answered ${String(status)}`)
  await pause(SETTINGS_KNOWN)
}

async function send(store: Store, least: number) {
  const rows = stockRows(store, (row) => least + (row % 7))
  const sent = await sendBatches(store.erp, 'inventory', cut(rows))
  expectOutcomes(sent, { applied: rows.length })
  return sent
}

function straight({ vtex, skus, warehouses }: Store) {
  const puts = Array.from({ length: NAIVE_RECORDS }, (_, index) => ({
    path: `/api/logistics/pvt/inventory/skus/${skus[index % skus.length]?.skuId}/warehouses/${warehouses[0]}`,
    body: { quantity: 50 + index, unlimitedQuantity: false },
  }))
  return naively(vtex, puts)
}

/** Calls under way at VTEX, from the times of its answers; each took the latency. */
function concurrencyOf(calls: readonly OutboundCall[]): { most: number; mean: number } {
  const ends = calls.map(({ at }) => at).sort((a, b) => a - b)
  let most = 0
  let oldest = 0
  ends.forEach((end, newest) => {
    while ((ends[oldest] as number) <= end - LATENCY) oldest++
    most = Math.max(most, newest - oldest + 1)
  })
  const seconds = ((ends[ends.length - 1] ?? 0) - (ends[0] ?? 0) + LATENCY) / 1_000
  return { most, mean: (ends.length * LATENCY) / 1_000 / seconds }
}
