import fc from 'fast-check'
import { err, ok } from 'neverthrow'
import type { VtexCategory } from '../../clients/catalog/categories'
import { failure } from '../../errors/failure'
import { memoryCategories, type MemoryCategories } from '../../testing/category-store'
import type { Directory, FlowClients } from '../flow'
import { categories } from '.'
import { categoryRecord, vtexCategory } from './fixtures'
import type { CategoryTarget } from './locate'
import { categorySchema, type CategoryRecord } from './schema'

const seeded = { seed: 20260301 }

/** Reads, plans and applies once, as a piece of work of its own; what came of it. */
async function sync(store: MemoryCategories, record: CategoryRecord, sought: Partial<CategoryTarget> = {}) {
  const clients = store.clients() as FlowClients
  const wanted = { key: ['BIKES'], record }
  const target = { vtexId: '', parentId: undefined, ...sought }
  const live = (await categories.read(target, clients, wanted))._unsafeUnwrap()
  const found = { ...target, vtexId: live ? String(live.category.Id) : '' }
  const plan = categories.plan(record, live, found)._unsafeUnwrap()
  const work = { plan, record, live, target: found, acceptedAt: '2026-03-01T12:00:00Z' }
  const applied = plan.length > 0 ? await categories.apply(work, clients) : null
  return { fields: plan.map(({ field }) => field), applied }
}

describe('a category that is not known yet', () => {
  it('is created active and shown, as a department unless told', async () => {
    const store = memoryCategories()
    expect((await sync(store, categoryRecord({ keywords: ['a', 'b'] }))).fields).toEqual([
      'active',
      'showInStoreFront',
      'name',
      'keywords',
    ])
    expect([...store.categories.values()]).toEqual([
      {
        Id: 1,
        Name: 'Bikes',
        FatherCategoryId: null,
        Title: '',
        Description: '',
        Keywords: 'a, b',
        IsActive: true,
        LomadeeCampaignCode: null,
        AdWordsRemarketingCode: null,
        ShowInStoreFront: true,
        ShowBrandFilter: true,
        ActiveStoreFrontLink: true,
        GlobalCategoryId: 0,
        StockKeepingUnitSelectionMode: 'SPECIFICATION',
        Score: 0,
        TreePathIds: null,
      },
    ])
  })

  it('is the one of that name below the same parent, and no other', async () => {
    const store = memoryCategories(
      vtexCategory({ Id: 7, Name: 'Clothes' }),
      vtexCategory({ Id: 8, Name: 'Shoes' }),
      vtexCategory({ Id: 9, Name: 'SHÓES', FatherCategoryId: 7 }),
      vtexCategory({ Id: 10, Name: 'Shoes', FatherCategoryId: 9 }),
    )
    const record = categoryRecord({ name: 'Shoes', parentRef: 'CLOTHES' })
    const { applied } = await sync(store, record, { parentId: '7' })
    expect(applied?._unsafeUnwrap()).toEqual({ vtexId: '9' })
    expect(store.categories.size).toBe(4)
    expect(
      (await sync(store, categoryRecord({ name: 'shoes', parentRef: null }), { parentId: null })).fields,
    ).toEqual(['name'])
    expect(store.categories.get(8)).toEqual(vtexCategory({ Id: 8, Name: 'shoes', Score: 0 }))
  })

  it('is found among those that the tree does not show yet, by their ids', async () => {
    const store = memoryCategories(vtexCategory({ Id: 7, Name: 'Clothes' }))
    for (const [Id, Name] of [
      [8, 'Hats'],
      [10, 'Socks'],
      [13, 'Shoes'],
    ] as const)
      store.categories.set(Id, vtexCategory({ Id, Name, FatherCategoryId: 7 }))
    const record = categoryRecord({ name: 'Shoes', parentRef: 'CLOTHES' })
    expect((await sync(store, record, { parentId: '7' })).fields).toEqual([])
    expect(store.categories.size).toBe(4)
  })

  it('is not one that the tree still shows in its old place, or by its old name', async () => {
    const store = memoryCategories(vtexCategory(), vtexCategory({ Id: 8, Name: 'Pumps' }))
    store.categories.set(7, vtexCategory({ Name: 'Cycles' }))
    store.categories.set(8, vtexCategory({ Id: 8, Name: 'Pumps', FatherCategoryId: 7 }))
    await sync(store, categoryRecord())
    await sync(store, categoryRecord({ name: 'Pumps' }))
    expect([...store.categories.values()].map(({ Id, Name }) => [Id, Name])).toEqual([
      [7, 'Cycles'],
      [8, 'Pumps'],
      [9, 'Bikes'],
      [10, 'Pumps'],
    ])
  })

  it('is created once although nobody knows whether it was', async () => {
    const store = memoryCategories(vtexCategory({ Id: 7, Name: 'Clothes' }))
    const record = categoryRecord({ name: 'Shoes', parentRef: 'CLOTHES' })
    store.faults.set('categories.create', [{ failure: failure('vtex_timeout'), applied: true }])
    expect((await sync(store, record, { parentId: '7' })).applied?.isErr()).toBe(true)
    expect((await sync(store, record, { parentId: '7' })).fields).toEqual([])
    expect(store.categories.size).toBe(2)
  })

  it('is not guessed when there are several', async () => {
    const store = memoryCategories(vtexCategory(), vtexCategory({ Id: 8 }))
    const wanted = { key: ['BIKES'], record: categoryRecord() }
    const read = categories.read({ vtexId: '', parentId: null }, store.clients() as FlowClients, wanted)
    expect((await read)._unsafeUnwrapErr()).toMatchObject({
      code: 'match_ambiguous',
      detail: 'VTEX has several categories called "Bikes" below the same parent: 7, 8.',
    })
  })

  it('is created without asking again for what the same piece of work created before', async () => {
    const store = memoryCategories()
    const clients = store.clients() as FlowClients
    for (const name of ['A', 'B', 'C', 'D']) {
      const record = categoryRecord({ name })
      const target = { vtexId: '', parentId: null }
      const live = await categories.read(target, clients, { key: ['x'], record })
      expect(live._unsafeUnwrap()).toBeNull()
      const plan = categories.plan(record, null, target)._unsafeUnwrap()
      await categories.apply({ plan, record, live: null, target, acceptedAt: '' }, clients)
    }
    const [fourth] = store.calls.join(' ').split('categories.create').slice(-2)
    expect(fourth?.match(/byId/g)).toHaveLength(3)
  })
})

describe('a category that is known', () => {
  it('keeps what people entered by hand, and null never reaches a number or a boolean', async () => {
    const store = memoryCategories(vtexCategory())
    const record = categoryRecord({ name: 'Cycles', score: null, globalCategoryId: null })
    expect((await sync(store, record, { vtexId: '7' })).fields).toEqual(['name', 'globalCategoryId'])
    expect(store.categories.get(7)).toEqual(vtexCategory({ Name: 'Cycles', GlobalCategoryId: 0, Score: 0 }))
    expect(store.calls).toEqual(['categories.byId', 'categories.replace'])
  })

  it('is looked for by name when it is gone', async () => {
    const store = memoryCategories(vtexCategory())
    expect((await sync(store, categoryRecord(), { vtexId: '99' })).fields).toEqual([])
  })

  it('gets what is left of a record that newer data has overtaken', async () => {
    const { name: _name, ...rest } = categoryRecord({ score: 9 })
    expect((await sync(memoryCategories(vtexCategory()), rest, { vtexId: '7' })).fields).toEqual(['score'])
    const plan = categories.plan(rest, null, { vtexId: '', parentId: null })
    expect(plan._unsafeUnwrapErr().code).toBe('category_not_found')
  })

  const tree = () =>
    memoryCategories(
      vtexCategory({ Id: 1, Name: 'One' }),
      vtexCategory({ Id: 2, Name: 'Two' }),
      vtexCategory({ Id: 3, Name: 'Three', FatherCategoryId: 1 }),
      vtexCategory({ Id: 4, Name: 'Four', FatherCategoryId: 3 }),
    )

  it.each<[string, string, string | null, boolean]>([
    ['to another category of its department', '4', '1', false],
    ['to another department', '4', '2', true],
    ['to become a department', '3', null, true],
    ['from a department to below another', '1', '2', true],
  ])('is moved %s', async (_name, vtexId, parentId, warns) => {
    const store = tree()
    const name = store.categories.get(Number(vtexId))?.Name
    const record = categoryRecord({ name, parentRef: parentId && 'P' })
    const { fields, applied } = await sync(store, record, { vtexId, parentId })
    expect(fields).toEqual(['parentId'])
    expect(applied?._unsafeUnwrap().pending?.code).toBe(warns ? 'department_kept' : undefined)
    expect(store.categories.get(Number(vtexId))?.FatherCategoryId).toBe(parentId && Number(parentId))
  })

  it.each(['1', '3', '4'])('can not come below itself: %s', async (parentId) => {
    const record = categoryRecord({ name: 'One', parentRef: 'P' })
    const target = { vtexId: '1', parentId }
    const live = await categories.read(target, tree().clients() as FlowClients, { key: ['x'], record })
    const refused = categories.plan(record, live._unsafeUnwrap(), target)._unsafeUnwrapErr()
    expect(refused).toMatchObject({ code: 'invalid_record', errors: [{ pointer: '/parentRef' }] })
  })

  it('can not come below one that VTEX has no more', async () => {
    const wanted = { key: ['x'], record: categoryRecord({ parentRef: 'P' }) }
    const read = categories.read({ vtexId: '1', parentId: '99' }, tree().clients() as FlowClients, wanted)
    expect((await read)._unsafeUnwrapErr()).toMatchObject({ code: 'category_not_found' })
  })
})

it('asks for all parents at once, and each record waits for its own', async () => {
  const asked: string[][] = []
  const directory = {
    remembered: () => '',
    ids: async (_flow: string, refs: string[]) => {
      asked.push(refs)
      return refs.map((ref) => (ref === 'A' ? ok('1') : err(failure('category_not_found', ref))))
    },
  } as unknown as Directory
  const wanted = ['A', 'B', null, undefined, 'A'].map((parentRef, index) => ({
    key: [`${index}`],
    record: categoryRecord({ ref: `${index}`, parentRef }),
  }))
  const targets = await categories.locate([...wanted, { key: ['x'], record: null }], directory)
  expect(asked).toEqual([['A', 'B']])
  expect(targets.map((target) => target.map(({ parentId }) => parentId).unwrapOr('waits'))).toEqual([
    '1',
    'waits',
    null,
    undefined,
    '1',
    undefined,
  ])
})

const anyRecord = fc
  .record(
    {
      name: fc.constantFrom('Bikes', 'Șei', 'Ácme'),
      parentRef: fc.constantFrom(null, 'P'),
      title: fc.constantFrom(null, 'A title', 'Título'),
      description: fc.constantFrom(null, 'Two\nlines', 'One'),
      keywords: fc.constantFrom(null, [], ['a'], ['a', 'b c']),
      active: fc.boolean(),
      showInStoreFront: fc.boolean(),
      globalCategoryId: fc.constantFrom(null, 0, 166),
      score: fc.constantFrom(null, 0, 9),
    },
    { requiredKeys: ['name'] },
  )
  .map((fields) => categoryRecord(fields))

it('plans nothing more once a record is applied, and leaves alone what it does not say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), anyRecord, async (exists, record) => {
      const parent = vtexCategory({ Id: 1, Name: 'Parent' })
      const before = vtexCategory({ Name: record.name, FatherCategoryId: record.parentRef ? 1 : null })
      const store = memoryCategories(parent, ...(exists ? [structuredClone(before)] : []))
      const parentId = record.parentRef && '1'
      const { fields } = await sync(store, record, { parentId })
      expect((await sync(store, record, { parentId })).fields).toEqual([])
      expect(store.categories.get(1)).toEqual(parent)
      if (!exists) return
      expect(fields.every((field) => field in record)).toBe(true)
      const after = store.categories.get(7) as VtexCategory
      expect(after).toMatchObject({ LomadeeCampaignCode: 'lomadee', StockKeepingUnitSelectionMode: 'LIST' })
      if (record.title === undefined) expect(after.Title).toBe(before.Title)
      if (record.globalCategoryId === undefined) expect(after.GlobalCategoryId).toBe(166)
    }),
    seeded,
  )
})

it.each<[string, object, string]>([
  ['no name', { name: undefined }, '/name'],
  ['a name of null', { name: null }, '/name'],
  ['a name too long', { name: 'x'.repeat(151) }, '/name'],
  ['a ref too long', { ref: 'x'.repeat(101) }, '/ref'],
  ['itself as its parent', { parentRef: 'BIKES' }, '/parentRef'],
  ['an empty parent', { parentRef: '' }, '/parentRef'],
  ['a comma in a keyword', { keywords: ['a, b'] }, '/keywords/0'],
  ['null for a boolean', { showInStoreFront: null }, '/showInStoreFront'],
  ['a broken number', { globalCategoryId: 1.5 }, '/globalCategoryId'],
  ['a number too large', { globalCategoryId: 2 ** 31 }, '/globalCategoryId'],
  ['unknown fields', { colour: 1 }, ''],
])('refuses %s', (_name, fields, pointer) => {
  const parsed = categorySchema.safeParse({ ref: 'BIKES', name: 'Bikes', ...fields })
  expect(parsed.error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(''))).toEqual([
    pointer,
  ])
})

it('shows what VTEX holds, with VTEX’s id of the parent', () => {
  const category = vtexCategory({ FatherCategoryId: 3 })
  expect(categories.show(['BIKES'], { category, newParent: null })).toEqual({
    ref: 'BIKES',
    name: 'Bikes',
    parentId: '3',
    title: 'By hand',
    description: null,
    keywords: ['bike', 'bicycle'],
    active: true,
    showInStoreFront: true,
    globalCategoryId: 166,
    score: null,
  })
})
