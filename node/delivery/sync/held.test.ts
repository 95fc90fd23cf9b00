import { flows } from '../../flows'
import { newRecord, type OrderRecord } from '../../orders/record/record'
import { saveStockSettings, type QuantityKind } from '../../orders/stock/settings'
import { settleStock } from '../../orders/stock/settle'
import { accepted, inFakeTime, type TestDeps } from '../../testing/deps'
import { openJobStore } from '../../testing/jobs'
import type { AcceptedRecord } from '../record'
import { syncRecords, type SyncOptions } from '.'

const NOW = Date.parse('2026-03-01T12:00:00Z')

beforeEach(() => jest.useFakeTimers({ now: NOW }))
afterEach(() => jest.useRealTimers())

/** An order of two units of SKU R0 (id 1), in handling since this moment. */
const handled = (orderId: string): OrderRecord => ({
  ...newRecord(orderId, Date.now()),
  ...{ stage: 'handling', status: 'handling', handledAt: Date.now(), lockIds: [`${orderId}-lock`] },
  erp: { orderNumber: 'SO-1', acknowledgedAt: Date.now(), source: 'erp', receipt: 'r' },
  units: [{ skuId: '1', skuRef: 'R0', warehouse: 'main', quantity: 2 }],
})

async function open(quantity: QuantityKind, skus = 1): Promise<TestDeps> {
  const { deps } = openJobStore(skus)
  await inFakeTime(saveStockSettings(deps, { quantity }))
  await inFakeTime(settleStock(deps, handled('1-01')))
  return deps
}

const sync = (deps: TestDeps, records: AcceptedRecord[], options: Partial<SyncOptions> = {}) =>
  syncRecords(flows.inventory, records, deps, {
    ...{ source: 'erp', dryRun: false, verify: true, park: false, job: null, priority: 'interactive' },
    deadline: Date.now() + 60_000,
    ...options,
  })

/** Counts of ten pieces each; `meanwhile` is what happens once they are planned. */
const count = (deps: TestDeps, meanwhile: () => Promise<void>, skus = 1) => {
  const records = Array.from({ length: skus }, (_, index) =>
    accepted('inventory', { skuRef: `R${index}`, warehouse: 'main', quantity: 10 }, index),
  )
  return inFakeTime(sync(deps, records, { onPlanned: meanwhile }))
}
const quantities = ({ store }: TestDeps) =>
  store.bodies.map((body) => (body as { quantity: number }).quantity)

it.each<[QuantityKind, number]>([
  ['on-hand', 6],
  ['available', 6],
  ['vtex', 10],
])('an order that reaches handling between plan and write is in what is written (%s)', async (kind, held) => {
  const deps = await open(kind)
  const results = await count(deps, () => settleStock(deps, handled('2-01')))
  expect(results.map((result) => result?.outcome)).toEqual(['applied'])
  expect(quantities(deps)).toEqual([held])
})

it('the newest count of two that raced is written as of when it was counted, not when the other was', async () => {
  const deps = await open('on-hand')
  const at = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString()
  const counted = (id: string, quantity: number, asOf: string) => [
    accepted('inventory', { skuRef: 'R0', warehouse: 'main', quantity, asOf }, 0, id),
  ]
  // Counted before the goods left, and accepted after the count that followed.
  const late = counted('01J00000000000000000000002', 10, at(10))
  const early = counted('01J00000000000000000000001', 8, at(30))
  const shipped = { ...handled('1-01'), handledAt: NOW, stage: 'invoiced', status: 'invoiced' } as const
  await inFakeTime(settleStock(deps, { ...shipped, statusSince: NOW + 20_000 }))
  const { logistics } = deps.clients
  const setQuantity = logistics.setQuantity.bind(logistics)
  logistics.setQuantity = async (...written) => {
    logistics.setQuantity = setQuantity
    const answer = await setQuantity(...written)
    await sync(deps, late)
    return answer
  }
  await inFakeTime(sync(deps, early))
  expect(quantities(deps)).toEqual([8])
})

it('a record whose orders never stop moving fails, and nothing was written', async () => {
  const deps = await open('on-hand')
  let moves = 1
  const { documents } = deps
  const read = documents.read.bind(documents)
  const results = await count(deps, () => {
    // Before every look from now on, one more order is there.
    documents.read = async (bucket, key) => {
      if (bucket !== 'order-stock') return read(bucket, key)
      documents.read = read
      await settleStock(deps, handled(`${++moves}-02`))
      const found = await read<never>(bucket, key)
      documents.read = later
      return found
    }
    const later = documents.read
    return Promise.resolve()
  })
  expect(results).toEqual([expect.objectContaining({ outcome: 'failed', code: 'vtex_locked', attempts: 10 })])
  expect(quantities(deps)).toEqual([])
})

it('records that are written together share what they read of orders', async () => {
  const deps = await open('on-hand', 60)
  const read = jest.spyOn(deps.documents, 'read')
  let planned = 0
  const countReads = () => read.mock.calls.filter(([bucket]) => bucket === 'order-stock').length
  await count(
    deps,
    () => {
      planned = countReads()
      return Promise.resolve()
    },
    60,
  )
  expect(quantities(deps)).toHaveLength(60)
  expect(countReads() - planned).toBeLessThan(120)
})
