import { setTimeout as pause } from 'node:timers/promises'
import { figuresOf, quantile, type Figure } from './figure'
import { rowsOf, sizeOf } from './import'
import { load, stockRows } from './load'
import { prepare } from './prepare'
import { setting, withStore, type Store } from './store'

const PAUSE_MILLISECONDS = 50
/** Steps through the rows; shares no factor with their number. */
const STEP = 7_919

/** Rows of an import that writes all of them. */
const WRITTEN_ROWS = 20_000

/** How long a single stock PUT takes while an import runs: one that writes every row, and one with 1 % changed. */
export async function duringImport(): Promise<Figure[]> {
  const rows = setting('BENCH_ROWS', 200_000)
  const whileWriting = await withStore(sizeOf(WRITTEN_ROWS), (store) =>
    putsDuring(store, load(store.erp, rowsOf(store, 0))),
  )
  const whileComparing = await withStore(sizeOf(rows), async (store) => {
    await prepare(store, rowsOf(store, 0))
    return putsDuring(store, load(store.erp, rowsOf(store, 1)))
  })
  return [
    ...figuresFor('every row written', whileWriting),
    ...figuresFor('1 % of the rows changed', whileComparing),
  ]
}

function figuresFor(kind: string, milliseconds: readonly number[]): Figure[] {
  const figure = figuresOf('during-import')
  return [
    figure(`${kind}: PUTs`, milliseconds.length, 'calls'),
    figure(`${kind}: median`, quantile(milliseconds, 0.5), 'ms'),
    figure(`${kind}: p95`, quantile(milliseconds, 0.95), 'ms'),
    figure(`${kind}: longest`, quantile(milliseconds, 1), 'ms'),
  ]
}

/** Sends single PUTs of rows of the import, each with a new quantity, until the work is done. */
async function putsDuring(store: Store, work: Promise<unknown>): Promise<number[]> {
  const rows = stockRows(store, (row) => row)
  const milliseconds: number[] = []
  let isOver = false
  const ended = work.finally(() => (isOver = true))
  for (let put = 1; !isOver; put++) {
    const row = rows[(put * STEP) % rows.length]
    const path = `/inventory/${row?.skuRef}/${row?.warehouse}`
    const startedAt = performance.now()
    const { status, body } = await store.erp.put(path, { quantity: 1_000 + put })
    if (status !== 200) throw new Error(`PUT ${path} was answered ${status}: ${JSON.stringify(body)}`)
    milliseconds.push(performance.now() - startedAt)
    await pause(PAUSE_MILLISECONDS)
  }
  await ended
  return milliseconds
}
