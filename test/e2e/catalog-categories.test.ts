import { expectProblem } from './problem'
import { withSandbox } from './support'

const store = withSandbox()

interface Category {
  Id: number
  Name: string
  FatherCategoryId: number | null
  Title: string
  Description: string
  IsActive: boolean
  ShowInStoreFront: boolean
  TreePath: string[]
}

interface CategoryAnswer {
  outcome: string
  vtexId: string
  code: string | null
  changes: { field: string }[]
}

const put = (ref: string, record: object, query = '') =>
  store().erp.put<CategoryAnswer>(`/categories/${encodeURIComponent(ref)}${query}`, record)

const category = async (id: string) =>
  (await store().vtex.get<Category>(`/api/catalog/pvt/category/${id}?includeTreePath=true`)).body

/** All categories of the name, counted by id: the tree of VTEX lags behind. */
async function named(name: string): Promise<Category[]> {
  const found: Category[] = []
  for (let id = 1, missing = 0; missing < 5; id++) {
    const { status, body } = await store().vtex.get<Category>(`/api/catalog/pvt/category/${id}`)
    if (status === 404) missing++
    else if (body.Name === name) found.push(body)
  }
  return found
}

it('creates a department and a category below it, changes one, and leaves alone what people entered', async () => {
  const department = await put('BIKES', { name: 'Bikes' })
  expect(department).toMatchObject({ status: 200, body: { outcome: 'applied' } })
  const created = await put('ROAD', { name: 'Road bikes', parentRef: 'BIKES', keywords: ['road'] })
  const { vtexId } = created.body
  expect(await category(vtexId)).toMatchObject({
    TreePath: ['Bikes', 'Road bikes'],
    IsActive: true,
    ShowInStoreFront: true,
  })
  const { Id, TreePath, ...rest } = (await category(vtexId)) as Category & Record<string, unknown>
  const input = Object.fromEntries(
    Object.entries(rest).filter(
      ([key]) => !['LinkId', 'HasChildren', 'TreePathIds', 'TreePathLinkIds'].includes(key),
    ),
  )
  expect([Id, TreePath.length]).toEqual([Number(vtexId), 2])
  await store().vtex.put(`/api/catalog/pvt/category/${vtexId}`, { ...input, Description: 'By hand' })
  const changed = await put('ROAD', { name: 'Road', parentRef: 'BIKES', title: 'Road' })
  expect(changed.body.changes.map(({ field }) => field)).toEqual(['name', 'title'])
  expect(await category(vtexId)).toMatchObject({ Name: 'Road', Title: 'Road', Description: 'By hand' })
  const calls = await store().callsDuring(() =>
    put('ROAD', { name: 'Road', parentRef: 'BIKES', title: 'Road' }),
  )
  expect(calls).toEqual([])
})

it('a tree that comes leaves first is built within one batch', async () => {
  const levels = ['T1', 'T2', 'T3', 'T4']
  const records = levels.map((ref, level) => ({
    ref,
    name: `Level ${level}`,
    ...(level > 0 && { parentRef: levels[level - 1] }),
  }))
  const accepted = await store().erp.post<{ id: string }>('/categories/batches', {
    records: records.reverse(),
  })
  const done = await store().erp.waitForBatch(accepted.body.id)
  expect(done.counts).toMatchObject({ applied: 4, parked: 0 })
  const leaf = await store().erp.get<{ vtexId: string }>('/categories/T4')
  expect((await category(leaf.body.vtexId)).TreePath).toEqual(['Level 0', 'Level 1', 'Level 2', 'Level 3'])
})

it('a category waits for its parent, and goes on when that arrives', async () => {
  expect(await put('CHILD', { name: 'Child', parentRef: 'LATER' })).toMatchObject({
    status: 202,
    body: { outcome: 'parked', code: 'category_not_found' },
  })
  await put('LATER', { name: 'Later' })
  await store().sandbox.events.idle()
  const shown = await store().erp.get<{ vtexId: string }>('/categories/CHILD')
  expect((await category(shown.body.vtexId)).TreePath).toEqual(['Later', 'Child'])
})

it('adopts a category by name and parent', async () => {
  const parent = await put('P', { name: 'Parent' })
  const { body } = await store().vtex.post<Category>('/api/catalog/pvt/category', {
    Name: 'By Hand',
    Keywords: '',
    Title: '',
    Description: '',
    FatherCategoryId: Number(parent.body.vtexId),
    GlobalCategoryId: 0,
    ShowInStoreFront: true,
    IsActive: true,
    ActiveStoreFrontLink: true,
    ShowBrandFilter: true,
    Score: null,
    StockKeepingUnitSelectionMode: 'LIST',
  })
  store().sandbox.commerce.tune({ treeCacheMs: 0 })
  expect((await put('HAND', { name: 'by hand', parentRef: 'P' })).body.vtexId).toBe(String(body.Id))
})

it.each([
  ['is made although VTEX fails', { kind: 'apply-then-fail', status: 500 }],
  ['is not made at first', { kind: 'status', status: 503 }],
] as const)('a category whose creation %s is there once, although the tree lags', async (name, action) => {
  store().sandbox.commerce.tune({ treeCacheMs: 60_000 })
  await store().vtex.get('/api/catalog_system/pub/category/tree/20')
  store().sandbox.faults.add({
    via: 'app',
    method: 'POST',
    path: '/api/catalog/pvt/category',
    times: 1,
    action,
  })
  expect((await put(`X ${name}`, { name: `Category ${name}` })).body.outcome).toBe('applied')
  expect(await named(`Category ${name}`)).toHaveLength(1)
})

it('moves, says that products keep their department, and refuses a move below itself', async () => {
  await put('A', { name: 'A' })
  await put('B', { name: 'B' })
  const created = await put('A1', { name: 'A1', parentRef: 'A' })
  expect((await put('A1', { name: 'A1', parentRef: 'B' })).body).toMatchObject({
    outcome: 'applied',
    code: 'department_kept',
  })
  expect((await category(created.body.vtexId)).TreePath).toEqual(['B', 'A1'])
  expectProblem(await put('B', { name: 'B', parentRef: 'A1' }), { status: 422, code: 'invalid_record' })
  expectProblem(await put('B', { name: 'B', parentRef: 'B' }), {
    status: 422,
    code: 'invalid_record',
    pointer: '/parentRef',
  })
})
