import fc from 'fast-check'
import { vtexPrice, priceRecord } from '../../testing/prices'
import { fixedKey, memoryStore, type MemoryStore } from '../../testing/store'
import type { VtexFixedPrice, VtexPrice } from '../../clients/pricing'
import { isSameAmount } from './mapper'
import type { PriceRecord } from './schema'
import { prices } from '.'

const target = { vtexId: '1' }
const seeded = { seed: 20260301, numRuns: 300 }

function storeWith(price: VtexPrice | null): MemoryStore {
  const store = memoryStore()
  if (price) store.prices.set('1', structuredClone(price))
  return store
}

/** Reads, plans and applies once; the plan, or null when the record cannot be planned. */
async function sync(store: MemoryStore, record: PriceRecord) {
  const live = (await prices.read(target, store.clients, { key: ['A'], record }))._unsafeUnwrap()
  const plan = prices.plan(record, live, target)
  if (plan.isErr()) return null
  const work = { plan: plan.value, record, live, target, acceptedAt: '2026-03-01T12:00:00Z' }
  if (plan.value.length > 0) (await prices.apply(work, store.clients))._unsafeUnwrap()
  return plan.value
}

const fixedOf = (price: VtexPrice | null | undefined) =>
  new Map((price?.fixedPrices ?? []).map((fixed) => [fixedKey(fixed), fixed]))

function sentKeys({ fixedPrices = [] }: PriceRecord): string[] {
  return fixedPrices.map(({ priceTable, value, minQuantity, from, to }) =>
    fixedKey({
      tradePolicyId: priceTable,
      value,
      minQuantity,
      ...(from && to && { dateRange: { from, to } }),
    }),
  )
}

const amountsOf = (fixed: VtexFixedPrice | undefined) => fixed && [fixed.value, fixed.listPrice ?? null]

it('plans nothing more once the record is applied, with at most one write', async () => {
  await fc.assert(
    fc.asyncProperty(vtexPrice, priceRecord, async (before, record) => {
      const store = storeWith(before)
      const plan = await sync(store, record)
      expect(store.writes()).toHaveLength(plan && plan.length > 0 ? 1 : 0)
      // A markup counts on the cost VTEX holds, which nothing here changes.
      expect(await sync(store, record)).toEqual(plan && [])
    }),
    seeded,
  )
})

it('keeps what the record does not say exactly as it was', async () => {
  await fc.assert(
    fc.asyncProperty(vtexPrice, priceRecord, async (before, record) => {
      const store = storeWith(before)
      if ((await sync(store, record)) === null) return expect(store.prices.get('1') ?? null).toEqual(before)
      const after = store.prices.get('1')
      if (before?.basePrice != null) {
        for (const field of ['listPrice', 'costPrice'] as const) {
          // Without a cost VTEX derives one when the price is written.
          const isDerived = field === 'costPrice' && before.costPrice === null
          if (record[field] === undefined && !isDerived) expect(after?.[field]).toBe(before[field])
        }
        if (record.basePrice === undefined && record.markup === undefined) {
          expect(after?.basePrice).toBe(before.basePrice)
        }
      }
      if (record.fixedPrices && record.fixedPricesMode === 'replace') return
      const sent = new Set(sentKeys(record))
      for (const [key, fixed] of fixedOf(before)) {
        if (!sent.has(key)) expect(amountsOf(fixedOf(after).get(key))).toEqual(amountsOf(fixed))
      }
    }),
    seeded,
  )
})

it('brings VTEX to what the record says', async () => {
  await fc.assert(
    fc.asyncProperty(vtexPrice, priceRecord, async (before, record) => {
      const store = storeWith(before)
      if ((await sync(store, record)) === null) return
      const after = store.prices.get('1')
      for (const field of ['basePrice', 'listPrice', 'costPrice'] as const) {
        if (record[field] !== undefined) expect(isSameAmount(after?.[field], record[field])).toBe(true)
      }
      const fixed = fixedOf(after)
      const keys = sentKeys(record)
      keys.forEach((key, index) => {
        const { value, listPrice } = record.fixedPrices?.[index] ?? { value: NaN }
        expect(isSameAmount(fixed.get(key)?.value, value)).toBe(true)
        if (listPrice !== undefined) expect(isSameAmount(fixed.get(key)?.listPrice, listPrice)).toBe(true)
      })
      if (record.fixedPrices && record.fixedPricesMode === 'replace') {
        expect([...fixed.keys()].sort()).toEqual([...keys].sort())
      }
    }),
    seeded,
  )
})

it('sends numbers only: no markup, no null', async () => {
  await fc.assert(
    fc.asyncProperty(vtexPrice, priceRecord, async (before, record) => {
      const store = storeWith(before)
      await sync(store, record)
      for (const body of store.bodies) {
        const text = JSON.stringify(body)
        // NaN and Infinity become null in JSON.
        expect(text).not.toMatch(/null|markup/)
      }
    }),
    seeded,
  )
})

it('ends the same in any order of records of different price tables', async () => {
  const onTable = (table: string, value: number): PriceRecord => ({
    skuRef: 'A',
    fixedPricesMode: 'merge',
    fixedPrices: [{ priceTable: table, value, minQuantity: 1 }],
  })
  await fc.assert(
    fc.asyncProperty(
      vtexPrice,
      fc.shuffledSubarray(['1', '2', 'gold', 'vip'], { minLength: 4 }),
      async (before, tables) => {
        const store = storeWith(before)
        const sorted = storeWith(before)
        for (const table of tables) await sync(store, onTable(table, table.length))
        for (const table of [...tables].sort()) await sync(sorted, onTable(table, table.length))
        expect(fixedOf(store.prices.get('1'))).toEqual(fixedOf(sorted.prices.get('1')))
      },
    ),
    seeded,
  )
})
