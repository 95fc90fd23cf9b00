import type { TestStore } from '../testing'
import { addPicture, openCatalog, openProduct as open, paths, sku } from './testing'

const { product: products, sku: skus } = paths

const post = ({ call }: TestStore, more = {}) => call('POST', skus, sku(more))

describe('products', () => {
  it('are created with their defaults', () => {
    const { call } = openCatalog()
    const { status, body } = call('POST', products, {
      Name: 'Big mug!',
      CategoryPath: 'Home/Mugs',
      BrandName: 'Kiln',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ Id: 1, Name: 'Big mug!', LinkId: 'big-mug', IsActive: false, RefId: '' })
    expect(call('GET', `${products}/1`).body).toEqual(body)
    expect(call('POST', products, { Name: 'Other', CategoryId: 1, BrandId: 1 }).body).toMatchObject({ Id: 2 })
  })

  it.each([
    ['Id', { Id: 42, Name: 'x' }, '"Product already created with this Id"'],
    [
      'RefId',
      { Name: 'x', RefId: 'P-1' },
      '"There is already a product created with the same RefId with Product Id 42"',
    ],
    ['LinkId', { Name: 'Mug' }, '"There is already a product with the same LinkId with Product Id 42"'],
  ])('conflict by %s', (_name, body, message) => {
    const { call } = open()
    expect(call('POST', products, { CategoryId: 1, BrandId: 1, ...body })).toMatchObject({
      status: 409,
      body: message,
    })
  })

  it('lose what PUT does not carry', () => {
    const { call } = open()
    expect(call('PUT', `${products}/42`, { Name: 'Cup', CategoryId: 1, BrandId: 1 }).status).toBe(200)
    expect(call('GET', `${products}/42`).body).toMatchObject({
      Name: 'Cup',
      RefId: '',
      IsActive: false,
      IsVisible: false,
    })
    expect(call('POST', products, { Name: 'New', CategoryId: 1, BrandId: 1, RefId: 'P-1' }).status).toBe(200)
  })

  it('may have id 0, a known issue', () => {
    expect(
      openCatalog().call('POST', products, { Id: 0, Name: 'x', CategoryId: 1, BrandId: 1 }).body,
    ).toMatchObject({ Id: 0 })
  })

  it.each([
    ['no category', { Name: 'x', BrandId: 1 }],
    ['no brand', { Name: 'x', CategoryId: 1 }],
    ['no name', { CategoryId: 1, BrandId: 1 }],
    ['an unknown key', { Name: 'x', CategoryId: 1, BrandId: 1, Colour: 'red' }],
  ])('are refused with %s', (_name, body) => {
    expect(openCatalog().call('POST', products, body).status).toBe(400)
  })

  it('answer 404 when unknown', () => {
    const { call } = openCatalog()
    expect(call('GET', `${products}/9`).status).toBe(404)
    expect(call('PUT', `${products}/9`, { Name: 'x', CategoryId: 1, BrandId: 1 }).status).toBe(404)
    expect(call('GET', `${products}/abc`).status).toBe(400)
  })
})

describe('SKUs', () => {
  it('are created inactive', () => {
    const store = open()
    const { status, body } = post(store, { ActivateIfPossible: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      Id: 1,
      IsActive: false,
      ActivateIfPossible: true,
      MeasurementUnit: 'un',
      UnitMultiplier: 1,
    })
    expect(store.call('GET', `${skus}/1`).body).toEqual(body)
  })

  it.each([
    ['an active one', { IsActive: true }, 400],
    ['an unknown product', { ProductId: 43 }, 404],
    ['an unknown unit', { MeasurementUnit: 'piece' }, 400],
    ['a commercial condition of 0', { CommercialConditionId: 0 }, 400],
    ['an id beyond 32 bits', { Id: 2_147_483_648 }, 400],
    ['text for a size', { PackagedHeight: '10' }, 400],
    ['an unknown key', { Ean: '1' }, 400],
  ])('refuse %s', (_name, more, status) => {
    const store = open()
    expect(post(store, more).status).toBe(status)
    expect(store.call('GET', `${skus}/1`).status).toBe(404)
  })

  it('conflict by RefId, naming the owner', () => {
    const store = open()
    post(store, { Id: 70 })
    const message = '"Sku can not be created because the RefId is registered in Sku id 70"'
    expect(post(store)).toMatchObject({ status: 409, body: message })
    expect(post(store, { Id: 70, RefId: 'MUG-2' }).status).toBe(409)
  })

  it('take a RefId of more than 50 characters, a known issue', () => {
    expect(post(open(), { RefId: 'x'.repeat(51) }).status).toBe(200)
  })

  it.each([{ Name: 'Blue ' }, { RefId: 'MUG-1 ' }, { ManufacturerCode: ' ' }, { Videos: ['a '] }])(
    'refuse a trailing blank in %j with an empty body',
    (more) => {
      expect(post(open(), more)).toEqual({ status: 400, headers: {} })
    },
  )

  it('are replaced by PUT, which also frees the old RefId', async () => {
    const store = open()
    post(store, { Height: 9, Videos: ['a'] })
    await addPicture(store, 1)
    expect(store.call('PUT', `${skus}/1`, sku({ RefId: 'MUG-9', IsActive: true })).status).toBe(200)
    expect(store.call('GET', `${skus}/1`).body).toMatchObject({
      IsActive: true,
      RefId: 'MUG-9',
      Height: 0,
      Videos: [],
    })
    store.call('PUT', `${skus}/1`, sku({ RefId: 'MUG-9' }))
    expect(store.call('GET', `${skus}/1`).body).toMatchObject({ IsActive: false })
    expect(post(store).status).toBe(200)
    expect(store.call('PUT', `${skus}/1`, sku()).status).toBe(409)
  })

  it('need a RefId or an EAN', () => {
    const store = open()
    post(store)
    expect(store.call('PUT', `${skus}/1`, { ...sku(), RefId: undefined }).status).toBe(400)
    store.call('POST', `${skus}/1/ean/123`)
    expect(store.call('PUT', `${skus}/1`, { ...sku(), RefId: undefined }).status).toBe(200)
  })
})

describe('EANs', () => {
  it('add up until they are deleted', () => {
    const store = open()
    post(store)
    const ean = `${skus}/1/ean`
    expect(store.call('POST', `${ean}/0123`).status).toBe(200)
    store.call('POST', `${ean}/456`)
    expect(store.call('GET', ean).body).toEqual(['0123', '456'])
    expect(store.call('POST', `${ean}/456`).status).toBe(409)
    expect(store.call('DELETE', `${ean}/0123`).status).toBe(200)
    expect(store.call('DELETE', `${ean}/0123`).status).toBe(404)
    expect(store.call('GET', ean).body).toEqual(['456'])
    expect(store.call('DELETE', ean).status).toBe(200)
    expect(store.call('GET', ean).body).toEqual([])
    expect(store.call('GET', `${skus}/9/ean`).status).toBe(404)
  })
})
