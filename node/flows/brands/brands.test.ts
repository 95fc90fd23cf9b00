import fc from 'fast-check'
import { memoryBrands } from '../../testing/catalog-store'
import type { VtexBrand } from '../../clients/catalog/brands'
import { brands } from '.'
import { brandRecord, vtexBrand } from './fixtures'
import { brandSchema, type BrandRecord } from './schema'

const seeded = { seed: 20260301 }

/** Reads, plans and applies once; the fields of the plan. */
async function sync(store: ReturnType<typeof memoryBrands>, record: BrandRecord, vtexId = '') {
  const clients = store.clients as Parameters<typeof brands.read>[1]
  const live = (await brands.read({ vtexId }, clients, { key: ['NW'], record }))._unsafeUnwrap()
  const target = { vtexId: live ? String(live.Id) : '' }
  const plan = brands.plan(record, live, target)._unsafeUnwrap()
  const work = { plan, record, live, target, acceptedAt: '2026-03-01T12:00:00Z' }
  if (plan.length > 0) (await brands.apply(work, clients))._unsafeUnwrap()
  return plan.map(({ field }) => field)
}

const anyRecord = fc
  .record(
    {
      name: fc.constantFrom('Northwind', 'Fabrikam', 'Ácme'),
      title: fc.constantFrom(null, 'A title', 'Título'),
      description: fc.constantFrom(null, 'Two\nlines', 'One'),
      keywords: fc.constantFrom(null, [], ['a'], ['a', 'b c']),
      active: fc.boolean(),
      score: fc.constantFrom(null, 0, 9),
      adWordsCode: fc.constantFrom(null, 'code'),
    },
    { requiredKeys: ['name'] },
  )
  .map((fields) => brandRecord(fields))

it('creates a brand that VTEX does not have, active unless told', async () => {
  const store = memoryBrands()
  expect(await sync(store, brandRecord({ keywords: ['north', 'wind'] }))).toEqual([
    'active',
    'name',
    'keywords',
  ])
  expect([...store.brands.values()]).toEqual([
    expect.objectContaining({
      Name: 'Northwind',
      Keywords: 'north, wind',
      Active: true,
      MenuHome: false,
      Text: '',
    }),
  ])
})

it('adopts the brand that has the name, whatever its case and accents', async () => {
  const store = memoryBrands(vtexBrand({ Name: 'NÓRTHWIND' }), vtexBrand({ Id: 8, Name: 'Other' }))
  expect(await sync(store, brandRecord({ active: false }))).toEqual(['name', 'active'])
  expect(store.brands.get(7)).toEqual({ ...vtexBrand(), Active: false })
  expect(store.brands.size).toBe(2)
})

it('guesses nothing when several brands have the name', async () => {
  const { clients } = memoryBrands(vtexBrand(), vtexBrand({ Id: 8 }))
  const wanted = { key: ['NW'], record: brandRecord() }
  const failed = (await brands.read({ vtexId: '' }, clients as never, wanted))._unsafeUnwrapErr()
  expect([failed.code, failed.detail]).toEqual([
    'match_ambiguous',
    'VTEX has several brands called "Northwind": 7, 8.',
  ])
})

it('renames the brand it knows, and keeps what people entered by hand', async () => {
  const store = memoryBrands(vtexBrand())
  expect(await sync(store, brandRecord({ name: 'Northwind Traders' }), '7')).toEqual(['name'])
  expect(store.brands.get(7)).toEqual({ ...vtexBrand(), Name: 'Northwind Traders' })
  expect(store.calls).toEqual(['brands.byId', 'brands.replace'])
})

it('looks for the brand by name when the one it knew is gone', async () => {
  const store = memoryBrands(vtexBrand())
  expect(await sync(store, brandRecord(), '99')).toEqual([])
  expect(store.calls).toEqual(['brands.byId', 'brands.all', 'brands.byId'])
})

it('does not write a name anew that VTEX keeps without its accents', async () => {
  const store = memoryBrands(vtexBrand({ Name: 'Sarbatori' }))
  expect(await sync(store, brandRecord({ name: 'Sărbători' }), '7')).toEqual([])
})

it('plans nothing more once a record is applied, and leaves alone what it does not say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), anyRecord, async (exists, record) => {
      const before = vtexBrand({ Name: record.name })
      const store = exists ? memoryBrands(structuredClone(before)) : memoryBrands()
      const fields = await sync(store, record)
      expect(await sync(store, record)).toEqual([])
      if (!exists) return
      expect(fields.every((field) => field in record)).toBe(true)
      const after = store.brands.get(7) as VtexBrand
      expect(after).toMatchObject({ LomadeeCampaignCode: 'lomadee', MenuHome: true, LinkId: 'northwind' })
      if (record.description === undefined) expect(after.Text).toBe(before.Text)
      if (record.keywords === undefined) expect(after.Keywords).toBe(before.Keywords)
    }),
    seeded,
  )
})

it.each<[string, object, string]>([
  ['no name', { name: undefined }, '/name'],
  ['an empty name', { name: '  ' }, '/name'],
  ['a name of null', { name: null }, '/name'],
  ['a name too long', { name: 'x'.repeat(151) }, '/name'],
  ['a ref too long', { ref: 'x'.repeat(101) }, '/ref'],
  ['a comma in a keyword', { keywords: ['a, b'] }, '/keywords/0'],
  ['null for a boolean', { active: null }, '/active'],
  ['unknown fields', { colour: 1 }, ''],
])('refuses %s', (_name, fields, pointer) => {
  const parsed = brandSchema.safeParse({ ref: 'NW', name: 'Northwind', ...fields })
  expect(parsed.error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(''))).toEqual([
    pointer,
  ])
})

it('takes blanks away', () => {
  expect(brandRecord({ name: '  North   wind ', description: ' a  b \r\n c ' })).toMatchObject({
    name: 'North wind',
    description: 'a b\nc',
  })
})
