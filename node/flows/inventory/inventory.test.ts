import fc from 'fast-check'
import { memoryStore, type MemoryStore } from '../../testing/store'
import type { VtexBalance } from '../../clients/logistics'
import { durationOf, secondsOf, timeSpanOf } from './mapper'
import { inventorySchema, leadTimeSeconds, type InventoryRecord } from './schema'
import { inventory } from '.'

const target = { vtexId: '1', warehouseId: 'main' }
const acceptedAt = '2026-03-01T12:00:00.000Z'
const seeded = { seed: 20260301, numRuns: 300 }

const balance = (fields: Partial<VtexBalance> = {}): VtexBalance => ({
  warehouseId: 'main',
  totalQuantity: 5,
  reservedQuantity: 0,
  hasUnlimitedQuantity: false,
  leadTime: '1.02:30:00',
  ...fields,
})
const elsewhere = balance({ warehouseId: 'other', totalQuantity: 77 })

const record = (fields: object): InventoryRecord =>
  inventorySchema.parse({ skuRef: 'A', warehouse: 'main', ...fields })

function storeWith(held: VtexBalance | null): MemoryStore {
  const store = memoryStore()
  store.balances.set('1', held ? [elsewhere, { ...held }] : [elsewhere])
  return store
}

const wanted = { key: ['A', 'main'], record: null }

async function sync(store: MemoryStore, sent: InventoryRecord) {
  const live = (await inventory.read(target, store.clients, wanted))._unsafeUnwrap()
  const plan = inventory.plan(sent, live, target)._unsafeUnwrap()
  const work = { plan, record: sent, live, target, acceptedAt }
  if (plan.length > 0) (await inventory.apply(work, store.clients))._unsafeUnwrap()
  return plan
}

const held = (store: MemoryStore) =>
  store.balances.get('1')?.find(({ warehouseId }) => warehouseId === 'main')

const anyBalance = fc.option(
  fc
    .record({
      totalQuantity: fc.integer({ min: -5, max: 50 }),
      reservedQuantity: fc.integer({ min: 0, max: 3 }),
      hasUnlimitedQuantity: fc.boolean(),
      leadTime: fc.option(fc.constantFrom('00:00:00', '2.00:00:00', '1.02:30:00', '10:00:00.5')),
    })
    .map(balance),
)
const anyRecord = fc
  .record(
    {
      quantity: fc.integer({ min: 0, max: 50 }),
      unlimited: fc.boolean(),
      leadTime: fc.constantFrom('P0D', 'P2D', 'PT36H', 'P1DT2H'),
    },
    { requiredKeys: [] },
  )
  .map((fields) => inventorySchema.safeParse({ skuRef: 'A', warehouse: 'main', ...fields }))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data as InventoryRecord)

it('ends at what the record says, keeps the rest, writes at most once, and then finds nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(anyBalance, anyRecord, async (before, sent) => {
      const store = storeWith(before)
      const plan = await sync(store, sent)
      const after = held(store)
      expect(store.writes()).toHaveLength(plan.length > 0 ? 1 : 0)
      expect(after?.totalQuantity ?? 0).toBe(sent.quantity ?? before?.totalQuantity ?? 0)
      expect(after?.hasUnlimitedQuantity ?? false).toBe(
        sent.unlimited ?? before?.hasUnlimitedQuantity ?? false,
      )
      if (sent.leadTime === undefined) expect(after?.leadTime).toBe(after && (before?.leadTime ?? null))
      else expect(secondsOf(after?.leadTime)).toBe(leadTimeSeconds(sent.leadTime))
      expect(store.balances.get('1')).toContainEqual(elsewhere)
      expect(JSON.stringify(store.bodies)).not.toMatch(/null/)
      if (!before?.reservedQuantity) expect(await sync(store, sent)).toEqual([])
    }),
    seeded,
  )
})

it.each([
  ['a quantity', { quantity: 6 }, 'logistics.setQuantity'],
  ['an end of unlimited', { unlimited: true }, 'logistics.setQuantity'],
  ['a lead time', { leadTime: 'P3D' }, 'logistics.setLeadTime'],
  ['both', { quantity: 6, leadTime: 'P3D' }, 'logistics.replace'],
  ['a new quantity and the old lead time', { quantity: 6, leadTime: 'P2D' }, 'logistics.setQuantity'],
])('writes %s by the call that touches nothing else', async (_name, fields, call) => {
  const store = storeWith(balance({ leadTime: '2.00:00:00' }))
  await sync(store, record(fields))
  expect(store.writes()).toEqual([`${call} 1/main`])
})

it.each([
  ['units are reserved', balance({ reservedQuantity: 1 }), ['quantity']],
  ['none are', balance(), []],
])('an equal quantity where %s', async (_name, before, fields) => {
  const store = storeWith(before)
  const plan = await sync(store, record({ quantity: 5 }))
  expect(plan.map(({ field }) => field)).toEqual(fields)
  expect(store.writes()).toHaveLength(fields.length)
})

it('creates stock where the warehouse had none, even none of it', async () => {
  const store = storeWith(null)
  expect(await sync(store, record({ quantity: 0 }))).toEqual([{ field: 'quantity', before: null, after: 0 }])
})

it.each([
  ['as the source counted', { quantity: 6, asOf: '2026-03-01T08:00:00-03:00' }, '2026-03-01T11:00:00.000Z'],
  ['as it was accepted', { quantity: 6 }, acceptedAt],
])('tells VTEX the time of the stock %s', async (_name, fields, dateUtcOnBalanceSystem) => {
  const store = storeWith(balance())
  await sync(store, record(fields))
  expect(store.bodies).toEqual([{ quantity: 6, unlimitedQuantity: false, dateUtcOnBalanceSystem }])
})

it('reads nothing from another warehouse', async () => {
  expect((await inventory.read(target, storeWith(null).clients, wanted))._unsafeUnwrap()).toBeNull()
})

it.each([
  ['00:00:00', 0, 'P0D'],
  ['2.00:00:00', 172_800, 'P2D'],
  ['1.12:00:00', 129_600, 'PT36H'],
  ['10:30:00', 37_800, 'PT11H'],
  ['5:00:00.1230000', 18_000, 'PT5H'],
  ['nonsense', 0, 'P0D'],
  [null, 0, 'P0D'],
  [undefined, 0, 'P0D'],
])('TimeSpan %p is %d seconds, %s', (timeSpan, seconds, duration) => {
  expect(secondsOf(timeSpan)).toBe(seconds)
  expect(durationOf(seconds)).toBe(duration)
})

it('writes a TimeSpan it reads the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (seconds) => {
      expect(timeSpanOf(seconds)).toMatch(/^\d+\.\d\d:\d\d:\d\d$/)
      expect(secondsOf(timeSpanOf(seconds))).toBe(seconds)
    }),
    seeded,
  )
})

it('shows stock as a canonical record', () => {
  const stock = { quantity: 5, reserved: 2, unlimited: false, leadTimeSeconds: 172_800 }
  expect(inventory.show(['A', 'main'], stock)).toEqual({
    skuRef: 'A',
    warehouse: 'main',
    quantity: 5,
    leadTime: 'P2D',
    reserved: 2,
  })
  expect(inventory.show(['A', 'main'], { ...stock, unlimited: true })).not.toHaveProperty('quantity')
})
