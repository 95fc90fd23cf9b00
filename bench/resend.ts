import { figuresOf, type Figure } from './figure'
import { cut, expectOutcomes, sendBatches, stockRows } from './load'
import { prepare } from './prepare'
import { cpuSeconds } from './replicas'
import { setting, vbaseCalls, vtexCalls, withStore } from './store'

const BATCHES = 10
const WAREHOUSES = 10

/** What it costs to send again what VTEX has already: ten batches of 10,000 stock records. */
export function resend(): Promise<Figure[]> {
  const records = setting('BENCH_RESEND', 100_000)
  return withStore({ skus: records / WAREHOUSES, warehouses: WAREHOUSES }, async (store) => {
    const rows = stockRows(store, (row) => 10 + (row % 90))
    await prepare(store, rows)
    store.sandbox.resetStats()
    const cpuBefore = cpuSeconds()
    const sent = await sendBatches(store.erp, 'inventory', cut(rows, records / BATCHES))
    const cpu = cpuSeconds() - cpuBefore
    expectOutcomes(sent, { unchanged: records })
    const figure = figuresOf('resend')
    return [
      figure('records, unchanged', records, 'records'),
      figure('VTEX calls', vtexCalls(store), 'calls'),
      figure('VBase calls per 1,000 records', vbaseCalls(store) / (records / 1_000), 'calls'),
      figure('records per second', records / sent.seconds, '1/s'),
      figure('records per second and core', records / cpu, '1/s'),
    ]
  })
}
