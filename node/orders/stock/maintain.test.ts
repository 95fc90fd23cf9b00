import { syncOne } from '../../delivery/sync-one'
import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { inFakeTime, type TestDeps } from '../../testing/deps'
import { openJobStore } from '../../testing/jobs'
import { newRecord, type OrderRecord } from '../record/record'
import { maintainStock } from './maintain'
import { saveStockSettings, type QuantityKind } from './settings'
import { settleStock } from './settle'
import { readRows } from './shelf'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

beforeEach(() => jest.useFakeTimers({ now: NOW }))
afterEach(() => jest.useRealTimers())

const erp = { orderNumber: 'SO-1', acknowledgedAt: NOW, source: 'erp', receipt: 'r' }

/** An order of two units of SKU R0 (id 1). */
const order = (changes: Partial<OrderRecord> = {}): OrderRecord => ({
  ...newRecord('17-01', NOW),
  ...{ stage: 'acknowledged', status: 'ready-for-handling', lockIds: ['17-lock'] },
  erp,
  units: [{ skuId: '1', skuRef: 'R0', warehouse: 'main', quantity: 2 }],
  ...changes,
})
const handled = (): Partial<OrderRecord> => ({ stage: 'handling', status: 'handling', handledAt: Date.now() })
const ended = (stage: 'invoiced' | 'canceled'): Partial<OrderRecord> => ({
  ...{ stage, status: stage, statusSince: Date.now() },
})

async function open(quantity: QuantityKind = 'on-hand'): Promise<TestDeps> {
  const { deps } = openJobStore(1)
  await inFakeTime(saveStockSettings(deps, { quantity }))
  return deps
}

/** `countedAt`: null where the source does not say. */
const count = (deps: TestDeps, quantity: number, verify = true, countedAt: number | null = Date.now()) =>
  inFakeTime(
    syncOne(deps, {
      flow: flows.inventory,
      record: {
        ...{ skuRef: 'R0', warehouse: 'main', quantity },
        ...(countedAt !== null && { asOf: new Date(countedAt).toISOString() }),
      },
      ...{ dryRun: false, verify, park: false, source: 'erp', deadline: Date.now() + MINUTE },
    }),
  )
const settle = (deps: TestDeps, record: OrderRecord) => inFakeTime(settleStock(deps, record))
const maintain = (deps: TestDeps) => inFakeTime(maintainStock(deps, Date.now() + MINUTE))
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds)
/** VTEX holds units of orders: an equal quantity is not the same then. */
const reserve = ({ store }: TestDeps): void => {
  for (const balance of store.balances.get('1') ?? []) balance.reservedQuantity = 2
}
const held = ({ store }: TestDeps) => store.balances.get('1')?.[0]?.totalQuantity
const quantities = ({ store }: TestDeps) =>
  store.bodies.map((body) => (body as { quantity: number }).quantity)

describe('counts', () => {
  it('are written once more when an order has reached handling, and not again', async () => {
    const deps = await open()
    await settle(deps, order())
    await count(deps, 10)
    reserve(deps)
    await settle(deps, order(handled()))
    await maintain(deps)
    await maintain(deps)
    expect(quantities(deps)).toEqual([8, 8])
  })

  it('give the units of an order that was cancelled in handling back', async () => {
    const deps = await open()
    await settle(deps, order(handled()))
    await count(deps, 10)
    expect(held(deps)).toBe(8)
    await settle(deps, order({ ...handled(), ...ended('canceled') }))
    await maintain(deps)
    expect(held(deps)).toBe(10)
  })

  it('are the source’s own business where it works out VTEX’s number', async () => {
    const deps = await open('vtex')
    await count(deps, 10)
    await settle(deps, order(handled()))
    await maintain(deps)
    expect(quantities(deps)).toEqual([10])
  })

  it('wait while an order is on its way to handling, two minutes at most', async () => {
    const deps = await open()
    await settle(deps, order(handled()))
    await count(deps, 10)
    await settle(deps, order({ ...handled(), ...ended('canceled') }))
    await settle(deps, order({ orderId: '18-01', erp: { ...erp, acknowledgedAt: Date.now() } }))
    reserve(deps)
    await maintain(deps)
    expect(quantities(deps)).toEqual([8])
    await pass(2 * MINUTE)
    await maintain(deps)
    expect(quantities(deps)).toEqual([8, 8])
  })

  it('that VTEX did not take are tried again a minute later', async () => {
    const deps = await open()
    await settle(deps, order(handled()))
    await count(deps, 10)
    await settle(deps, order({ ...handled(), ...ended('canceled') }))
    const down = failure('vtex_unavailable', undefined, { kind: 'server-error' })
    deps.store.faults.set('logistics.balances', Array<{ failure: typeof down }>(50).fill({ failure: down }))
    await maintain(deps)
    deps.store.faults.clear()
    const calls = deps.store.calls.length
    await maintain(deps)
    expect(deps.store.calls).toHaveLength(calls)
    await pass(MINUTE)
    await maintain(deps)
    expect(held(deps)).toBe(10)
  })

  it('count from when they were counted, also where a worker died between ledger and row', async () => {
    const deps = await open()
    const first = order(handled())
    await settle(deps, first)
    await count(deps, 10)
    await pass(MINUTE)
    const countedAt = Date.now()
    await pass(1_000)
    await settle(deps, { ...first, stage: 'invoiced', status: 'invoiced', statusSince: Date.now() })
    await pass(1_000)
    const { documents } = deps
    const update = documents.update.bind(documents)
    documents.update = (bucket, ...rest) =>
      bucket === 'order-stock' ? Promise.reject(new Error('killed')) : update(bucket, ...rest)
    await expect(count(deps, 12, true, countedAt)).rejects.toThrow('killed')
    documents.update = update
    await settle(deps, order({ ...handled(), orderId: '18-01' }))
    await maintain(deps)
    expect(quantities(deps)).toEqual([8, 10, 8])
  })

  it('are written once more when the app hears late that units had left the shelf', async () => {
    const deps = await open()
    const first = order(handled())
    await settle(deps, first)
    const bookedAt = Date.now()
    await pass(1_000)
    await count(deps, 8)
    expect(held(deps)).toBe(6)
    await settle(deps, { ...first, stage: 'invoiced', status: 'invoiced', statusSince: bookedAt })
    await maintain(deps)
    expect(held(deps)).toBe(8)
  })

  it.each<[QuantityKind, number]>([
    ['on-hand', 8],
    ['vtex', 10],
  ])('of the same number are looked at again once orders changed (%s)', async (kind, after) => {
    const deps = await open(kind)
    await count(deps, 10, false, null)
    await pass(1_000)
    await settle(deps, order())
    await count(deps, 10, false, null)
    expect(held(deps)).toBe(after)
    const calls = deps.store.calls.length
    await count(deps, 10, false, null)
    expect(deps.store.calls).toHaveLength(calls)
  })

  it('are not invented: without one nothing is written, and nobody looks again', async () => {
    const deps = await open()
    await settle(deps, order(handled()))
    await maintain(deps)
    expect(deps.store.writes()).toEqual([])
    const [row] = await readRows(deps)
    expect(row?.sent).toBe(row?.settled)
  })
})

describe('reservations', () => {
  const lock = ({ store }: TestDeps, Status: number | string = 2): void =>
    void store.reservations.set('1/main', [
      { LockId: '17-lock', Status },
      { LockId: 'another', Status: 2 },
    ])
  const left = ({ store }: TestDeps) => store.reservations.get('1/main')?.map(({ LockId }) => LockId)

  it('of an order invoiced past handling are given back after a count of after the invoice', async () => {
    const deps = await open()
    lock(deps)
    await settle(deps, order(ended('invoiced')))
    await count(deps, 10)
    await pass(1)
    await settle(deps, order({ orderId: '18-01', lockIds: ['another'], ...handled() }))
    await maintain(deps)
    expect(left(deps)).toEqual(['another'])
  })

  it('of one stay while the last count is older than its invoice', async () => {
    const deps = await open()
    lock(deps)
    await settle(deps, order())
    await count(deps, 10)
    await pass(1)
    await settle(deps, order(ended('invoiced')))
    await maintain(deps)
    expect(left(deps)).toEqual(['17-lock', 'another'])
  })

  it.each([
    ['2, confirmed', 2, ['another']],
    ['3, acknowledged: the next count gives those up', 3, ['17-lock', 'another']],
    ['Acknowledged in words', 'Acknowledged', ['17-lock', 'another']],
  ])('of a cancelled order that VTEX keeps: status %s', async (_name, status, kept) => {
    const deps = await open()
    lock(deps, status)
    await settle(deps, order(ended('canceled')))
    await maintain(deps)
    expect(left(deps)).toEqual(kept)
  })

  it('are looked into once, also where VTEX says that they are over', async () => {
    const deps = await open()
    lock(deps)
    const refused = failure('vtex_refused', 'Reservation has status 4.', { kind: 'refused' })
    deps.store.faults.set('logistics.cancelReservation', [{ failure: refused }])
    await settle(deps, order(ended('canceled')))
    await maintain(deps)
    await maintain(deps)
    expect(deps.store.calls.filter((call) => call.startsWith('logistics.reservations'))).toHaveLength(1)
  })

  it('that VTEX has too many of to list are somebody’s business', async () => {
    const deps = await open()
    const tooMany = failure('vtex_refused', 'Too many active reservations', { kind: 'refused' })
    deps.store.faults.set('logistics.reservations', [{ failure: tooMany }])
    await settle(deps, order(ended('canceled')))
    await maintain(deps)
    expect(deps.logged).toContainEqual(expect.objectContaining({ alert: true }))
    await maintain(deps)
    expect(deps.store.calls.filter((call) => call.startsWith('logistics.reservations'))).toHaveLength(2)
  })
})

it('rows nobody needs any more go', async () => {
  const deps = await open()
  await count(deps, 10)
  await settle(deps, order({ ...handled(), ...ended('canceled'), lockIds: [] }))
  await settle(deps, order({ ...handled() }))
  await settle(deps, order({ ...handled(), ...ended('canceled'), lockIds: [] }))
  await maintain(deps)
  expect(await readRows(deps)).toHaveLength(1)
  await pass(DAY)
  await maintain(deps)
  expect(await readRows(deps)).toEqual([])
})
