import { figuresOf, quantile, type Figure } from './figure'
import { expectOutcomes, load, stockRows, type Load, type StockRow } from './load'
import { prepare } from './prepare'
import { cpuSeconds, forgetPeaks, peakMemory } from './replicas'
import { setting, vbaseCalls, vtexCalls, withStore, type Store } from './store'

const SMALL = 10_000
/** The small import is over in a moment, so several tell more than one. */
const SMALL_RUNS = 5
const WAREHOUSES = 10

/** Every row of it is written, so it takes a while. */
const FIRST_ROWS = 20_000

/** A large import of which one row in a hundred is news, and how its time and memory grow with its size. */
export async function importing(): Promise<Figure[]> {
  const rows = setting('BENCH_ROWS', 200_000)
  const figure = figuresOf('import')
  const first = await withStore(sizeOf(FIRST_ROWS), firstLoad)
  const small = await withStore(sizeOf(SMALL), async (store) => {
    await prepare(store, rowsOf(store, 0))
    const seconds: number[] = []
    const cpuBefore = cpuSeconds()
    for (let run = 1; run <= SMALL_RUNS; run++) seconds.push((await secondLoad(store, run)).seconds)
    return { seconds: quantile(seconds, 0.5), cpu: (cpuSeconds() - cpuBefore) / SMALL_RUNS }
  })
  return withStore(sizeOf(rows), async (store) => {
    await prepare(store, rowsOf(store, 0))
    forgetPeaks()
    store.sandbox.resetStats()
    const cpuBefore = cpuSeconds()
    const second = await secondLoad(store, 1)
    const cpu = cpuSeconds() - cpuBefore
    return [
      figure('rows, 1 % changed', rows, 'rows'),
      figure('time', second.seconds, 's'),
      figure('of this, upload', second.uploadSeconds, 's'),
      figure('rows per second', rows / second.seconds, '1/s'),
      figure('rows per second and core', rows / cpu, '1/s'),
      figure('VTEX calls per changed row', vtexCalls(store) / (rows / 100), 'calls'),
      figure('VBase calls per 1,000 rows', vbaseCalls(store) / (rows / 1_000), 'calls'),
      figure('peak memory of a worker', peakMemory(), 'MB'),
      figure(`time of ${SMALL.toLocaleString('en')} rows, 1 % changed`, small.seconds, 's'),
      figure('time per row against that', second.seconds / rows / (small.seconds / SMALL), '×'),
      figure('processor time per row against that', cpu / rows / (small.cpu / SMALL), '×'),
      figure('first load, every row new: rows per second', FIRST_ROWS / first.seconds, '1/s'),
    ]
  })
}

export function sizeOf(rows: number): { skus: number; warehouses: number } {
  return { skus: rows / WAREHOUSES, warehouses: WAREHOUSES }
}

/** Every row is new to VTEX. */
export async function firstLoad(store: Store): Promise<Load> {
  const rows = rowsOf(store, 0)
  const loaded = await load(store.erp, rows)
  expectOutcomes(loaded, { applied: rows.length })
  return loaded
}

/** The same rows again, of which 1 % changed. Runs are numbered from 1; each changes other rows. */
async function secondLoad(store: Store, run: number): Promise<Load> {
  const rows = rowsOf(store, run)
  const changed = rows.length / 100
  const loaded = await load(store.erp, rows)
  expectOutcomes(loaded, { applied: changed, unchanged: rows.length - changed })
  return loaded
}

/** The rows of a run; those of run 0 are what the store has at first. */
export function rowsOf(store: Store, run: number): StockRow[] {
  return stockRows(store, (row) => quantityOf(row, run))
}

/** Row 0 changes in the first run, and each hundredth after it; row 1 in the second, and so on. */
const quantityOf = (row: number, run: number): number => 10 + (row % 90) + (row % 100 < run ? 1 : 0)
