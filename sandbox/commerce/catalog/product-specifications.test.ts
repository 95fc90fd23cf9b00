import type { TestStore } from '../testing'
import { openProduct, paths, sku } from './testing'

const own = `${paths.product}/42/specification`
const byNames = `${paths.product}/42/specificationvalue`
const list = '/api/catalog_system/pvt/products/42/specification'
const ofSku = `${paths.sku}/1/specification`

const types = { Text: 1, Number: 4, Combo: 5, Checkbox: 7 }
const ids = { Text: 1, Number: 2, Combo: 3, Checkbox: 4, Size: 5, Strange: 6 }

/** A text, a number, a combo (values 1, 2) and a checkbox (3, 4) for products; a combo (5, 6) for SKUs. */
function open(): TestStore {
  const store = openProduct()
  const { call } = store
  call('POST', paths.sku, sku())
  call('POST', paths.category, { Name: 'Elsewhere' })
  for (const CategoryId of [1, 2]) call('POST', paths.group, { CategoryId, Name: 'Facts' })
  for (const [Name, FieldTypeId] of Object.entries(types))
    call('POST', paths.specification, { Name, FieldTypeId, FieldGroupId: 1 })
  call('POST', paths.specification, {
    Name: 'Size',
    FieldTypeId: 5,
    FieldGroupId: 1,
    IsStockKeepingUnit: true,
  })
  call('POST', paths.specification, { Name: 'Strange', FieldTypeId: 1, FieldGroupId: 2 })
  for (const FieldId of [ids.Combo, ids.Checkbox, ids.Size])
    for (const Name of ['One', 'Two']) call('POST', paths.value, { FieldId, Name })
  return store
}

describe('a product', () => {
  it('has one value, or in a checkbox several', () => {
    const { call } = open()
    call('POST', own, { FieldId: ids.Text, Text: 'hello' })
    call('POST', own, { FieldId: ids.Combo, FieldValueId: 1 })
    call('POST', own, { FieldId: ids.Combo, FieldValueId: 2 })
    call('POST', own, { FieldId: ids.Checkbox, FieldValueId: 3 })
    call('POST', own, { FieldId: ids.Checkbox, FieldValueId: 4 })
    expect(call('GET', own).body).toMatchObject([
      { ProductId: 42, FieldId: ids.Text, FieldValueId: 0, Text: 'hello' },
      { FieldId: ids.Combo, FieldValueId: 2, Text: 'Two' },
      { FieldId: ids.Checkbox, FieldValueId: 3, Text: 'One' },
      { FieldId: ids.Checkbox, FieldValueId: 4, Text: 'Two' },
    ])
    expect(call('GET', list).body).toEqual([
      { Id: ids.Text, Name: 'Text', Value: ['hello'] },
      { Id: ids.Combo, Name: 'Combo', Value: ['Two'] },
      { Id: ids.Checkbox, Name: 'Checkbox', Value: ['One', 'Two'] },
    ])
  })

  it.each([
    ['an unknown specification', { FieldId: 99, Text: 'x' }, 404],
    ["a SKU's specification", { FieldId: ids.Size, FieldValueId: 5 }, 400],
    ['one of another category', { FieldId: ids.Strange, Text: 'x' }, 400],
    ["another specification's value", { FieldId: ids.Combo, FieldValueId: 3 }, 404],
    ['no text', { FieldId: ids.Text }, 400],
    ['a fraction for a number', { FieldId: ids.Number, Text: '1.5' }, 400],
  ])('is refused %s', (_name, body, status) => {
    expect(open().call('POST', own, body).status).toBe(status)
  })

  it('does not show a number that is 0, on either route', () => {
    const { call } = open()
    call('POST', own, { FieldId: ids.Number, Text: '0' })
    expect(call('GET', own).body).toEqual([])
    expect(call('GET', list).body).toEqual([])
    call('POST', own, { FieldId: ids.Number, Text: '7' })
    expect(call('GET', list).body).toMatchObject([{ Value: ['7'] }])
  })

  it('is filled by a list of ids or names, all or nothing', () => {
    const { call } = open()
    const body = [
      { Name: 'combo', Value: ['one'] },
      { Id: ids.Checkbox, Value: ['One', 'Two'] },
    ]
    expect(call('POST', list, body)).toMatchObject({ status: 200 })
    const before = call('GET', list).body
    expect(before).toMatchObject([{ Value: ['One'] }, { Value: ['One', 'Two'] }])
    for (const bad of [
      { Id: ids.Combo, Value: ['Three'] },
      { Id: ids.Combo, Value: ['One', 'Two'] },
      { Name: 'None', Value: [] },
    ])
      expect(call('POST', list, [{ Id: ids.Text, Value: ['x'] }, bad]).status).toBeGreaterThanOrEqual(400)
    expect(call('GET', list).body).toEqual(before)
    call('POST', list, [{ Id: ids.Checkbox, Value: [] }])
    expect(call('GET', list).body).toMatchObject([{ Name: 'Combo' }])
  })

  it('loses one entry by its id, or by FieldId where there is a list of values', () => {
    const { call } = open()
    const text = call('POST', own, { FieldId: ids.Text, Text: 'x' }).body as { Id: number }
    const combo = call('POST', own, { FieldId: ids.Combo, FieldValueId: 1 }).body as { Id: number }
    expect(call('DELETE', `${own}/${combo.Id + 50}`).status).toBe(404)
    expect(call('DELETE', `${own}/${ids.Combo}`).status).toBe(200)
    expect(call('DELETE', `${own}/${text.Id}`).status).toBe(200)
    expect(call('GET', own).body).toEqual([])
    call('POST', own, { FieldId: ids.Text, Text: 'x' })
    expect(call('DELETE', own).status).toBe(200)
    expect(call('GET', own).body).toEqual([])
  })
})

describe('by names', () => {
  const names = { FieldName: 'Material', GroupName: 'New', RootLevelSpecification: false }

  it('creates group, specification and values, once', () => {
    const { call } = open()
    const body = { ...names, FieldValues: ['Clay', 'Glaze'] }
    expect(call('PUT', byNames, body).body).toMatchObject([{ Text: 'Clay' }, { Text: 'Glaze' }])
    expect(call('PUT', byNames, { ...body, FieldValues: ['Clay'] }).body).toMatchObject([{ Text: 'Clay' }])
    expect(call('GET', list).body).toMatchObject([{ Name: 'Material', Value: ['Clay'] }])
    expect(call('GET', `${paths.specification}/7`).body).toMatchObject({ CategoryId: 1, FieldTypeId: 7 })
    expect(call('GET', '/api/catalog_system/pub/specification/fieldvalue/7').body).toHaveLength(2)
    expect(call('GET', `${paths.specification}/8`).status).toBe(404)
  })

  it('goes to the root when asked, and finds what exists', () => {
    const { call } = open()
    call('PUT', byNames, { ...names, RootLevelSpecification: true, FieldValues: ['Clay'] })
    expect(call('GET', `${paths.specification}/7`).body).toMatchObject({ CategoryId: 0 })
    call('PUT', byNames, { ...names, FieldName: 'text', GroupName: 'facts', FieldValues: ['hello'] })
    expect(call('GET', list).body).toMatchObject([{ Name: 'Material' }, { Id: ids.Text, Value: ['hello'] }])
    const two = { ...names, FieldName: 'Text', GroupName: 'Facts', FieldValues: ['a', 'b'] }
    expect(call('PUT', byNames, two).status).toBe(400)
  })

  it('gives a SKU one value of a combo', () => {
    const { call } = open()
    const path = `${paths.sku}/1/specificationvalue`
    expect(call('PUT', path, { ...names, FieldValues: ['S', 'M'] }).status).toBe(400)
    expect(call('PUT', path, { ...names, FieldValues: ['S'] }).body).toMatchObject([{ SkuId: 1, Text: 'S' }])
    expect(call('GET', `${paths.specification}/7`).body).toMatchObject({
      FieldTypeId: 5,
      IsStockKeepingUnit: true,
    })
  })
})

describe('a SKU', () => {
  it('has values that PUT changes and DELETE takes away', () => {
    const { call } = open()
    const { body } = call('POST', ofSku, { FieldId: ids.Size, FieldValueId: 5 })
    expect(body).toEqual({ Id: 1, SkuId: 1, FieldId: ids.Size, FieldValueId: 5, Text: 'One' })
    expect(call('PUT', ofSku, { Id: 1, FieldId: ids.Size, FieldValueId: 6 }).body).toMatchObject([
      { Id: 1, Text: 'Two' },
    ])
    expect(call('PUT', ofSku, { Id: 9, FieldId: ids.Size, FieldValueId: 6 }).status).toBe(404)
    expect(call('POST', ofSku, { FieldId: ids.Combo, FieldValueId: 1 }).status).toBe(400)
    expect(call('DELETE', `${ofSku}/1`).status).toBe(200)
    expect(call('DELETE', `${ofSku}/1`).status).toBe(404)
    call('POST', ofSku, { FieldId: ids.Size, FieldValueId: 5 })
    call('DELETE', ofSku)
    expect(call('GET', ofSku).body).toEqual([])
  })

  it('shows them in its context, with those of its product', () => {
    const { call } = open()
    call('POST', ofSku, { FieldId: ids.Size, FieldValueId: 5 })
    call('POST', own, { FieldId: ids.Checkbox, FieldValueId: 3 })
    expect(call('GET', '/api/catalog_system/pvt/sku/stockkeepingunitbyid/1').body).toMatchObject({
      BrandName: 'Kiln',
      ProductCategories: { 1: 'Tableware' },
      SkuSpecifications: [
        { FieldName: 'Size', FieldValueIds: [5], FieldValues: ['One'], FieldGroupName: 'Facts' },
      ],
      ProductSpecifications: [{ FieldName: 'Checkbox', FieldValues: ['One'] }],
    })
  })
})
