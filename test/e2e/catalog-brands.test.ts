import { expectProblem } from './problem'
import { SHORT_PATIENCE, withSandbox } from './support'

const store = withSandbox(SHORT_PATIENCE)

interface Brand {
  Id: number
  Name: string
  Text: string
  Keywords: string
  SiteTitle: string
  Active: boolean
}

interface BrandAnswer {
  outcome: string
  vtexId: string
  changes: { field: string }[]
}

const put = (ref: string, record: object, query = '') =>
  store().erp.put<BrandAnswer>(`/brands/${encodeURIComponent(ref)}${query}`, record)

const brand = async (id: string) => (await store().vtex.get<Brand>(`/api/catalog/pvt/brand/${id}`)).body

const named = async (name: string) =>
  (await store().vtex.get<{ id: number; name: string }[]>('/api/catalog_system/pvt/brand/list')).body.filter(
    (each) => each.name === name,
  )

const writes = () =>
  store().sandbox.outbound.filter(({ method, path }) => method !== 'GET' && path.includes('/brand')).length

it('creates a brand once, changes it, and leaves alone what people entered', async () => {
  const created = await put('NW', { name: 'Northwind', keywords: ['north', 'wind'] })
  expect(created).toMatchObject({ status: 200, body: { outcome: 'applied', code: null } })
  const { vtexId } = created.body
  expect(await brand(vtexId)).toMatchObject({ Name: 'Northwind', Keywords: 'north, wind', Active: true })
  const before = writes()
  expect((await put('NW', { name: 'Northwind', keywords: ['north', 'wind'] })).body.outcome).toBe('unchanged')
  expect(writes()).toBe(before)

  await store().vtex.put(`/api/catalog/pvt/brand/${vtexId}`, {
    ...(await brand(vtexId)),
    Text: 'Entered by hand',
  })
  const renamed = await put('NW', { name: 'Northwind Traders' })
  expect(renamed.body.changes).toEqual([{ field: 'name', before: 'Northwind', after: 'Northwind Traders' }])
  expect(await brand(vtexId)).toMatchObject({
    Name: 'Northwind Traders',
    Text: 'Entered by hand',
    Keywords: 'north, wind',
  })
  const shown = await store().erp.get(`/brands/NW`)
  expect(shown).toMatchObject({
    status: 200,
    body: { vtexId, record: { ref: 'NW', name: 'Northwind Traders', description: 'Entered by hand' } },
  })
})

it('adopts a brand that VTEX has, and plans without writing', async () => {
  const { body } = await store().vtex.post<Brand>('/api/catalog/pvt/brand', { Name: 'Contoso', Active: true })
  const before = writes()
  expect((await put('CT', { name: 'contoso', title: 'T' }, '?dryRun=true')).body).toMatchObject({
    outcome: 'applied',
    dryRun: true,
    vtexId: String(body.Id),
  })
  expect(writes()).toBe(before)
  expect((await put('CT', { name: 'Contoso', title: 'T' })).body.vtexId).toBe(String(body.Id))
  expect(await named('Contoso')).toHaveLength(1)
})

it.each([
  ['is made although VTEX fails', { kind: 'apply-then-fail', status: 500 }],
  ['is made although VTEX never answers', { kind: 'apply-then-timeout' }],
  ['is not made at first', { kind: 'status', status: 503 }],
] as const)(
  'a brand whose creation %s is there once',
  async (name, action) => {
    store().sandbox.faults.add({
      via: 'app',
      method: 'POST',
      path: '/api/catalog/pvt/brand',
      times: 1,
      action,
    })
    expect((await put(`X ${name}`, { name: `Brand ${name}` })).body.outcome).toBe('applied')
    expect(await named(`Brand ${name}`)).toHaveLength(1)
    store().sandbox.faults.clear()
  },
  40_000,
)

it('calls that come at the same time create one brand', async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, index) => put('SAME', { name: 'Same', score: index + 1 })),
  )
  expect(new Set(answers.map(({ body }) => body.vtexId)).size).toBe(1)
  expect(await named('Same')).toHaveLength(1)
})

it('a batch creates many, and says of each what became of it', async () => {
  const records = Array.from({ length: 60 }, (_, index) => ({
    ref: `B${index}`,
    name: `Batch brand ${index}`,
  }))
  const accepted = await store().erp.post<{ id: string }>('/brands/batches', {
    records: [...records, { ref: 'BAD', name: '' }],
  })
  const done = await store().erp.waitForBatch(accepted.body.id)
  expect(done.counts).toMatchObject({ total: 61, applied: 60, failed: 1 })
})

it('two refs of one new name in one batch are one brand', async () => {
  const { body } = await store().erp.post<{ id: string }>('/brands/batches', {
    records: [
      { ref: 'TWIN-1', name: 'Twin' },
      { ref: 'TWIN-2', name: 'twin', title: 'Both' },
    ],
  })
  const done = await store().erp.waitForBatch(body.id)
  expect(done.counts).toMatchObject({ total: 2, applied: 2 })
  const shown = await Promise.all(
    ['TWIN-1', 'TWIN-2'].map(
      async (ref) => (await store().erp.get<BrandAnswer>(`/brands/${ref}`)).body.vtexId,
    ),
  )
  expect(new Set(shown).size).toBe(1)
  expect([...(await named('Twin')), ...(await named('twin'))]).toHaveLength(1)
})

it.each<[string, object]>([
  ['a name of null', { name: null }],
  ['an unknown field', { name: 'A', color: 'red' }],
  ['a name too long', { name: 'x'.repeat(151) }],
])('%s is refused', async (_name, record) => {
  const code = 'color' in record ? 'unknown_field' : 'invalid_record'
  expectProblem(await put('BAD', record), { status: 422, code })
})

it('a field that people own is theirs', async () => {
  const admin = store().erp
  await admin.put('/settings/flows/brands', { ownership: { title: 'create', description: 'never' } })
  const created = await put('OWN', { name: 'Owned', title: 'From the ERP', description: 'From the ERP' })
  expect(await brand(created.body.vtexId)).toMatchObject({ SiteTitle: 'From the ERP', Text: '' })
  const changed = await put('OWN', { name: 'Owned', title: 'Again', description: 'Again', score: 3 })
  expect(changed.body.changes.map(({ field }) => field)).toEqual(['score'])
  expect(await brand(created.body.vtexId)).toMatchObject({ SiteTitle: 'From the ERP', Text: '' })
  expectProblem(await admin.put('/settings/flows/brands', { ownership: { name: 'never' } }), {
    status: 422,
    code: 'invalid_settings',
  })
})
