import { applied, deliver, unchanged, type Outcome } from './delivery'
import { expectProblem } from './problem'
import { SHORT_PATIENCE, withSandbox, type Sku } from './support'

jest.setTimeout(60_000)

const store = withSandbox(SHORT_PATIENCE)
let made = 0

interface VtexProduct extends Record<string, unknown> {
  Id: number
}

const PRODUCT = '/api/catalog/pvt/product'
const LEGACY = '/api/catalog_system/pvt/products'

const newRef = () => `BK-${++made}`
const put = (ref: string, record: object, query = '') =>
  store().erp.put<Outcome>(`/products/${encodeURIComponent(ref)}${query}`, record)
const names = (calls: { method: string; template: string }[]) =>
  calls.map(({ method, template }) => `${method} ${template.replace(/^\/api\/(catalog|catalog_system)/, '')}`)

/** A brand and a category of their own, as a record of products names them. */
async function newPlace(name = `P${++made}`): Promise<{ brandRef: string; categoryRef: string }> {
  const place = { brandRef: `B-${name}`, categoryRef: `C-${name}` }
  for (const path of [`/brands/${place.brandRef}`, `/categories/${place.categoryRef}`])
    expect(await store().erp.put(path, { name: `Name of ${name}` })).toMatchObject(applied)
  return place
}

/** The product as VTEX itself answers it. */
async function vtexProduct(ref: string): Promise<VtexProduct | null> {
  const { body } = await store().vtex.get<VtexProduct | null>(`${LEGACY}/productgetbyrefid/${ref}`)
  return body && (await store().vtex.get<VtexProduct>(`${PRODUCT}/${body.Id}`)).body
}

/** Changes the product by hand: VTEX's PUT replaces, so what it holds goes along. */
async function change(ref: string, fields: object): Promise<void> {
  const product = await vtexProduct(ref)
  if (!product) throw new Error(`VTEX has no product ${ref}`)
  const { Id, ...body } = product
  expect(await store().vtex.put(`${PRODUCT}/${Id}`, { ...body, ...fields })).toMatchObject({ status: 200 })
}

/** How many products VTEX has of a category: duplicates would count. */
async function productsBeside(ref: string): Promise<number> {
  const { CategoryId } = (await vtexProduct(ref)) ?? { CategoryId: 0 }
  const path = `${LEGACY}/GetProductAndSkuIds?categoryId=${String(CategoryId)}`
  const { body } = await store().vtex.get<{ data: Record<string, number[]> }>(path)
  return Object.keys(body.data).length
}

/** Specifications of products in the product's category, past the app. */
async function newSpecifications(ref: string, ...fields: string[]): Promise<void> {
  const { CategoryId } = (await vtexProduct(ref)) ?? { CategoryId: 0 }
  const group = { CategoryId, Name: `Group of ${ref}` }
  const { body } = await store().vtex.post<{ Id: number }>('/api/catalog/pvt/specificationgroup', group)
  for (const Name of fields) {
    const field = {
      FieldTypeId: 1,
      CategoryId,
      FieldGroupId: body.Id,
      Name,
      IsStockKeepingUnit: false,
      IsActive: true,
    }
    const answer = await store().vtex.post('/api/catalog/pvt/specification', field)
    expect(answer).toMatchObject({ status: 200 })
  }
}

const specificationsOf = async (ref: string) => {
  const product = await vtexProduct(ref)
  const { body } = await store().vtex.get<{ Name: string; Value: string[] }[]>(
    `${LEGACY}/${product?.Id}/specification`,
  )
  return Object.fromEntries(body.map(({ Name, Value }) => [Name, Value]))
}

describe('a product', () => {
  it('is created with trade policies and specifications in as few calls as VTEX allows', async () => {
    const place = await newPlace()
    const first = newRef()
    await put(first, { name: 'First', ...place })
    await newSpecifications(first, 'Frame', 'Gears', 'Use')
    const ref = newRef()
    const record = {
      name: 'Șa de bicicletă',
      ...place,
      keywords: ['saddle', 'seat'],
      releaseDate: '2026-05-01T00:00:00+02:00',
      tradePolicies: [1, 2],
      specifications: [
        { name: 'Frame', values: ['Oțel'] },
        { name: 'Gears', values: ['21'] },
        { name: 'Use', values: ['City'] },
      ],
    }
    const calls = await store().callsDuring(async () => expect(await put(ref, record)).toMatchObject(applied))
    expect(names(calls)).toEqual([
      'GET _system/pvt/products/productgetbyrefid/{refId}',
      'POST /pvt/product',
      'GET /pvt/product/{productId}/salespolicy',
      'POST /pvt/product/{productId}/salespolicy/{tradepolicyId}',
      'POST _system/pvt/products/{productId}/specification',
    ])
    expect(await vtexProduct(ref)).toMatchObject({
      RefId: ref,
      LinkId: 'sa-de-bicicleta',
      KeyWords: 'saddle, seat',
      ReleaseDate: '2026-04-30T22:00:00',
      IsActive: true,
      IsVisible: true,
      ShowWithoutStock: true,
    })
    expect(await specificationsOf(ref)).toMatchObject({ Gears: ['21'], Use: ['City'] })
    expect(
      await store().callsDuring(async () => expect(await put(ref, record)).toMatchObject(unchanged)),
    ).toEqual([])
    // VTEX has lost some diacritics, which is no difference.
    const verifying = await store().callsDuring(async () =>
      expect(await put(ref, record, '?verify=true')).toMatchObject(unchanged),
    )
    expect(verifying.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET'])
  })

  it('changes by one read and one write, and what people changed by hand stays', async () => {
    const place = await newPlace()
    const ref = newRef()
    await put(ref, { name: 'Bike', ...place, description: 'One' })
    const byHand = {
      Title: 'By hand',
      ReleaseDate: '2020-02-02T00:00:00',
      SupplierId: 5,
      Score: 7,
      TaxCode: '9',
    }
    await change(ref, { ...byHand, IsVisible: false, AdWordsRemarketingCode: 'ads' })
    const calls = await store().callsDuring(async () =>
      expect(await put(ref, { name: 'Bike 2', ...place, description: null })).toMatchObject({
        body: {
          outcome: 'applied',
          changes: [
            { field: 'name', before: 'Bike', after: 'Bike 2' },
            { field: 'description', before: 'One', after: null },
          ],
        },
      }),
    )
    expect(names(calls)).toEqual(['GET /pvt/product/{productId}', 'PUT /pvt/product/{productId}'])
    expect(await vtexProduct(ref)).toMatchObject({
      ...{ ...byHand, IsVisible: false, AdWordsRemarketingCode: 'ads' },
      ...{ Name: 'Bike 2', Description: '', LinkId: 'bike', IsActive: true },
    })
  })

  it('moves to another brand and category, and its department goes along', async () => {
    const [ref, settled, elsewhere] = [newRef(), newRef(), await newPlace()]
    await put(settled, { name: 'Settled', ...elsewhere })
    await newSpecifications(settled, 'Use')
    await put(ref, { name: 'Moving', ...(await newPlace()) })
    await newSpecifications(ref, 'Frame')
    const before = await vtexProduct(ref)
    const path = `${LEGACY}/${before?.Id}/specification`
    await store().vtex.post(path, [{ Name: 'Frame', Value: ['Steel'] }])
    const specifications = [{ name: 'Use', values: ['City'] }]
    expect(await put(ref, { name: 'Moving', ...elsewhere, specifications })).toMatchObject({
      body: { changes: [{ field: 'brandId' }, { field: 'categoryId' }, { field: 'specifications.Use' }] },
    })
    expect(await specificationsOf(ref)).toMatchObject({ Use: ['City'] })
    const after = await vtexProduct(ref)
    expect(after?.CategoryId).not.toBe(before?.CategoryId)
    expect(after?.DepartmentId).toBe(after?.CategoryId)
  })

  it('gets its ref into the link when another product has it', async () => {
    const place = await newPlace()
    const [one, other] = [newRef(), newRef()]
    await put(one, { name: 'Twin', ...place })
    expect(await put(other, { name: 'Twin', ...place })).toMatchObject(applied)
    expect(await vtexProduct(other)).toMatchObject({ LinkId: `twin-${other.toLowerCase()}` })
    const refused = await put(other, { name: 'Twin', ...place, linkId: 'twin' })
    expectProblem(refused, { status: 422, code: 'vtex_refused' })
  })

  it('changes trade policies and is written again, so that VTEX indexes it', async () => {
    const record = { name: 'Sold', ...(await newPlace()) }
    const ref = newRef()
    await put(ref, record)
    const writes = await store().writesDuring(async () =>
      expect(await put(ref, { ...record, tradePolicies: ['2'] })).toMatchObject({
        body: { changes: [{ field: 'tradePolicies', before: ['1'], after: ['2'] }] },
      }),
    )
    expect(names(writes)).toEqual([
      'POST /pvt/product/{productId}/salespolicy/{tradepolicyId}',
      'DELETE /pvt/product/{productId}/salespolicy/{tradepolicyId}',
      'PUT /pvt/product/{productId}',
    ])
    const { body } = await store().erp.get<{ record: object }>(`/products/${ref}`)
    expect(body.record).toMatchObject({ name: 'Sold', tradePolicies: ['2'], similarCategoryIds: [] })
  })

  it('has further categories, and specifications that are changed and cleared one by one', async () => {
    const [place, further] = [await newPlace(), await newPlace()]
    const ref = newRef()
    const record = { name: 'Filled', ...place }
    await put(ref, record)
    await newSpecifications(ref, 'Frame', 'Use')
    const specifications = ['Frame', 'Use'].map((name) => ({ name, values: ['Old'] }))
    const similarCategoryRefs = [further.categoryRef]
    expect(await put(ref, { ...record, specifications, similarCategoryRefs })).toMatchObject(applied)
    expect(await specificationsOf(ref)).toEqual({ Frame: ['Old'], Use: ['Old'] })
    await put(ref, { ...record, specifications: [{ name: 'Use', values: ['New'] }] })
    expect(await specificationsOf(ref)).toEqual({ Frame: ['Old'], Use: ['New'] })
    await put(ref, {
      ...record,
      specifications: [{ name: 'Frame', values: null }],
      similarCategoryRefs: null,
    })
    expect(await specificationsOf(ref)).toEqual({ Use: ['New'] })
    const unknown = { ...record, specifications: [{ name: 'Nothing', values: ['x'] }] }
    expectProblem(await put(ref, unknown), { status: 422, code: 'vtex_refused' })
  })
})

describe('an inactive product', () => {
  it('takes its active SKUs along, with all else of them as it was', async () => {
    const sku: Sku = store().newSku()
    const skuPath = `/api/catalog/pvt/stockkeepingunit/${sku.id}`
    const { body: before } = await store().vtex.get<VtexProduct>(skuPath)
    const productPath = `${PRODUCT}/${String(before.ProductId)}`
    const { body: product } = await store().vtex.get<VtexProduct>(productPath)
    const ref = newRef()
    const { Id: _id, ...fields } = product
    await store().vtex.put(productPath, { ...fields, RefId: ref })
    const record = { name: 'Ended', ...(await newPlace()), active: false }
    expect(await put(ref, record)).toMatchObject({
      body: { outcome: 'applied', vtexId: String(product.Id) },
    })
    const { body: after } = await store().vtex.get<VtexProduct>(skuPath)
    expect(after).toEqual({ ...before, IsActive: false })
    expect(await put(ref, record, '?verify=true')).toMatchObject(unchanged)
  })
})

describe('VTEX in trouble', () => {
  const faults = [
    ['apply-then-fail', { kind: 'apply-then-fail', status: 500 }],
    ['apply-then-timeout', { kind: 'apply-then-timeout' }],
    ['500', { kind: 'status', status: 500 }],
  ] as const

  it.each(faults)('no product twice when creating ends with %s', async (_name, action) => {
    const place = await newPlace()
    const ref = newRef()
    store().sandbox.faults.add({ method: 'POST', path: PRODUCT, times: 1, action: action as never })
    expect(await put(ref, { name: 'Once', ...place, tradePolicies: [2] })).toMatchObject(applied)
    expect(await productsBeside(ref)).toBe(1)
  })

  it.each(faults.filter(([name]) => !name.includes('timeout')))(
    'nothing is left undone when a part ends with %s',
    async (_name, action) => {
      const place = await newPlace()
      const ref = newRef()
      store().sandbox.faults.add({
        ...{ method: 'POST', path: `${PRODUCT}/*/salespolicy/*`, times: 1 },
        action: action as never,
      })
      expect(await put(ref, { name: 'Whole', ...place, tradePolicies: [2] })).toMatchObject(applied)
      expect((await store().erp.get<{ record: object }>(`/products/${ref}`)).body.record).toMatchObject({
        tradePolicies: ['2'],
      })
      expect(await productsBeside(ref)).toBe(1)
    },
  )

  it('adopts the product that its lookup misses and its refusal names', async () => {
    const place = await newPlace()
    const [one, ref] = [newRef(), newRef()]
    await put(one, { name: 'One', ...place })
    const { Id: _id, ...fields } = (await vtexProduct(one)) ?? { Id: 0 }
    store().sandbox.commerce.tune({ indexDelayMs: 30_000 })
    try {
      const byHand = { ...fields, Name: 'By hand', RefId: ref, LinkId: 'of-hand', Title: 'Kept' }
      const { body } = await store().vtex.post<VtexProduct>(PRODUCT, byHand)
      expect(await put(ref, { name: 'Adopted', ...place })).toMatchObject({
        body: { outcome: 'applied', vtexId: String(body.Id) },
      })
      expect((await store().vtex.get(`${PRODUCT}/${body.Id}`)).body).toMatchObject({
        ...{ Name: 'Adopted', Title: 'Kept', LinkId: 'of-hand' },
      })
    } finally {
      store().sandbox.commerce.tune({ indexDelayMs: 0 })
    }
  })
})

describe('what is missing or wrong', () => {
  it.each<[string, object, string]>([
    ['no brand', { brandRef: undefined }, '/brandRef'],
    ['a name too long', { name: 'x'.repeat(151) }, '/name'],
    ['a link with capitals', { linkId: 'Bike' }, '/linkId'],
    ['an unknown field', { color: 'red' }, '/color'],
  ])('%s is refused', async (_name, fields, pointer) => {
    const code = pointer === '/color' ? 'unknown_field' : 'invalid_record'
    const record = { name: 'Bike', brandRef: 'B', categoryRef: 'C', ...fields }
    expectProblem(await put(newRef(), record), { status: 422, code, pointer })
  })

  it('a product waits for its brand and its category, and is made when both have come', async () => {
    const ref = newRef()
    const [brandRef, categoryRef] = [`B-${ref}`, `C-${ref}`]
    const record = { name: 'Late', brandRef, categoryRef }
    expect(await put(ref, record)).toMatchObject({
      status: 202,
      body: { outcome: 'parked', code: 'brand_not_found' },
    })
    await store().erp.put(`/brands/${brandRef}`, { name: brandRef })
    await store().sandbox.events.idle()
    expect(await vtexProduct(ref)).toBeNull()
    await store().erp.put(`/categories/${categoryRef}`, { name: categoryRef })
    await store().sandbox.events.idle()
    expect(await vtexProduct(ref)).toMatchObject({ Name: 'Late' })
  })

  it('a product waits for a specification, and has its values when it has come', async () => {
    const [ref, place] = [newRef(), await newPlace()]
    const record = { name: 'Made of', ...place, specifications: [{ ref: `S-${ref}`, values: ['Wood'] }] }
    expect(await put(ref, record)).toMatchObject({
      status: 202,
      body: { outcome: 'parked', code: 'specification_not_found' },
    })
    const specification = { name: 'Material', categoryRef: place.categoryRef, level: 'product', type: 'text' }
    expect(await store().erp.put(`/specifications/S-${ref}`, specification)).toMatchObject(applied)
    await store().sandbox.events.idle()
    expect(await specificationsOf(ref)).toEqual({ Material: ['Wood'] })
  })

  it('a batch in any order is applied in the end, none twice', async () => {
    const refs = Array.from({ length: 12 }, newRef)
    const place = { brandRef: `B-${refs[0]}`, categoryRef: `C-${refs[0]}` }
    const records = refs.flatMap((ref) => [
      { ref, name: `Batch ${ref}`, ...place },
      { ref, name: `Batch ${ref}, again`, ...place, tradePolicies: [1, 2] },
    ])
    const batch = await deliver(store(), 'products', records)
    expect(batch.counts).toMatchObject({ total: 24, failed: 0 })
    for (const [flow, ref] of [
      ['categories', place.categoryRef],
      ['brands', place.brandRef],
    ] as const)
      await store().erp.put(`/${flow}/${ref}`, { name: ref })
    await store().sandbox.events.idle()
    for (const ref of refs) expect(await vtexProduct(ref)).toMatchObject({ Name: `Batch ${ref}, again` })
    expect(await productsBeside(refs[0] ?? '')).toBe(12)
  })
})
