import { VtexCatalog } from '../support/catalog'
import { startImageServer, type ImageServer } from '../support/image-server'
import type { Outcome } from './delivery'
import { expectProblem } from './problem'
import { SHORT_PATIENCE, withSandbox } from './support'

const store = withSandbox(SHORT_PATIENCE)
const catalog = new VtexCatalog(store)
let pictures: ImageServer
let made = 0

beforeAll(async () => {
  pictures = await startImageServer()
})
afterAll(() => pictures.stop())

const newRef = () => `S-${++made}`
const put = (ref: string, record: object, query = '') =>
  store().erp.put<Outcome>(`/skus/${encodeURIComponent(ref)}${query}`, record)
const putImages = (ref: string, images: object[], rest: object = {}) =>
  store().erp.put<Outcome>(`/images/${encodeURIComponent(ref)}`, { images, ...rest })
const settled = () => store().sandbox.events.idle()
const names = (calls: { method: string; template: string }[]) =>
  calls.map(({ method, template }) => `${method} ${template.replace(/^\/api\/(catalog|catalog_system)/, '')}`)

it('creates a SKU, waits for its images, and is active when they have come', async () => {
  const product = await catalog.product()
  await catalog.field(product.categoryId, 'Color')
  const record = {
    productRef: product.ref,
    name: 'Blue',
    active: true,
    eans: [`789${made}0001`],
    packagedWeight: { value: 0.5, unit: 'kg' },
    packagedDimensions: { height: 100, length: 200, width: 150, unit: 'mm' },
    specifications: [
      { name: 'color', values: ['Blue'] },
      { name: 'Size', values: ['L'] },
      { name: 'Fabric', values: ['Linen'] },
    ],
  }
  const ref = newRef()
  const creating = await store().callsDuring(async () => {
    expect(await put(ref, record)).toMatchObject({
      status: 202,
      body: { outcome: 'parked', code: 'not_activatable' },
    })
  })
  expect(names(creating)).toMatchInlineSnapshot(`
   [
     "GET _system/pvt/products/productgetbyrefid/{refId}",
     "GET /pvt/stockkeepingunit",
     "GET /pvt/product/{productId}",
     "GET _system/pub/specification/field/listTreeByCategoryId/{categoryId}",
     "GET /pvt/specification/{specificationId}",
     "GET _system/pub/specification/groupGet/{groupId}",
     "POST /pvt/stockkeepingunit",
     "POST /pvt/stockkeepingunit/{skuId}/ean/{ean}",
     "PUT /pvt/stockkeepingunit/{skuId}/specificationvalue",
     "PUT /pvt/stockkeepingunit/{skuId}/specificationvalue",
     "PUT /pvt/stockkeepingunit/{skuId}/specificationvalue",
   ]
  `)
  const filling = await store().callsDuring(async () => {
    const images = [{ url: pictures.url('front.png') }, { url: pictures.url('back.png') }]
    expect(await putImages(ref, images)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    await settled()
  })
  expect(names(filling)).toMatchInlineSnapshot(`
   [
     "GET /pvt/stockkeepingunit/{skuId}/file",
     "POST /pvt/stockkeepingunit/{skuId}/file",
     "POST /pvt/stockkeepingunit/{skuId}/file",
     "GET /pvt/stockkeepingunit/{skuId}",
   ]
  `)
  expect(await catalog.sku(ref)).toMatchObject({
    IsActive: true,
    PackagedWeightKg: 500,
    PackagedHeight: 10,
    PackagedLength: 20,
    PackagedWidth: 15,
  })
  expect(await catalog.beside(ref, 'specification')).toMatchObject([
    { Text: 'Blue' },
    { Text: 'L' },
    { Text: 'Linen' },
  ])
  // What waited is compared with VTEX once more, and remembered then.
  expect(await put(ref, record)).toMatchObject({ status: 200, body: { outcome: 'unchanged' } })
  const again = await store().callsDuring(async () =>
    expect(await put(ref, record)).toMatchObject({ status: 200, body: { outcome: 'unchanged' } }),
  )
  expect(again).toEqual([])
  const renaming = await store().callsDuring(async () =>
    expect(await put(ref, { productRef: product.ref, name: 'Navy' })).toMatchObject({
      body: { outcome: 'applied', changes: [{ field: 'name', before: 'Blue', after: 'Navy' }] },
    }),
  )
  expect(names(renaming)).toMatchInlineSnapshot(`
   [
     "GET /pvt/stockkeepingunit/{skuId}",
     "PUT /pvt/stockkeepingunit/{skuId}",
   ]
  `)
  expect(await catalog.sku(ref)).toMatchObject({ IsActive: true, PackagedWeightKg: 500 })
})

it('a renamed specification does not come back under its old name', async () => {
  const product = await catalog.product()
  const id = await catalog.field(product.categoryId, 'Shade')
  const field = { name: 'Shade', level: 'sku', type: 'combo', categoryRef: 'OF-SHADE' }
  const { body } = await store().vtex.get<{ Name: string }>(`/api/catalog/pvt/category/${product.categoryId}`)
  await store().erp.put('/categories/OF-SHADE', { name: body.Name })
  const sent = await store().erp.put('/specifications/SHADE', field)
  expect(sent).toMatchObject({ body: { vtexId: String(id) } })
  const [one, other] = [newRef(), newRef()]
  const record = { productRef: product.ref, name: 'One', specifications: [{ ref: 'SHADE', values: ['Red'] }] }
  expect(await put(one, record)).toMatchObject({ body: { outcome: 'applied' } })
  await store().erp.put('/specifications/SHADE', { ...field, name: 'Tone' })
  expect(await put(other, record)).toMatchObject({ body: { outcome: 'applied' } })
  const path = `/api/catalog_system/pub/specification/field/listByCategoryId/${product.categoryId}`
  const { body: fields } = await store().vtex.get<{ Name: string }[]>(path)
  expect(fields.map(({ Name }) => Name)).toEqual(['Tone'])
  expect(await catalog.beside(other, 'specification')).toMatchObject([{ FieldId: id, Text: 'Red' }])
})

it('keeps what people change by hand', async () => {
  const product = await catalog.product()
  const ref = newRef()
  await put(ref, { productRef: product.ref, name: 'Blue' })
  await catalog.change(ref, {
    ManufacturerCode: 'by hand',
    Videos: ['https://video.example'],
    Height: 3.12345,
  })
  expect(await put(ref, { productRef: product.ref, name: 'Navy' })).toMatchObject({
    body: { outcome: 'applied', changes: [{ field: 'name' }] },
  })
  expect(await catalog.sku(ref)).toMatchObject({
    Name: 'Navy',
    ManufacturerCode: 'by hand',
    Videos: ['https://video.example'],
    Height: 3.12345,
    ActivateIfPossible: true,
  })
})

it('says what is missing', async () => {
  const product = await catalog.product({ IsActive: false })
  await catalog.field(product.categoryId, 'Color', { IsRequired: true })
  const ref = newRef()
  await put(ref, { productRef: product.ref, name: 'Blue' })
  expect(await put(ref, { productRef: product.ref, name: 'Blue', active: true })).toMatchObject({
    status: 202,
    body: {
      outcome: 'parked',
      code: 'not_activatable',
      message: `The SKU "${ref}" is saved, but not active yet: it has no image; its product "${product.ref}" is not active; the required specification "Color" has no value.`,
    },
  })
})

it.each(['apply-then-fail', 'apply-then-timeout', 'status'] as const)(
  'survives a create that ends with %s',
  async (kind) => {
    const product = await catalog.product()
    const ref = newRef()
    const action = kind === 'apply-then-timeout' ? { kind } : { kind, status: 500 }
    store().sandbox.faults.add({
      method: 'POST',
      path: '/api/catalog/pvt/stockkeepingunit',
      times: 1,
      action: action as never,
    })
    expect(await put(ref, { productRef: product.ref, name: 'Blue', eans: [`E-${ref}`] })).toMatchObject({
      status: 200,
      body: { outcome: 'applied' },
    })
    expect(await catalog.beside(ref, 'ean')).toEqual([`E-${ref}`])
  },
  60_000,
)

it('parks a SKU whose product is missing', async () => {
  expect(await put(newRef(), { productRef: 'nowhere', name: 'Blue' })).toMatchObject({
    status: 202,
    body: { outcome: 'parked', code: 'product_not_found' },
  })
})

it('refuses to move a SKU to another product', async () => {
  const [one, other] = [await catalog.product(), await catalog.product()]
  const ref = newRef()
  await put(ref, { productRef: one.ref, name: 'Blue' })
  expectProblem(await put(ref, { productRef: other.ref, name: 'Blue' }), {
    status: 422,
    code: 'cannot_change',
  })
})

it('shows a SKU as a record', async () => {
  const product = await catalog.product()
  const [part, kit] = [newRef(), newRef()]
  await put(part, { productRef: product.ref, name: 'Part' })
  const record = {
    productRef: product.ref,
    name: 'Set',
    eans: [`E-${kit}`],
    packagedWeight: { value: 2, unit: 'kg' },
    specifications: [{ name: 'Size', values: ['L'] }],
    kit: [{ skuRef: part, quantity: 3, unitPrice: 1.5 }],
  }
  expect(await put(kit, record)).toMatchObject({ body: { outcome: 'applied' } })
  const shown = await store().erp.get(`/skus/${kit}`)
  expect(shown).toMatchObject({
    status: 200,
    body: { record: { ...record, ref: kit, active: false, packagedWeight: { value: 2000, unit: 'g' } } },
  })
  expect(await store().erp.get('/skus/nowhere')).toMatchObject({ status: 404 })
})

it.each([
  ['POST', '*/stockkeepingunit/*/ean/*'],
  ['PUT', '*/stockkeepingunit/*/specificationvalue'],
  ['POST', '*/stockkeepingunitkit'],
])('does nothing twice when %s %s is made and seems to fail', async (method, path) => {
  const product = await catalog.product()
  const [part, ref] = [newRef(), newRef()]
  await put(part, { productRef: product.ref, name: 'Part' })
  const action = { kind: 'apply-then-fail', status: 500 } as const
  store().sandbox.faults.add({ method, path, times: 1, action })
  const record = {
    productRef: product.ref,
    name: 'Set',
    eans: [`E-${ref}`],
    specifications: [{ name: 'Size', values: ['L'] }],
    kit: [{ skuRef: part, quantity: 3 }],
  }
  expect(await put(ref, record)).toMatchObject({ status: 200, body: { outcome: 'applied' } })
  const id = (await catalog.sku(ref))?.Id
  expect(await catalog.beside(ref, 'ean')).toEqual([`E-${ref}`])
  expect(await catalog.beside(ref, 'specification')).toHaveLength(1)
  const rows = await store().vtex.get(`/api/catalog/pvt/stockkeepingunitkit?parentSkuId=${id}`)
  expect(rows.body).toHaveLength(1)
})

it('names the SKU that has an EAN already', async () => {
  const product = await catalog.product()
  const [one, other] = [newRef(), newRef()]
  await put(one, { productRef: product.ref, name: 'One', eans: ['42'] })
  const refused = await put(other, { productRef: product.ref, name: 'Other', eans: ['42'] })
  const { detail } = expectProblem(refused, { status: 422, code: 'vtex_refused' }) as { detail: string }
  expect(detail).toContain(`Sku id ${(await catalog.sku(one))?.Id}`)
})
