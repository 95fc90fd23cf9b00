import { publishDocument } from '../../mapping/versions'
import { saveCodes } from '../../mapping/tables'
import { inFakeTime, testDeps } from '../../testing/deps'
import { documentOf, rule } from '../../testing/mapping'
import { openOrders } from '../../testing/orders'
import type { MappingDocument } from '../../mapping/document'
import { listOrders } from '../list-orders'
import { readRecord } from '../record/store'
import { visitOrder } from '../visit'
import { acknowledge } from './acknowledge'
import { heldOrders } from './held'
import { leaseOrders, type LeaseRequest } from './lease'

const table = [{ kind: 'table' as const, table: 'policy' }]
const byPolicy = [rule('no', 'orderId'), rule('policy', 'tradePolicy', { convert: table })]

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

/** A store of its own, with time of its own and orders in the queue. */
async function open(orders: { orderId: string; salesChannel?: string }[]) {
  const store = openOrders()
  let now = Date.now()
  const deps = { ...testDeps(), ...store.deps, now: () => now }
  for (const order of orders) await inFakeTime(visitOrder(deps, store.place(order), 'event'))
  const lease = async (changes: Partial<LeaseRequest> = {}) => {
    const request = {
      source: 'erp',
      limit: 10,
      visibility: 60,
      events: ['new'] as const,
      shape: 'erp' as const,
    }
    return (await leaseOrders(deps, { ...request, ...changes }))._unsafeUnwrap().orders
  }
  const publish = (document: Partial<MappingDocument>, source = 'erp') =>
    publishDocument(deps, {
      ...{ source, flow: 'orders' as const, note: null, by: 'me' },
      document: documentOf(byPolicy, { flow: 'orders', ...document }),
    })
  const save = (code: string, value: string) =>
    saveCodes(deps, { source: 'erp', table: 'policy' }, { set: [{ code, value }], remove: [] })
  return { ...store, deps, lease, publish, save, pass: (milliseconds: number) => void (now += milliseconds) }
}

it('gives orders in the shape of the source that asks, canonical to others', async () => {
  const { lease, publish, save, pass } = await open([{ orderId: '17-01' }])
  await publish({})
  await save('1', 'WEB')
  expect(await lease({ source: 'wms', visibility: 10 })).toMatchObject([
    { orderId: '17-01', order: { tradePolicy: '1', lines: [{}] }, mappingVersion: null, attempt: 1 },
  ])
  pass(10_000)
  expect(await lease({ visibility: 10 })).toMatchObject([
    { orderId: '17-01', order: { no: '17-01', policy: 'WEB' }, mappingVersion: 1, attempt: 2 },
  ])
  pass(10_000)
  expect(await lease({ shape: 'canonical' })).toMatchObject([
    { order: { orderId: '17-01' }, mappingVersion: null },
  ])
})

it('keeps back what does not fit and nothing else, and releases it when its code gets a value', async () => {
  const { deps, lease, publish, save } = await open([
    { orderId: '17-01', salesChannel: '1' },
    { orderId: '17-02', salesChannel: '2' },
  ])
  await publish({})
  await save('2', 'B2B')
  expect(await lease()).toMatchObject([{ orderId: '17-02' }])
  expect(await heldOrders(deps)).toMatchObject([
    { orderId: '17-01', source: 'erp', code: 'unmapped_code', codes: [{ table: 'policy', code: '1' }] },
  ])
  expect((await listOrders(deps, { onlyTrouble: true }, { from: 0, limit: 9 })).orders).toMatchObject([
    { orderId: '17-01', trouble: 'unmapped', attempts: 0 },
  ])
  const record = await readRecord(deps, '17-01')
  expect(record).toMatchObject({ stage: 'queued', rejection: { code: 'unmapped_code', mappingVersion: 1 } })
  expect(record?.history.map(({ what }) => what)).toEqual(['status', 'queued', 'held'])
  await save('9', 'OTHER')
  expect(await lease()).toEqual([])
  await save('1', 'WEB')
  expect(await lease()).toMatchObject([{ orderId: '17-01', order: { policy: 'WEB' }, attempt: 1 }])
  expect(await heldOrders(deps)).toEqual([])
  expect(await readRecord(deps, '17-01')).toMatchObject({ rejection: null })
})

it('releases what does not fit when another mapping is published', async () => {
  const { lease, publish } = await open([{ orderId: '17-01' }])
  await publish({})
  expect(await lease()).toEqual([])
  await publish({ fields: [rule('no', 'orderId')] })
  expect(await lease()).toMatchObject([{ order: { no: '17-01' }, mappingVersion: 2, attempt: 1 }])
})

it('tries again by itself, soon after a change and seldom later, and writes the same history once', async () => {
  const { deps, lease, publish, oms, pass } = await open([{ orderId: '17-01' }])
  await publish({})
  const reads = () => oms.asked.filter((asked) => asked === 'get 17-01').length
  await lease()
  const before = reads()
  pass(14_000)
  await lease()
  expect(reads()).toBe(before)
  pass(1_000)
  await lease()
  expect(reads()).toBe(before + 1)
  pass(120_000)
  await lease()
  pass(599_000)
  await lease()
  expect(reads()).toBe(before + 2)
  const history = (await readRecord(deps, '17-01'))?.history ?? []
  expect(history.filter(({ what }) => what === 'held')).toHaveLength(1)
})

it('leaves what a filter keeps out to others, until the mapping changes or half an hour passed', async () => {
  const filters = [{ path: 'tradePolicy', is: 'equals' as const, value: '1' }]
  const fields = [rule('no', 'orderId')]
  const { deps, lease, publish, oms, pass } = await open([{ orderId: '17-01', salesChannel: '2' }])
  await publish({ fields, filters })
  expect([await lease(), await lease()]).toEqual([[], []])
  const before = oms.asked.length
  pass(29 * 60_000)
  await lease()
  expect(oms.asked.length).toBe(before)
  expect((await readRecord(deps, '17-01'))?.history.at(-1)).toMatchObject({ what: 'left', by: 'erp' })
  expect(await lease({ source: 'wms', visibility: 10 })).toMatchObject([{ orderId: '17-01', attempt: 1 }])
  pass(10_000)
  await publish({ fields })
  expect(await lease()).toMatchObject([{ order: { no: '17-01' }, mappingVersion: 2 }])
})

it('tells the ERP of a cancellation whatever the mapping says by now', async () => {
  const { deps, lease, publish, move, pass } = await open([{ orderId: '17-01' }])
  await publish({ fields: [rule('no', 'orderId')] })
  const [{ receipt } = { receipt: '' }] = await lease()
  await acknowledge(deps, { receipt, erpOrderNumber: 'SO-1' }, 'erp')
  move('17-01', 'canceled')
  await visitOrder(deps, '17-01', 'event')
  const canceled = { events: ['canceled'] as const, visibility: 10 }
  await publish({ filters: [{ path: 'tradePolicy', is: 'equals', value: '9' }] })
  expect(await lease(canceled)).toMatchObject([
    { orderId: '17-01', event: 'canceled', order: { status: 'canceled' }, mappingVersion: null },
  ])
  pass(10_000)
  await publish({ fields: [rule('number', 'erp.orderNumber')] })
  expect(await lease(canceled)).toMatchObject([{ order: { number: 'SO-1' }, mappingVersion: 3 }])
})
