import fc from 'fast-check'
import { memoryProducts, type MemoryProducts } from '../../testing/product-store'
import { fieldsOf, syncProduct } from '../../testing/sync-product'
import { productRecord, vtexProduct, vtexSku } from './fixtures'
import type { ProductRecord } from './schema'

const seeded = { seed: 20260301 }

const someSpecifications = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('Material', 'Color', 'Gears'),
    values: fc.constantFrom(null, [], ['0'], ['Wood'], ['Wood', 'Iron']),
  }),
  { selector: ({ name }) => name },
)

const anyRecord = fc
  .record(
    {
      name: fc.constantFrom('Mountain bike', 'Șa', 'Road bike'),
      brandRef: fc.constantFrom('B', 'B2'),
      categoryRef: fc.constantFrom('C', 'C2'),
      description: fc.constantFrom(null, 'Two\nlines', 'One'),
      keywords: fc.constantFrom(null, [], ['a'], ['a', 'b c']),
      title: fc.constantFrom(null, 'A title'),
      linkId: fc.constantFrom('bike', 'by-hand'),
      active: fc.boolean(),
      visible: fc.boolean(),
      showWithoutStock: fc.boolean(),
      releaseDate: fc.constantFrom('2026-01-01T00:00:00+02:00', '2025-07-01T00:00:00Z'),
      supplierId: fc.constantFrom(null, 3),
      score: fc.constantFrom(null, 0, 9),
      tradePolicies: fc.constantFrom(null, [], ['1'], ['2', '1'], ['3']),
      similarCategoryRefs: fc.constantFrom(null, ['C2'], ['C3', 'C2']),
      specifications: someSpecifications,
    },
    { requiredKeys: [] },
  )
  .map((fields) => productRecord(fields))

/** A store with a product that people have enriched, or with none. */
function storeWith(product: boolean): MemoryProducts {
  if (!product) return memoryProducts()
  const store = memoryProducts(vtexProduct())
  store.tradePolicies.set(7, [1, 4])
  store.similar.set(7, [22])
  store.specifications.set(
    7,
    new Map([
      ['Material', ['Steel']],
      ['Color', ['Red']],
    ]),
  )
  store.skus.set(1, vtexSku())
  return store
}

/** What a store holds of a product, by the name of the field. */
function heldBy(store: MemoryProducts): Record<string, unknown> {
  const product = store.products.get(7)
  return {
    description: product?.Description,
    keywords: product?.KeyWords,
    title: product?.Title,
    linkId: product?.LinkId,
    active: [product?.IsActive, store.skus.get(1)?.IsActive],
    visible: product?.IsVisible,
    showWithoutStock: product?.ShowWithoutStock,
    releaseDate: product?.ReleaseDate,
    supplierId: product?.SupplierId,
    score: product?.Score,
    tradePolicies: store.tradePolicies.get(7),
    similarCategoryRefs: store.similar.get(7),
    others: [product?.TaxCode, product?.MetaTagDescription, product?.LomadeeCampaignCode],
  }
}

it('plans nothing more once a record is applied, and leaves alone what it does not say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), anyRecord, async (exists, record) => {
      const store = storeWith(exists)
      const before = structuredClone(heldBy(store))
      await syncProduct(store, record)
      expect(fieldsOf(await syncProduct(store, record))).toEqual([])
      expect(store.products.size).toBe(1)
      if (!exists) return
      const after = heldBy(store)
      for (const [field, value] of Object.entries(before))
        if (record[field as keyof ProductRecord] === undefined)
          expect({ field, value: after[field] }).toEqual({ field, value })
      const named = (record.specifications ?? []).map(({ name }) => name)
      for (const name of ['Material', 'Color'])
        if (!named.includes(name)) expect(store.specifications.get(7)?.get(name)).toHaveLength(1)
    }),
    seeded,
  )
})

it('comes to the same in whatever order the records of several products are applied', async () => {
  const others = fc.tuple(anyRecord, anyRecord).map(([a, b]) => [
    { ...a, ref: 'A', linkId: undefined },
    { ...b, ref: 'B', linkId: undefined },
  ])
  await fc.assert(
    fc.asyncProperty(others, async (records) => {
      const [forth, back] = [memoryProducts(), memoryProducts()]
      for (const record of records) await syncProduct(forth, record)
      for (const record of [...records].reverse()) await syncProduct(back, record)
      // Ids are VTEX's, and whoever comes first has the plainer link.
      const plain = (store: MemoryProducts) =>
        [...store.products.values()]
          .map(({ Id: _id, LinkId: _link, ...fields }) => fields)
          .sort((a, b) => String(a.RefId).localeCompare(String(b.RefId)))
      expect(plain(forth)).toEqual(plain(back))
    }),
    { ...seeded, numRuns: 50 },
  )
})
