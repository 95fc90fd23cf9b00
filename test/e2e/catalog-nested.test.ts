import { startImageServer, type ImageServer } from '../support/image-server'
import { VtexCatalog } from '../support/catalog'
import { expectProblem } from './problem'
import { withSandbox } from './support'

const store = withSandbox()
const catalog = new VtexCatalog(store)

interface Part {
  flow: string
  ref: string
  outcome: string
  code: string | null
}

interface NestedAnswer {
  outcome: string
  vtexId: string
  message: string | null
  parts: Part[]
}

interface NestedBatch {
  id: string
  status: string
  progress: number
  counts: Record<string, number>
  children: { id: string; flow: string; status: string; counts: Record<string, number> }[]
}

let images: ImageServer
beforeAll(async () => {
  images = await startImageServer()
})
afterAll(() => images.stop())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  store().erp.post<NestedBatch>(path, body, { headers })
const batchOf = async (id: string) => (await store().erp.get<NestedBatch>(`/batches/${id}`)).body

/** A product with two SKUs, pictures, prices and stock in two warehouses. */
function nested(ref: string, fields: object = {}) {
  const sku = (name: string) => ({
    ref: `${ref}-${name}`,
    name,
    active: true,
    images: [{ url: images.url(`${ref}-${name}.png`) }],
    price: { basePrice: 10 },
    inventory: ['main', 'north'].map((warehouse) => ({ warehouse, quantity: 5 })),
  })
  return {
    ref,
    name: `Nested ${ref}`,
    brandRef: 'NB',
    categoryRef: 'NC',
    skus: [sku('S'), sku('L')],
    ...fields,
  }
}

async function untilNothingWaits(): Promise<void> {
  for (let total = 1; total > 0;) {
    await store().sandbox.events.idle()
    total = (await store().erp.get<{ total: number }>('/waiting')).body.total
  }
}

beforeAll(async () => {
  await store().erp.put('/brands/NB', { name: 'Nested brand' })
  await store().erp.put('/categories/NC', { name: 'Nested category' })
})

it('one call brings a product with all that belongs to it, and answers of each part what became of it', async () => {
  const put = () => store().erp.put<NestedAnswer>('/products/N1', nested('N1'))
  const { status, body } = await put()
  expect(status).toBe(202)
  expect(body.parts.map(({ flow }) => flow).sort()).toEqual(
    [
      'skus',
      'images',
      'prices',
      'inventory',
      'inventory',
      'skus',
      'images',
      'prices',
      'inventory',
      'inventory',
    ].sort(),
  )
  await untilNothingWaits()
  for (const ref of ['N1-S', 'N1-L']) {
    const sku = await catalog.sku(ref)
    expect(sku).toMatchObject({ IsActive: true, ProductId: Number(body.vtexId) })
    expect(await store().price({ ref, id: Number(sku?.Id) })).toMatchObject({ basePrice: 10 })
    expect(await store().balance({ ref, id: Number(sku?.Id) }, 'north')).toMatchObject({ totalQuantity: 5 })
  }
  await put()
  const again = await store().writesDuring(put)
  expect(again).toEqual([])
}, 30_000)

it('names the part that is wrong, and takes none of a record that is not valid', async () => {
  const record = nested('N2')
  const [first, second] = record.skus
  const skus = [first, { ...second, price: { basePrice: -1 }, color: 'red' }]
  expectProblem(await store().erp.put('/products/N2', { ...record, skus }), {
    status: 422,
    code: 'invalid_record',
    pointer: '/skus/1/price/basePrice',
  })
  expect((await store().erp.get('/products/N2')).status).toBe(404)
})

it.each<[string, object, string]>([
  ['skus that are no list', { skus: 'A' }, '/skus'],
  ['a SKU that is no record', { skus: ['A'] }, '/skus'],
  [
    'a SKU of another product',
    { skus: [{ ref: 'A', name: 'A', productRef: 'OTHER' }] },
    '/skus/0/productRef',
  ],
  ['stock that is no list', { skus: [{ ref: 'A', name: 'A', inventory: {} }] }, '/skus/0/inventory'],
  [
    'a SKU twice',
    {
      skus: [
        { ref: 'A', name: 'A' },
        { ref: 'A', name: 'A' },
      ],
    },
    '/skus',
  ],
])('refuses %s', async (_name, fields, pointer) => {
  const record = { name: 'N', brandRef: 'NB', categoryRef: 'NC', ...fields }
  expectProblem(await store().erp.put('/products/N3', record), {
    status: 422,
    code: 'invalid_record',
    pointer,
  })
})

it('a batch of nested products has one result for each', async () => {
  const records = ['B1', 'B2', 'B3'].map((ref) => nested(ref))
  const flat = { ref: 'B4', name: 'Flat', brandRef: 'NB', categoryRef: 'NC' }
  const bad = nested('B5', { skus: [{ ref: 'B5-S' }] })
  const headers = { 'Idempotency-Key': 'nested-1' }
  const accepted = await post('/products/batches', { records: [...records, flat, bad] }, headers)
  expect(accepted.status).toBe(202)
  const { id } = accepted.body
  expect((await post('/products/batches', { records: [...records, flat, bad] }, headers)).body.id).toBe(id)
  await store().erp.waitForBatch(id)
  await untilNothingWaits()
  const batch = await batchOf(id)
  expect(batch).toMatchObject({ status: 'done', progress: 1, counts: { total: 5, applied: 4, failed: 1 } })
  expect(batch.children.map(({ flow, counts }) => [flow, counts.total, counts.applied])).toEqual([
    ['skus', 6, 6],
    ['images', 6, 6],
    ['prices', 6, 6],
    ['inventory', 12, 12],
  ])
  const page = await store().erp.get<{ records: { ref: string; outcome: string; parts?: Part[] }[] }>(
    `/batches/${id}/records`,
  )
  const byRef = new Map(page.body.records.map((each) => [each.ref, each]))
  expect(byRef.get('B2')).toMatchObject({ outcome: 'applied' })
  expect(byRef.get('B2')?.parts).toHaveLength(10)
  expect(byRef.get('B2')?.parts?.[0]).toMatchObject({ flow: 'skus', ref: 'B2-S', outcome: 'applied' })
  expect(byRef.get('B4')?.parts).toBeUndefined()
  expect(byRef.get('B5')).toMatchObject({ outcome: 'failed', code: 'invalid_record' })
}, 60_000)

it('a part that fails makes the record fail, with its reason', async () => {
  const record = nested('F1')
  const skus = record.skus.map((sku) => ({ ...sku, inventory: [{ warehouse: 'nowhere', quantity: 1 }] }))
  const { body } = await post('/products/batches', { records: [{ ...record, skus }] })
  await store().erp.waitForBatch(body.id)
  await untilNothingWaits()
  const page = await store().erp.get<{ records: NestedAnswer[] }>(
    `/batches/${body.id}/records?outcome=failed`,
  )
  expect(page.body.records).toMatchObject([
    {
      ref: 'F1',
      outcome: 'failed',
      code: 'warehouse_not_found',
      message: expect.stringMatching(/^inventory F1-/),
    },
  ])
}, 60_000)

it('cancelling a batch cancels what came within its records', async () => {
  store().sandbox.events.set({ drop: 1, seed: 1 })
  const { body } = await post('/products/batches', { records: [nested('C1')] })
  await store().erp.post(`/batches/${body.id}/cancel`)
  const { status, children } = await batchOf(body.id)
  expect([status, ...children.map((child) => child.status)]).toEqual(Array(5).fill('cancelled'))
})
