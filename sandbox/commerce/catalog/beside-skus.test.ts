import type { TestStore } from '../testing'
import { openProduct, paths, sku } from './testing'

const catalog = '/api/catalog/pvt'
const one = `${paths.sku}/1`

/** SKUs 1 and 2. */
function open(): TestStore {
  const store = openProduct()
  for (const RefId of ['A', 'B']) store.call('POST', paths.sku, sku({ RefId }))
  return store
}

it('complements hang on a parent SKU, by type', () => {
  const { call } = open()
  const all = `${catalog}/skucomplement`
  const row = { Id: 1, ParentSkuId: 1, SkuId: 2, ComplementTypeId: 3 }
  expect(call('POST', all, { ParentSkuId: 1, SkuId: 2, ComplementTypeId: 3 }).body).toEqual([row])
  expect(call('POST', all, { ParentSkuId: 1, SkuId: 9, ComplementTypeId: 3 }).status).toBe(404)
  expect(call('POST', all, { ParentSkuId: 1, SkuId: 2, ComplementTypeId: 4 }).status).toBe(400)
  expect(call('GET', `${all}/1`).body).toEqual([row])
  expect(call('GET', `${one}/complement`).body).toEqual([row])
  expect(call('GET', `${one}/complement/1`).body).toEqual([])
  expect(call('GET', '/api/catalog_system/pvt/sku/complements/1/3').body).toEqual({
    ParentSkuId: 1,
    ComplementSkuIds: [2],
    Type: '3',
  })
  expect(call('DELETE', `${all}/1`).status).toBe(200)
  expect(call('GET', `${all}/1`).status).toBe(404)
})

it('attributes are free texts of a SKU', () => {
  const { call } = open()
  const path = `${one}/attribute`
  const care = { SpecificationName: 'Care', SpecificationValue: 'By hand' }
  expect(call('POST', path, care).body).toEqual({ Id: 1, SkuId: 1, ...care, IsVisible: false })
  expect(call('POST', path, { ...care, SpecificationValue: 'x'.repeat(3_501) }).status).toBe(400)
  expect(call('PUT', `${path}/1`, { ...care, IsVisible: true }).body).toMatchObject({ IsVisible: true })
  expect(call('GET', `${path}/1`).body).toMatchObject({ IsVisible: true })
  expect(call('GET', `${paths.sku}/2/attribute/1`).status).toBe(404)
  expect(call('DELETE', `${path}/1`).status).toBe(200)
  call('POST', path, care)
  expect(call('DELETE', path).status).toBe(200)
  expect(call('GET', path).body).toEqual([])
})

describe('attachments', () => {
  const attachment = `${catalog}/attachment`
  const association = `${catalog}/skuattachment`
  const named = (Name: string) => ({
    Name,
    IsRequired: false,
    IsActive: true,
    Domains: [{ FieldName: 'text', MaxCaracters: '20', DomainValues: null }],
  })
  const ofSku = ({ call }: TestStore) => call('GET', `${one}/attachment`).body

  function openWithTwo(): TestStore {
    const store = open()
    for (const name of ['Engraving', 'Wrapping']) store.call('POST', attachment, named(name))
    return store
  }

  it('are kept by themselves', () => {
    const { call } = openWithTwo()
    expect(call('GET', `${attachment}/1`).body).toEqual({ Id: 1, ...named('Engraving') })
    expect(call('PUT', `${attachment}/1`, named('Print')).body).toMatchObject({ Name: 'Print' })
    expect(call('GET', `${catalog}/attachments`).body).toMatchObject({
      TotalRows: 2,
      Data: [{ Name: 'Print' }, { Name: 'Wrapping' }],
    })
  })

  it('are associated with a SKU by id or name', () => {
    const store = openWithTwo()
    const { call } = store
    expect(call('POST', association, { AttachmentId: 1, SkuId: 1 }).body).toEqual({
      Id: 1,
      AttachmentId: 1,
      SkuId: 1,
    })
    expect(call('POST', association, { AttachmentId: 9, SkuId: 1 }).status).toBe(404)
    const byName = '/api/catalog_system/pvt/sku/associateattachments'
    expect(call('POST', byName, { SkuId: 1, AttachmentNames: ['None'] }).status).toBe(404)
    expect(call('POST', byName, { SkuId: 1, AttachmentNames: ['Wrapping'] }).status).toBe(200)
    expect(ofSku(store)).toEqual([{ Id: 2, AttachmentId: 2, SkuId: 1 }])
    expect(call('GET', '/api/catalog_system/pvt/sku/stockkeepingunitbyid/1').body).toMatchObject({
      Attachments: [{ Name: 'Wrapping', Keys: ['text;20'] }],
    })
  })

  it.each(['/1', '?skuId=1', '?attachmentId=1'])('are dissociated by %s', (which) => {
    const store = openWithTwo()
    store.call('POST', association, { AttachmentId: 1, SkuId: 1 })
    expect(store.call('DELETE', `${association}${which}`).status).toBe(200)
    expect(ofSku(store)).toEqual([])
  })

  it('take their associations with them', () => {
    const store = openWithTwo()
    store.call('POST', association, { AttachmentId: 1, SkuId: 1 })
    store.call('DELETE', `${attachment}/1`)
    expect(ofSku(store)).toEqual([])
    expect(store.call('DELETE', association).status).toBe(400)
  })
})

describe('services', () => {
  const [type, value, service] = ['skuservicetype', 'skuservicevalue', 'skuservice'].map(
    (name) => `${catalog}/${name}`,
  ) as [string, string, string]
  const off = { ShowOnProductFront: false, ShowOnCartFront: false, ShowOnAttachmentFront: false }
  const wrap = {
    Name: 'Wrap',
    IsActive: true,
    ...off,
    ShowOnFileUpload: false,
    IsGiftCard: false,
    IsRequired: false,
  }
  const price = { SkuServiceTypeId: 1, Name: 'Paper', Value: 3, Cost: 1 }
  const ofSku = {
    SkuServiceTypeId: 1,
    SkuServiceValueId: 1,
    SkuId: 1,
    Name: 'Wrap',
    Text: 'x',
    IsActive: true,
  }

  function openWithService(): TestStore {
    const store = open()
    store.call('POST', type, wrap)
    store.call('POST', value, price)
    store.call('POST', service, ofSku)
    return store
  }

  it('are a type, a value and an association with a SKU', () => {
    const { call } = openWithService()
    expect(call('GET', `${type}/1`).body).toEqual({ Id: 1, ...wrap })
    expect(call('GET', `${value}/1`).body).toEqual({ Id: 1, ...price })
    expect(call('GET', `${service}/1`).body).toEqual({ Id: 1, ...ofSku })
    expect(call('PUT', `${type}/1`, { ...wrap, Name: 'Box' }).body).toMatchObject({ Name: 'Box' })
    expect(call('PUT', `${value}/1`, { ...price, Value: 4 }).body).toMatchObject({ Value: 4 })
    expect(call('PUT', `${service}/1`, { ...ofSku, SkuId: 2 }).body).toMatchObject({ SkuId: 2 })
  })

  it('are deleted from the SKU upwards', () => {
    const { call } = openWithService()
    expect(call('DELETE', `${type}/1`).status).toBe(400)
    expect(call('DELETE', `${value}/1`).status).toBe(400)
    for (const path of [service, value, type]) expect(call('DELETE', `${path}/1`).status).toBe(200)
  })

  it.each([
    ['an unknown SKU', { SkuId: 9 }, 404],
    ['an unknown type', { SkuServiceTypeId: 9 }, 404],
    ['an unknown value', { SkuServiceValueId: 9 }, 404],
    ['a value of another type', { SkuServiceTypeId: 2 }, 400],
  ])('are refused with %s', (_name, more, status) => {
    const { call } = openWithService()
    call('POST', type, { ...wrap, Name: 'Box' })
    expect(call('POST', service, { ...ofSku, ...more }).status).toBe(status)
  })

  it('show in the context of their SKU by type, while they are active', () => {
    const { call } = openWithService()
    const context = (sku: number) =>
      (call('GET', `/api/catalog_system/pvt/sku/stockkeepingunitbyid/${sku}`).body as { Services: unknown })
        .Services
    const option = { Id: 1, Name: 'Wrap', Description: 'x', Price: 3 }
    expect(context(1)).toEqual([
      { ServiceTypeId: 1, Name: 'Wrap', IsGiftCard: false, IsRequired: false, Options: [option] },
    ])
    expect(context(2)).toEqual([])
    call('PUT', `${service}/1`, { ...ofSku, IsActive: false })
    expect(context(1)).toEqual([])
  })

  it('have no two values of one name in a type', () => {
    const { call } = openWithService()
    expect(call('POST', value, price)).toMatchObject({ status: 400 })
    expect(call('PUT', `${value}/1`, { ...price, Value: 4 }).status).toBe(200)
    expect(call('POST', value, { ...price, Name: 'Box' }).status).toBe(200)
    expect(call('PUT', `${value}/2`, price).status).toBe(400)
  })

  it('may have attachments', () => {
    const { call } = openWithService()
    call('POST', `${catalog}/attachment`, { Name: 'a', IsRequired: false, IsActive: true, Domains: [] })
    const path = `${catalog}/skuservicetypeattachment`
    expect(call('POST', path, { AttachmentId: 1, SkuServiceTypeId: 1 }).body).toMatchObject({ Id: 1 })
    expect(call('DELETE', `${path}/1`).status).toBe(200)
    expect(call('DELETE', `${path}/1`).status).toBe(404)
    expect(call('DELETE', path).status).toBe(400)
    call('POST', path, { AttachmentId: 1, SkuServiceTypeId: 1 })
    expect(call('DELETE', `${path}?skuServiceTypeId=1`).status).toBe(200)
    expect(call('DELETE', `${path}/2`).status).toBe(404)
  })
})
