import type { TestStore } from '../testing'
import { openCatalog, paths } from './testing'

const { group, specification, value, category } = paths
const byCategory = '/api/catalog_system/pub/specification/field'
const groupsOf = '/api/catalog_system/pvt/specification/groupbycategory'

/** Category 2 below category 1; group 1 in category 1, group 2 in category 2, group 3 in the root. */
function open(): TestStore {
  const store = openCatalog()
  store.call('POST', category, { Name: 'Mugs', FatherCategoryId: 1 })
  for (const CategoryId of [1, 2, 0]) store.call('POST', group, { CategoryId, Name: `Group ${CategoryId}` })
  return store
}

const field = (more = {}) => ({ Name: 'Color', FieldTypeId: 5, CategoryId: 2, FieldGroupId: 2, ...more })

describe('groups', () => {
  it('belong to a category, or to the root', () => {
    const { call } = open()
    expect(call('GET', `${groupsOf}/1`).body).toEqual([
      { Id: 1, CategoryId: 1, Name: 'Group 1', Position: 1 },
    ])
    expect(call('GET', '/api/catalog_system/pub/specification/groupGet/3').body).toMatchObject({
      CategoryId: 0,
    })
    expect(call('POST', group, { CategoryId: 9, Name: 'x' }).status).toBe(404)
    expect(call('POST', group, { CategoryId: 1, Name: 'x'.repeat(101) }).status).toBe(400)
  })

  it.each([
    [{ Id: 1, CategoryId: 1, Name: 'New', Position: 7 }, 200],
    [{ Id: 1, CategoryId: 2, Name: 'New', Position: 7 }, 400],
  ])('PUT %j answers %d', (body, status) => {
    const { call } = open()
    expect(call('PUT', `${group}/1`, body).status).toBe(status)
  })
})

describe('specifications', () => {
  it.each([
    ['an inherited group', { FieldGroupId: 1 }, '"Field Group not found in the category"'],
    ['an unknown group', { FieldGroupId: 9 }, '"Field Group not found in the category"'],
    [
      'a SKU checkbox',
      { FieldTypeId: 7, IsStockKeepingUnit: true },
      '"Sku Field can be only of the Radio or Combo type"',
    ],
  ])('are refused with %s', (_name, more, body) => {
    expect(open().call('POST', specification, field(more))).toMatchObject({ status: 400, body })
  })

  it.each([{ FieldTypeId: 3 }, { Name: 'x'.repeat(101) }, { Name: '' }])('are refused with %j', (more) => {
    expect(open().call('POST', specification, field(more)).status).toBe(400)
  })

  it('keep their type, category, group and kind', () => {
    const { call } = open()
    const { body } = call('POST', specification, field({ IsActive: true }))
    expect(body).toMatchObject({ Id: 1, ...field(), IsActive: true, IsRequired: false })
    expect(call('PUT', `${specification}/1`, field({ Name: 'Colour' })).body).toMatchObject({
      Name: 'Colour',
      IsActive: false,
    })
    for (const more of [
      { FieldTypeId: 6 },
      { CategoryId: 1 },
      { FieldGroupId: 3 },
      { IsStockKeepingUnit: true },
    ])
      expect(call('PUT', `${specification}/1`, field(more)).status).toBe(400)
    expect(call('GET', `${specification}/1`).body).toMatchObject({ Name: 'Colour', FieldTypeId: 5 })
  })

  it('are inherited by the categories below', () => {
    const { call } = open()
    call('POST', specification, field({ Name: 'Root', CategoryId: 0, FieldGroupId: 3 }))
    call('POST', specification, field({ Name: 'Above', CategoryId: 1, FieldGroupId: 1 }))
    call('POST', specification, field({ Name: 'Own' }))
    const names = (path: string) =>
      (call('GET', `${byCategory}/${path}`).body as { Name: string }[]).map(({ Name }) => Name)
    expect(names('listByCategoryId/2')).toEqual(['Own'])
    expect(names('listTreeByCategoryId/2')).toEqual(['Root', 'Above', 'Own'])
    expect(names('listTreeByCategoryId/1')).toEqual(['Root', 'Above'])
  })
})

describe('values', () => {
  it('are listed by specification and stay with it', () => {
    const { call } = open()
    call('POST', specification, field())
    const red = { FieldId: 1, Name: 'Red', IsActive: true, Position: 1 }
    expect(call('POST', value, red).body).toEqual({ FieldValueId: 1, Text: null, ...red })
    expect(call('GET', `${byCategory}value/1`).body).toEqual([
      { FieldValueId: 1, Value: 'Red', IsActive: true, Position: 1 },
    ])
    expect(call('PUT', `${value}/1`, { ...red, Name: 'Blue' }).status).toBe(200)
    expect(call('GET', `${value}/1`).body).toMatchObject({ Name: 'Blue' })
    expect(call('PUT', `${value}/1`, { ...red, FieldId: 2 }).status).toBe(400)
  })

  it.each([
    ['a text', { FieldTypeId: 1 }, 1, 400],
    ['an unknown specification', {}, 9, 404],
  ])('are refused for %s', (_name, more, FieldId, status) => {
    const { call } = open()
    call('POST', specification, field(more))
    expect(call('POST', value, { FieldId, Name: 'Red' }).status).toBe(status)
  })
})
