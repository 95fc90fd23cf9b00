import { openStore } from '../testing'
import { openCatalog, openProduct, paths, product, sku } from './testing'

const { product: products, category, productByRef } = paths
const legacy = '/api/catalog_system/pvt/products'

it.each([
  ['brand', { BrandId: 9 }, '"Brand not found"'],
  ['category', { CategoryId: 9 }, '"Category not found"'],
])('need an existing %s', (_name, more, body) => {
  const { call } = openProduct()
  expect(call('POST', products, product({ ...more, Name: 'x' }))).toMatchObject({ status: 404, body })
  expect(call('PUT', `${products}/42`, product(more))).toMatchObject({ status: 404, body })
})

it.each([
  { Name: 'x'.repeat(151) },
  { RefId: 'x'.repeat(101) },
  { Title: 'x'.repeat(151) },
  { TaxCode: 'x'.repeat(151) },
])('have limits: %j', (more) => {
  expect(openCatalog().call('POST', products, product(more)).status).toBe(400)
})

it('keep a LinkId as it is and lose diacritics that VTEX does not know', () => {
  const { call } = openCatalog()
  const body = product({ Name: 'Căni ș ț, açaí, škoda', LinkId: 'Bad link ©', ReleaseDate: null })
  expect(call('POST', products, body).body).toMatchObject({
    Name: 'Cani s t, açaí, škoda',
    LinkId: 'Bad link ©',
    ReleaseDate: '2026-03-01T12:00:00',
  })
})

describe('by CategoryPath and BrandName', () => {
  const named = (Name: string, CategoryPath: string) => ({ Name, CategoryPath, BrandName: 'New brand' })

  it('create what is missing, once', () => {
    const { call } = openStore()
    call('POST', products, named('a', 'Home/Kitchen/Mugs'))
    expect(call('POST', products, named('b', 'home/Kitchen')).body).toMatchObject({
      CategoryId: 2,
      DepartmentId: 1,
      BrandId: 1,
    })
    expect(call('GET', `${category}/3`).body).toMatchObject({ Name: 'Mugs', IsActive: true })
    expect(call('GET', `${category}/4`).status).toBe(404)
  })

  it('end in the first subcategory of that name, wherever it hangs', () => {
    const { call } = openStore()
    call('POST', products, named('a', 'Home/Kitchen/Mugs'))
    expect(call('POST', products, named('b', 'Gifts/Cups/Mugs')).body).toMatchObject({ CategoryId: 3 })
    expect(call('GET', `${category}/4`).status).toBe(404)
    // Categories of the second level are found by their place.
    expect(call('POST', products, named('c', 'Gifts/Kitchen')).body).toMatchObject({ CategoryId: 5 })
  })
})

describe('lookups', () => {
  it('by RefId answer 200 null when there is none, or it is hidden', () => {
    const { call, commerce } = openProduct()
    expect(call('GET', `${productByRef}/P-1`).body).toMatchObject({ Id: 42, ListStoreId: [1] })
    expect(call('GET', `${productByRef}/none`)).toMatchObject({ status: 200, body: null })
    commerce.hideRef('demo', 'P-1')
    expect(call('GET', `${productByRef}/P-1`)).toMatchObject({ status: 200, body: null })
    expect(call('POST', products, product({ Name: 'x', RefId: 'P-1' })).status).toBe(409)
    expect(call('GET', `${legacy}/productget/42`).body).toMatchObject({ RefId: 'P-1' })
  })

  it('list ids of products and SKUs', () => {
    const { call } = openProduct()
    call('POST', paths.sku, sku())
    call('POST', paths.sku, sku({ RefId: 'MUG-2' }))
    call('POST', products, product({ Id: 50, Name: 'Other' }))
    const ids = (query: string) => call('GET', `${legacy}/GetProductAndSkuIds?${query}`)
    expect(ids('').body).toEqual({ data: { 42: [1, 2], 50: [] }, range: { total: 2, from: 1, to: 250 } })
    expect(ids('_from=2&_to=2').body).toMatchObject({ data: { 50: [] }, range: { total: 2 } })
    expect(ids('categoryId=9').body).toMatchObject({ data: {}, range: { total: 0 } })
    expect(ids('_from=0').status).toBe(400)
    expect(ids('_from=3&_to=2').status).toBe(400)
  })

  it('list the SKUs of a product', () => {
    const { call } = openProduct()
    call('POST', paths.sku, sku())
    const path = '/api/catalog_system/pvt/sku/stockkeepingunitByProductId'
    expect(call('GET', `${path}/42`).body).toMatchObject([{ Id: 1, Height: 10, RealHeight: null }])
    expect(call('GET', `${path}/9`).status).toBe(404)
  })
})

it('have similar categories', () => {
  const { call } = openProduct()
  const path = `${products}/42/similarcategory`
  call('POST', category, { Name: 'Gifts' })
  expect(call('POST', `${path}/2`).body).toEqual({ ProductId: 42, StoreId: 2 })
  expect(call('POST', `${path}/9`).status).toBe(404)
  expect(call('GET', path).body).toEqual([{ ProductId: 42, CategoryId: 2 }])
  expect(call('DELETE', `${path}/2`).status).toBe(200)
  expect(call('DELETE', `${path}/2`).status).toBe(404)
})

it('have trade policies, at first the main one', () => {
  const { call } = openProduct()
  call('POST', paths.sku, sku())
  const path = `${products}/42/salespolicy`
  expect(call('GET', path).body).toEqual([{ ProductId: 42, StoreId: 1 }])
  expect(call('POST', `${path}/2`).status).toBe(200)
  expect(call('POST', `${path}/9`).status).toBe(404)
  expect(call('DELETE', `${path}/1`).status).toBe(200)
  expect(call('DELETE', `${path}/1`).status).toBe(404)
  expect(call('GET', path).body).toEqual([{ ProductId: 42, StoreId: 2 }])
  const skusOf = (sc: number) =>
    call('GET', `/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel?sc=${sc}`).body
  expect([skusOf(1), skusOf(2)]).toEqual([[], [1]])
  expect(call('GET', '/api/catalog_system/pvt/saleschannel/list').body).toMatchObject([{ Id: 1 }, { Id: 2 }])
  expect(call('GET', '/api/catalog_system/pub/saleschannel/2').body).toMatchObject({ Id: 2 })
  expect(call('GET', '/api/catalog_system/pub/saleschannel/9').status).toBe(404)
})
