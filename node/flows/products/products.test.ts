import { memoryProducts } from '../../testing/product-store'
import { applyPrepared, clientsOf, fieldsOf, prepareProduct, syncProduct } from '../../testing/sync-product'
import { products } from '.'
import { directory, productRecord, vtexProduct } from './fixtures'

const wantedOf = (fields: object = {}) => {
  const record = productRecord(fields)
  return { key: products.key(record), record }
}

describe('a product VTEX does not have', () => {
  it('is created active, visible and shown without stock, with a link of its name', async () => {
    const store = memoryProducts()
    await syncProduct(store, productRecord({ name: 'Čašă Größe 2', keywords: ['a', 'b c'] }))
    expect(store.bodies).toEqual([
      {
        Name: 'Čašă Größe 2',
        BrandId: 10,
        CategoryId: 20,
        RefId: 'BK-1',
        LinkId: 'casa-grosse-2',
        KeyWords: 'a, b c',
        IsActive: true,
        IsVisible: true,
        ShowWithoutStock: true,
      },
    ])
    expect(store.calls).toEqual(['catalog.productByRef', 'products.create'])
  })

  it('with trade policies and 3 specifications takes as few calls as VTEX allows', async () => {
    const store = memoryProducts()
    const record = productRecord({
      tradePolicies: [1, '2'],
      specifications: [
        { ref: 'material', values: ['Iron', 'Wood'] },
        { name: 'Color', values: ['Red'] },
        { ref: 'gears', values: ['0'] },
      ],
    })
    const plan = await syncProduct(store, record)
    expect(store.calls).toEqual([
      'catalog.productByRef',
      'products.create',
      'products.tradePolicies',
      'products.addTradePolicy',
      'products.setSpecifications',
    ])
    expect(fieldsOf(plan).slice(-4)).toEqual([
      'tradePolicies',
      'specifications.material',
      'specifications.Color',
      'specifications.gears',
    ])
    expect(store.bodies[1]).toEqual([
      { Id: 30, Value: ['Iron', 'Wood'] },
      { Name: 'Color', Value: ['Red'] },
      { Id: 32, Value: ['0'] },
    ])
    expect(await syncProduct(store, record, '1')).toEqual([])
  })

  it('gets its ref into the link when another product has the name', async () => {
    const store = memoryProducts(vtexProduct({ RefId: 'OTHER', LinkId: 'mountain-bike' }))
    await syncProduct(store, productRecord({ ref: 'BK 1' }))
    expect(store.products.get(8)?.LinkId).toBe('mountain-bike-bk-1')
    expect(store.calls).toEqual(['catalog.productByRef', 'products.create', 'products.create'])
  })

  it('is refused when the link it asks for is taken', async () => {
    const store = memoryProducts(vtexProduct({ RefId: 'OTHER', LinkId: 'taken' }))
    const work = await prepareProduct(store, productRecord({ linkId: 'taken' }))
    const refused = (await applyPrepared(store, work))._unsafeUnwrapErr()
    expect(refused).toMatchObject({ code: 'vtex_refused', detail: expect.stringContaining('LinkId') })
    expect(store.calls).toEqual(['catalog.productByRef', 'products.create'])
  })

  it('is the product whose id VTEX names when its lookup missed it', async () => {
    const store = memoryProducts(vtexProduct())
    store.unlisted.add('BK-1')
    const work = await prepareProduct(store, productRecord({ name: 'Road bike' }))
    const { existingId = '' } = (await applyPrepared(store, work))._unsafeUnwrapErr()
    expect(fieldsOf(await syncProduct(store, productRecord({ name: 'Road bike' }), existingId))).toEqual([
      'name',
    ])
    expect(store.products).toEqual(new Map([[7, vtexProduct({ Name: 'Road bike' })]]))
  })

  it('is not made of what is left of an overtaken record', () => {
    const target = {
      match: 'refId' as const,
      vtexId: '',
      brandId: '',
      categoryId: '',
      similarCategoryIds: [],
      specificationIds: {},
    }
    const failed = products.plan({ ref: 'BK-1', name: 'Bike' }, null, target)._unsafeUnwrapErr()
    expect(failed.code).toBe('product_not_found')
  })
})

describe('a product VTEX has', () => {
  it('is adopted by its ref, and what the record does not say stays', async () => {
    const store = memoryProducts(vtexProduct())
    const plan = await syncProduct(store, productRecord({ brandRef: 'B2', title: null, active: true }))
    expect(plan).toEqual([
      { field: 'brandId', before: '10', after: '11' },
      { field: 'title', before: 'The bike', after: null },
    ])
    expect(store.products.get(7)).toEqual(vtexProduct({ BrandId: 11, Title: '' }))
    expect(store.calls).toEqual(['catalog.productByRef', 'products.byId', 'products.replace'])
  })

  it('costs one read when nothing differs', async () => {
    const store = memoryProducts(vtexProduct())
    expect(await syncProduct(store, productRecord(), '7')).toEqual([])
    expect(store.calls).toEqual(['products.byId'])
  })

  it('keeps its link when it is renamed', async () => {
    const store = memoryProducts(vtexProduct())
    await syncProduct(store, productRecord({ name: 'Road bike' }), '7')
    expect(store.products.get(7)?.LinkId).toBe('by-hand')
  })

  it('moves to another category without its old department', async () => {
    const store = memoryProducts(vtexProduct({ DepartmentId: 5 }))
    await syncProduct(store, productRecord({ categoryRef: 'C2' }), '7')
    expect(store.bodies).toEqual([expect.not.objectContaining({ DepartmentId: 5 })])
    expect(store.products.get(7)).toMatchObject({ CategoryId: 21 })
  })

  it.each([
    ['the same instant with an offset', '2025-07-01T02:00:00+02:00', []],
    ['the same instant with milliseconds', '2025-07-01T00:00:00.4Z', []],
    ['another instant', '2025-07-01T00:00:00-01:00', ['releaseDate']],
  ])('release date: %s', async (_name, releaseDate, fields) => {
    const store = memoryProducts(vtexProduct())
    expect(fieldsOf(await syncProduct(store, productRecord({ releaseDate }), '7'))).toEqual(fields)
    const after = fields.length > 0 ? '2025-07-01T01:00:00' : '2025-07-01T00:00:00'
    expect(store.products.get(7)?.ReleaseDate).toBe(after)
  })

  it('is never sent a null, but for what takes one', async () => {
    const store = memoryProducts(
      vtexProduct({ Score: null, DepartmentId: null, TaxCode: null, SupplierId: null }),
    )
    await syncProduct(store, productRecord({ name: 'Road bike', title: null }), '7')
    expect(Object.values(store.bodies[0] as object)).not.toContain(null)
    await syncProduct(store, productRecord({ supplierId: 4, score: 3 }), '7')
    await syncProduct(store, productRecord({ supplierId: null, score: null }), '7')
    expect(store.bodies.at(-1)).toMatchObject({ SupplierId: null, Score: 0 })
  })
})

describe('which product it is', () => {
  const read = async (store: ReturnType<typeof memoryProducts>, vtexId: string) =>
    products.read(
      {
        match: 'refId',
        vtexId,
        brandId: '10',
        categoryId: '20',
        similarCategoryIds: [],
        specificationIds: {},
      },
      clientsOf(store),
      wantedOf(),
    )

  it('looks by ref when the one it knew is gone or has another ref', async () => {
    const store = memoryProducts(vtexProduct(), vtexProduct({ Id: 8, RefId: 'OTHER' }))
    for (const vtexId of ['99', '8']) expect((await read(store, vtexId))._unsafeUnwrap()?.product.Id).toBe(7)
  })

  it.each([
    ['the one it knew has another ref and none has this', vtexProduct({ RefId: 'OTHER' }), '7'],
    ['VTEX finds one with another spelling', vtexProduct({ RefId: 'bk-1' }), ''],
  ])('guesses nothing when %s', async (_name, product, vtexId) => {
    const store = memoryProducts(product)
    if (!vtexId) store.products.set(7, { ...product, RefId: 'bk-1' })
    const { productByRef } = store.clients.catalog
    if (!vtexId) store.clients.catalog.productByRef = () => productByRef.call(store.clients.catalog, 'bk-1')
    expect((await read(store, vtexId))._unsafeUnwrapErr()).toMatchObject({ code: 'match_ambiguous' })
  })

  it('waits for what it refers to, and names it', async () => {
    const missing = [
      { brandRef: 'X' },
      { categoryRef: 'X' },
      { similarCategoryRefs: ['C', 'X'] },
      { specifications: [{ ref: 'X', values: ['a'] }] },
    ]
    const located = await products.locate(missing.map(wantedOf), directory())
    expect(located.map((each) => each._unsafeUnwrapErr().needs)).toEqual([
      { flow: 'brands', ref: 'X' },
      { flow: 'categories', ref: 'X' },
      { flow: 'categories', ref: 'X' },
      { flow: 'specifications', ref: 'X' },
    ])
  })
})
