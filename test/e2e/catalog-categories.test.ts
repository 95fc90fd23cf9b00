import { applied, deliver, resultsOf, unchanged, type Outcome } from './delivery'
import { expectProblem } from './problem'
import { SHORT_PATIENCE, withSandbox } from './support'

jest.setTimeout(60_000)

const store = withSandbox(SHORT_PATIENCE)
let made = 0

// VTEX's tree shows what was written only after a long time: longer than this file takes.
beforeAll(() => store().sandbox.commerce.tune({ treeCacheMs: 3_600_000 }))

interface VtexCategory extends Record<string, unknown> {
  Id: number
  Name: string
  FatherCategoryId: number | null
}

const CATEGORY = '/api/catalog/pvt/category'

const newRef = () => `C-${++made}`
const put = (ref: string, record: object, query = '') =>
  store().erp.put<Outcome>(`/categories/${encodeURIComponent(ref)}${query}`, record)
const methods = (calls: { method: string; template: string }[]) =>
  calls.map(({ method, template }) => `${method} ${template.replace(/^\/api\/catalog(_system)?\/p../, '')}`)

async function idOf(ref: string): Promise<string> {
  const { body } = await store().erp.get<Outcome>(`/categories/${encodeURIComponent(ref)}`)
  return body.vtexId
}

/** The category as VTEX itself answers it. */
const vtexCategory = async (id: string): Promise<VtexCategory> =>
  (await store().vtex.get<VtexCategory>(`${CATEGORY}/${id}?includeTreePath=true`)).body

/** Changes the category by hand: VTEX's PUT replaces, so what it holds goes along. */
async function change(id: string, fields: object): Promise<void> {
  const { Id, HasChildren: _children, LinkId: _link, ...body } = await vtexCategory(id)
  const { TreePath: _path, TreePathIds: _ids, TreePathLinkIds: _links, ...kept } = body
  const answer = await store().vtex.put(`${CATEGORY}/${Id}`, { ...kept, ...fields })
  expect(answer).toMatchObject({ status: 200 })
}

/** Creates a category past the app; the answer is its id. */
async function byHand(Name: string, fields: object = {}): Promise<string> {
  const body = {
    Name,
    Keywords: 'by hand',
    Title: '',
    Description: '',
    AdWordsRemarketingCode: 'ads',
    LomadeeCampaignCode: 'lomadee',
    FatherCategoryId: null,
    GlobalCategoryId: 7,
    ShowInStoreFront: true,
    IsActive: true,
    ActiveStoreFrontLink: false,
    ShowBrandFilter: false,
    Score: 3,
    StockKeepingUnitSelectionMode: 'LIST',
    ...fields,
  }
  const answer = await store().vtex.post<VtexCategory>(CATEGORY, body)
  expect(answer).toMatchObject({ status: 200 })
  return String(answer.body.Id)
}

/** Names of the categories of VTEX from an id on, as far as they go. */
async function namesFrom(id: string): Promise<string[]> {
  const names: string[] = []
  for (let next = Number(id); ; next++) {
    const { status, body } = await store().vtex.get<VtexCategory>(`${CATEGORY}/${next}`)
    if (status === 404) return names
    names.push(body.Name)
  }
}

describe('a category', () => {
  it('is created as a department, active and shown, and sent again costs nothing', async () => {
    const ref = newRef()
    const record = {
      name: 'Șei de bicicletă',
      title: 'Saddles',
      keywords: ['saddle', 'seat'],
      score: 4,
      globalCategoryId: 166,
    }
    const calls = await store().callsDuring(async () => {
      expect(await put(ref, record)).toMatchObject(applied)
    })
    expect(methods(calls).filter((call) => call !== 'GET /category/{categoryId}')).toEqual([
      'GET /category/tree/{categoryLevels}',
      'POST /category',
    ])
    expect(await vtexCategory(await idOf(ref))).toMatchObject({
      FatherCategoryId: null,
      Title: 'Saddles',
      Keywords: 'saddle, seat',
      IsActive: true,
      ShowInStoreFront: true,
      ActiveStoreFrontLink: true,
      GlobalCategoryId: 166,
      Score: 4,
    })
    const again = await store().callsDuring(async () =>
      expect(await put(ref, record)).toMatchObject(unchanged),
    )
    expect(again).toEqual([])
    const verifying = await store().callsDuring(async () =>
      expect(await put(ref, record, '?verify=true')).toMatchObject(unchanged),
    )
    expect(methods(verifying)).toEqual(['GET /category/{categoryId}'])
  })

  it('changes by one read and one write, and what people entered by hand stays', async () => {
    const ref = newRef()
    await put(ref, { name: 'Pumps', score: 4, globalCategoryId: 166 })
    const id = await idOf(ref)
    const fields = { Title: 'By hand', AdWordsRemarketingCode: 'ads', ShowBrandFilter: false, Score: null }
    await change(id, { ...fields, StockKeepingUnitSelectionMode: 'LIST' })
    const calls = await store().callsDuring(async () => {
      const answer = await put(ref, { name: 'Air pumps', globalCategoryId: null })
      expect(answer).toMatchObject({
        body: {
          outcome: 'applied',
          changes: [
            { field: 'name', before: 'Pumps', after: 'Air pumps' },
            { field: 'globalCategoryId', before: 166, after: null },
          ],
        },
      })
    })
    expect(methods(calls)).toEqual(['GET /category/{categoryId}', 'PUT /category/{categoryId}'])
    expect(await vtexCategory(id)).toMatchObject({
      ...fields,
      Name: 'Air pumps',
      GlobalCategoryId: 0,
      Score: 0,
      StockKeepingUnitSelectionMode: 'LIST',
    })
  })

  it('is the one VTEX has of that name below that parent, although the tree does not show it yet', async () => {
    const above = newRef()
    await put(above, { name: 'Clothing' })
    const parentId = Number(await idOf(above))
    const other = await byHand('Gloves')
    const id = await byHand('Glovés', { FatherCategoryId: parentId })
    const ref = newRef()
    const answer = await put(ref, { name: 'gloves', parentRef: above, score: 3 })
    expect(answer).toMatchObject({
      body: { outcome: 'applied', vtexId: id, changes: [{ field: 'name', after: 'gloves' }] },
    })
    expect(await vtexCategory(id)).toMatchObject({ LomadeeCampaignCode: 'lomadee', Keywords: 'by hand' })
    expect(await vtexCategory(other)).toMatchObject({ Name: 'Gloves', FatherCategoryId: null })
    expect(await store().erp.get(`/categories/${ref}`)).toMatchObject({
      status: 200,
      body: { record: { ref, name: 'gloves', parentId: String(parentId), keywords: ['by hand'] } },
    })
  })

  it('is not guessed when VTEX has several', async () => {
    const first = await byHand('Twins')
    const second = await byHand('twins')
    const problem = expectProblem(await put(newRef(), { name: 'Twins' }), {
      status: 422,
      code: 'match_ambiguous',
    })
    expect(problem.detail).toContain(`${first}, ${second}`)
  })
})

describe('the tree', () => {
  it('comes in any order: in one batch', async () => {
    const refs = Array.from({ length: 12 }, newRef)
    const records = refs.map((ref, depth) => ({
      ref,
      name: `Level ${depth}`,
      parentRef: depth === 0 ? null : refs[depth - 1],
    }))
    const shuffled = [...records].sort((a, b) => a.ref.localeCompare(b.ref)).reverse()
    const batch = await deliver(store(), 'categories', shuffled)
    expect(batch).toMatchObject({ status: 'done', counts: { applied: 12 } })
    const deepest = await vtexCategory(await idOf(refs[11] ?? ''))
    expect(deepest.TreePath).toEqual(records.map(({ name }) => name))
  })

  it('comes in any order: a child waits for its parent', async () => {
    const [parent, child] = [newRef(), newRef()]
    const waiting = await put(child, { name: 'Child', parentRef: parent })
    expect(waiting).toMatchObject({ status: 202, body: { outcome: 'parked', code: 'category_not_found' } })
    await put(parent, { name: 'Parent' })
    await store().sandbox.events.idle()
    expect((await vtexCategory(await idOf(child))).TreePath).toEqual(['Parent', 'Child'])
  })

  it('is moved within a department without a word, and to another one with a warning', async () => {
    const [a, b, shelf, item] = [newRef(), newRef(), newRef(), newRef()]
    await put(a, { name: 'A' })
    await put(b, { name: 'B' })
    await put(shelf, { name: 'Shelf', parentRef: a })
    await put(item, { name: 'Item', parentRef: a })
    expect(await put(item, { name: 'Item', parentRef: shelf })).toMatchObject({
      body: { outcome: 'applied', code: null },
    })
    const moved = await put(shelf, { name: 'Shelf', parentRef: b })
    expect(moved).toMatchObject({
      status: 200,
      body: {
        outcome: 'applied',
        code: 'department_kept',
        message: expect.stringContaining(`department ${await idOf(a)}`),
        changes: [{ field: 'parentId', before: await idOf(a), after: await idOf(b) }],
      },
    })
    expect((await vtexCategory(await idOf(item))).TreePath).toEqual(['B', 'Shelf', 'Item'])
    expect(await put(shelf, { name: 'Shelf', parentRef: b })).toMatchObject(unchanged)
    expect(await put(shelf, { name: 'Shelf', parentRef: null })).toMatchObject({
      body: { outcome: 'applied', code: 'department_kept' },
    })
  })

  it('takes no category below itself', async () => {
    const [top, middle, bottom] = [newRef(), newRef(), newRef()]
    await put(top, { name: 'Top' })
    await put(middle, { name: 'Middle', parentRef: top })
    await put(bottom, { name: 'Bottom', parentRef: middle })
    const writes = await store().writesDuring(async () => {
      const answer = await put(top, { name: 'Top', parentRef: bottom })
      expectProblem(answer, { status: 422, code: 'invalid_record', pointer: '/parentRef' })
    })
    expect(writes).toEqual([])
    expectProblem(await put(top, { name: 'Top', parentRef: top }), {
      status: 422,
      code: 'invalid_record',
      pointer: '/parentRef',
    })
  })
})

describe('VTEX failing in the middle', () => {
  it.each([
    { kind: 'status', status: 500 },
    { kind: 'apply-then-fail', status: 500 },
    { kind: 'apply-then-timeout' },
  ] as const)('of a creation makes no duplicate: %j', async (action) => {
    const [above, ref] = [newRef(), newRef()]
    await put(above, { name: `Above ${ref}` })
    store().sandbox.faults.add({ via: 'app', method: 'POST', path: `${CATEGORY}*`, action, times: 1 })
    expect(await put(ref, { name: 'Once', parentRef: above })).toMatchObject(applied)
    expect(await namesFrom(await idOf(above))).toEqual([`Above ${ref}`, 'Once'])
  })

  it.each([
    { kind: 'status', status: 500 },
    { kind: 'apply-then-fail', status: 500 },
  ] as const)('of a change applies it: %j', async (action) => {
    const ref = newRef()
    await put(ref, { name: 'Before' })
    store().sandbox.faults.add({ via: 'app', method: 'PUT', path: `${CATEGORY}/*`, action, times: 1 })
    expect(await put(ref, { name: 'After' })).toMatchObject(applied)
    expect(await vtexCategory(await idOf(ref))).toMatchObject({ Name: 'After' })
  })
})

it('says what is wrong with each record of a batch', async () => {
  const good = newRef()
  const batch = await deliver(store(), 'categories', [
    { ref: newRef() },
    { ref: newRef(), name: 'x', parentRef: '' },
    { ref: newRef(), name: 'x', colour: 1 },
    { ref: good, name: 'Good' },
  ])
  const results = await resultsOf(store(), batch.id)
  expect(results.map(({ outcome, errors }) => [outcome, errors.map(({ pointer }) => pointer)])).toEqual([
    ['failed', ['/name']],
    ['failed', ['/parentRef']],
    ['failed', ['/colour']],
    ['applied', []],
  ])
})
