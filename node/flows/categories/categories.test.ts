import fc from 'fast-check'
import { memoryCategories, type MemoryCategories } from '../../testing/category-store'
import { categories } from '.'
import { categoryRecord, vtexCategory } from './fixtures'
import type { CategoryTarget } from './mapper'
import { categorySchema, type CategoryRecord } from './schema'

const seeded = { seed: 20260301 }
const department = vtexCategory({ Id: 1, Name: 'Bikes', FatherCategoryId: null })

/** Reads, plans and applies once; the fields of the plan and the answer. */
async function sync(
  store: MemoryCategories,
  record: CategoryRecord,
  wanted: CategoryTarget = { vtexId: '' },
) {
  const clients = store.clients as Parameters<typeof categories.read>[1]
  const live = (await categories.read(wanted, clients, { key: ['ROAD'], record }))._unsafeUnwrap()
  const target = { ...wanted, vtexId: live ? String(live.category.Id) : '' }
  const plan = categories.plan(record, live, target)
  if (plan.isErr()) return { refused: plan.error.detail }
  const work = { plan: plan.value, record, live, target, acceptedAt: '2026-03-01T12:00:00Z' }
  const applied = plan.value.length > 0 ? (await categories.apply(work, clients))._unsafeUnwrap() : null
  return { fields: plan.value.map(({ field }) => field), pending: applied?.pending?.code }
}

it('creates a category that VTEX does not have, active and shown unless told', async () => {
  const store = memoryCategories(department)
  const { fields } = await sync(store, categoryRecord(), { vtexId: '', parentId: '1' })
  expect(fields).toEqual(['active', 'showInStoreFront', 'name', 'parentId'])
  expect(store.categories.get(2)).toMatchObject({
    Name: 'Road bikes',
    FatherCategoryId: 1,
    IsActive: true,
    ShowInStoreFront: true,
    ShowBrandFilter: true,
    Score: 0,
  })
})

it('adopts the category of the name below the same parent alone', async () => {
  const elsewhere = vtexCategory({ Id: 8, FatherCategoryId: null })
  const store = memoryCategories(department, vtexCategory(), elsewhere)
  await sync(store, categoryRecord({ active: false }), { vtexId: '', parentId: '1' })
  expect(store.categories.get(7)?.IsActive).toBe(false)
  expect(store.categories.get(8)).toEqual(elsewhere)
})

it('guesses nothing when two in one place have the name', async () => {
  const { clients } = memoryCategories(department, vtexCategory(), vtexCategory({ Id: 8 }))
  const target = { vtexId: '', parentId: '1' }
  const read = await categories.read(target, clients as never, { key: ['ROAD'], record: categoryRecord() })
  expect(read._unsafeUnwrapErr()).toMatchObject({ code: 'match_ambiguous' })
})

it('keeps all that the record does not say', async () => {
  const store = memoryCategories(department, vtexCategory())
  expect((await sync(store, categoryRecord({ name: 'Road' }), { vtexId: '7' })).fields).toEqual(['name'])
  expect(store.categories.get(7)).toEqual({
    ...vtexCategory(),
    TreePathIds: undefined,
    Name: 'Road',
    Score: 0,
  })
  expect(store.calls).toEqual(['byId', 'replace'])
})

it.each<[string, string | null, string | undefined]>([
  ['to another department', '2', 'department_kept'],
  ['within its department', '3', undefined],
  ['to be a department', null, 'department_kept'],
])('moves %s', async (_name, parentId, warning) => {
  const others = [
    vtexCategory({ Id: 2, Name: 'Parts', FatherCategoryId: null }),
    vtexCategory({ Id: 3, Name: 'Fast', FatherCategoryId: 1 }),
  ]
  const store = memoryCategories(department, vtexCategory(), ...others)
  const { fields, pending } = await sync(store, categoryRecord(), { vtexId: '7', parentId })
  expect([fields, pending]).toEqual([['parentId'], warning])
  expect(store.categories.get(7)?.FatherCategoryId).toBe(parentId === null ? null : Number(parentId))
})

it('does not move below one of its own', async () => {
  const store = memoryCategories(department, vtexCategory(), vtexCategory({ Id: 9, FatherCategoryId: 7 }))
  expect(await sync(store, categoryRecord(), { vtexId: '7', parentId: '9' })).toEqual({
    refused: 'A category cannot be moved below one of its own.',
  })
})

it('plans nothing more once a record is applied', async () => {
  const records = fc
    .record(
      {
        name: fc.constantFrom('Road bikes', 'Ráces', 'Other'),
        title: fc.constantFrom(null, 'Title'),
        description: fc.constantFrom(null, 'Two\nlines'),
        keywords: fc.constantFrom(null, [], ['a', 'b c']),
        active: fc.boolean(),
        showInStoreFront: fc.boolean(),
        globalCategoryId: fc.nat({ max: 9 }),
        score: fc.constantFrom(null, 0, 5),
      },
      { requiredKeys: ['name'] },
    )
    .map(categoryRecord)
  const parents = fc.constantFrom(undefined, null, '1', '2')
  await fc.assert(
    fc.asyncProperty(records, parents, fc.boolean(), async (record, parentId, exists) => {
      const other = vtexCategory({ Id: 2, Name: 'Parts', FatherCategoryId: null })
      const store = memoryCategories(department, other, ...(exists ? [vtexCategory()] : []))
      const target = { vtexId: exists ? '7' : '', ...(parentId !== undefined && { parentId }) }
      const { fields = [] } = await sync(store, record, target)
      if (exists)
        expect(fields.filter((field) => field !== 'parentId').every((field) => field in record)).toBe(true)
      const again = exists ? target : { ...target, parentId: parentId ?? null }
      expect((await sync(store, record, again)).fields).toEqual([])
    }),
    seeded,
  )
})

it.each<[string, object, string]>([
  ['no name', { name: undefined }, 'name'],
  ['itself as its parent', { parentRef: 'ROAD' }, 'parentRef'],
  ['a ref too long', { ref: 'x'.repeat(101) }, 'ref'],
  ['null for a boolean', { active: null }, 'active'],
  ['a negative id', { globalCategoryId: -1 }, 'globalCategoryId'],
])('refuses %s', (_name, fields, field) => {
  const parsed = categorySchema.safeParse({ ref: 'ROAD', name: 'Road', ...fields })
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
})
