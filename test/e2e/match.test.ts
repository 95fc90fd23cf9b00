import { VtexCatalog, type MadeProduct } from '../support/catalog'
import { expectProblem } from './problem'
import { withSandbox } from './support'

const store = withSandbox()
const catalog = new VtexCatalog(store)
const SKU = '/api/catalog/pvt/stockkeepingunit'
let made = 0

interface Result {
  outcome: string
  code: string | null
  vtexId: string
  changes: { field: string }[]
}

interface Settings {
  flows: Record<string, { ownership: object; match?: string }>
}

const put = (path: string, record: object) => store().erp.put<Result>(path, record)
const rule = (flow: string, match: string) => store().erp.put<Settings>(`/settings/flows/${flow}`, { match })
const newEan = () => `789000000${String(++made).padStart(4, '0')}`

/** A SKU made by hand: with an EAN, and a reference code only if it is given one. */
async function skuOf({ id: ProductId }: MadeProduct, ean: string | null, RefId?: string): Promise<number> {
  const size = { PackagedHeight: 1, PackagedLength: 1, PackagedWidth: 1, PackagedWeightKg: 100 }
  const id = await catalog.created(SKU, { ProductId, Name: 'By hand', ...size, ...(RefId && { RefId }) })
  if (ean) expect(await store().vtex.post(`${SKU}/${id}/ean/${ean}`)).toMatchObject({ status: 200 })
  return id
}

const skusOf = async ({ id }: MadeProduct) => {
  const path = `/api/catalog_system/pvt/sku/stockkeepingunitByProductId/${id}`
  const { body } = await store().vtex.get<{ Id: number; RefId: string }[]>(path)
  return body.map(({ Id, RefId }) => ({ Id, RefId }))
}

/** Sends the price and the stock of a SKU, and asserts that they reached this SKU of VTEX. */
async function expectPriceAndStockAt(ref: string, id: number): Promise<void> {
  const price = await put(`/prices/${ref}`, { basePrice: 12.9 })
  expect(price).toMatchObject({ status: 200, body: { outcome: 'applied', vtexId: String(id) } })
  const stock = await put(`/inventory/${ref}/main`, { quantity: 40 })
  expect(stock).toMatchObject({ status: 200, body: { outcome: 'applied', vtexId: String(id) } })
  expect(await store().price({ ref, id })).toMatchObject({ basePrice: 12.9 })
  expect(await store().balance({ ref, id })).toMatchObject({ totalQuantity: 40 })
}

it('finds by reference code until told otherwise, and says what may be told', async () => {
  const { body } = await store().erp.get<Settings>('/settings')
  expect(body.flows).toMatchObject({ products: { match: 'refId' }, skus: { match: 'refId' } })
  expect(body.flows.brands).toEqual({ ownership: {} })
  for (const [flow, match] of [
    ['products', 'ean'],
    ['prices', 'refId'],
  ] as const) {
    const answer = await rule(flow, match)
    expectProblem(answer, { status: 422, code: 'invalid_settings' })
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/match' }] })
  }
})

describe('by EAN', () => {
  beforeAll(async () => {
    expect(await rule('skus', 'ean')).toMatchObject({
      status: 200,
      body: { flows: { skus: { match: 'ean' }, products: { match: 'refId' } } },
    })
  })
  afterAll(() => rule('skus', 'refId'))

  it('a SKU without a reference code gets record, price and stock, and no second SKU is made', async () => {
    const product = await catalog.product()
    const ean = newEan()
    const id = await skuOf(product, ean)
    const record = { productRef: product.ref, name: 'Blue', eans: [newEan(), ean] }
    const sent = await put('/skus/ERP-1', record)
    expect(sent).toMatchObject({ status: 200, body: { outcome: 'applied', vtexId: String(id) } })
    expect(sent.body.changes.map(({ field }) => field)).toEqual(['name', 'ref', 'eans'])
    await expectPriceAndStockAt('ERP-1', id)
    expect(await skusOf(product)).toEqual([{ Id: id, RefId: 'ERP-1' }])
    const again = await put('/skus/ERP-1?verify=true', record)
    expect(again.body).toMatchObject({ outcome: 'unchanged', vtexId: String(id) })
  })

  it('the reference code that people gave a SKU stays, and all reaches that SKU', async () => {
    const product = await catalog.product()
    const ean = newEan()
    const id = await skuOf(product, ean, 'BY-HAND')
    const record = { productRef: product.ref, name: 'Navy', eans: [ean] }
    const sent = await put('/skus/ERP-2', record)
    expect(sent.body).toMatchObject({ outcome: 'applied', vtexId: String(id), changes: [{ field: 'name' }] })
    await expectPriceAndStockAt('ERP-2', id)
    expect(await skusOf(product)).toEqual([{ Id: id, RefId: 'BY-HAND' }])
  })

  it('a kit’s component and an image’s SKU are those the app knows', async () => {
    const product = await catalog.product()
    const ean = newEan()
    const id = await skuOf(product, ean, 'PART')
    await put('/skus/ERP-3', { productRef: product.ref, name: 'Part', eans: [ean] })
    const kit = await put('/skus/ERP-4', {
      productRef: product.ref,
      name: 'Kit',
      eans: [newEan()],
      kit: [{ skuRef: 'ERP-3', quantity: 2 }],
    })
    expect(kit.body).toMatchObject({ outcome: 'applied' })
    const rows = await store().vtex.get(`/api/catalog/pvt/stockkeepingunitkit?parentSkuId=${kit.body.vtexId}`)
    expect([rows.body].flat()).toMatchObject([{ StockKeepingUnitId: id, Quantity: 2 }])
    expect(await store().erp.get('/images/ERP-3')).toMatchObject({
      status: 200,
      body: { vtexId: String(id) },
    })
  })

  it('two SKUs that have an EAN each are reported, and none is changed or made', async () => {
    const product = await catalog.product()
    const eans = [newEan(), newEan()]
    const ids = [await skuOf(product, eans[0] ?? ''), await skuOf(product, eans[1] ?? '')]
    const writes = await store().writesDuring(async () => {
      const sent = await put('/skus/ERP-5', { productRef: product.ref, name: 'Blue', eans })
      expectProblem(sent, { status: 422, code: 'match_ambiguous' })
    })
    expect(writes).toEqual([])
    expect((await skusOf(product)).map(({ Id }) => Id)).toEqual(ids)
  })

  it('a SKU that VTEX does not have is made once, with the ref as its reference code', async () => {
    const product = await catalog.product()
    const sent = await put('/skus/ERP-6', { productRef: product.ref, name: 'New', eans: [newEan()] })
    expect(sent.body).toMatchObject({ outcome: 'applied' })
    expect(await skusOf(product)).toEqual([{ Id: Number(sent.body.vtexId), RefId: 'ERP-6' }])
  })
})

describe('by VTEX’s id', () => {
  beforeAll(async () => {
    await rule('skus', 'vtexId')
    await rule('products', 'vtexId')
  })
  afterAll(async () => {
    await rule('skus', 'refId')
    await rule('products', 'refId')
  })

  it('product, SKU, price and stock reach what has the id', async () => {
    const product = await catalog.product({ RefId: '' })
    const id = await skuOf(product, newEan())
    const { brandId, categoryId } = product
    await store().erp.put('/brands/B', { name: (await brand(brandId)).Name })
    await store().erp.put('/categories/C', { name: (await category(categoryId)).Name })
    const sent = await put(`/products/${product.id}`, { name: 'Renamed', brandRef: 'B', categoryRef: 'C' })
    expect(sent.body).toMatchObject({ outcome: 'applied', vtexId: String(product.id) })
    expect(sent.body.changes.map(({ field }) => field)).toEqual(['name', 'ref'])
    const sku = await put(`/skus/${id}`, { productRef: String(product.id), name: 'Renamed too' })
    expect(sku.body).toMatchObject({ outcome: 'applied', vtexId: String(id) })
    await expectPriceAndStockAt(String(id), id)
    expect(await skusOf(product)).toEqual([{ Id: id, RefId: String(id) }])
  })

  it('price and stock of a SKU that was never sent reach it too', async () => {
    const id = await skuOf(await catalog.product(), newEan())
    await expectPriceAndStockAt(String(id), id)
  })

  it('nothing is made of an id that VTEX does not have', async () => {
    const product = await catalog.product()
    const writes = await store().writesDuring(async () => {
      const record = { productRef: String(product.id), name: 'None' }
      expectProblem(await put('/skus/987654', record), { status: 422, code: 'sku_not_found' })
    })
    expect(writes).toEqual([])
  })
})

const brand = async (id: number) =>
  (await store().vtex.get<{ Name: string }>(`/api/catalog/pvt/brand/${id}`)).body
const category = async (id: number) =>
  (await store().vtex.get<{ Name: string }>(`/api/catalog/pvt/category/${id}`)).body
