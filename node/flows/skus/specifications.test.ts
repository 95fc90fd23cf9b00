import { MemorySkus } from '../../testing/sku-store'
import { syncSku as sync } from '../../testing/sync-sku'
import { joinSku, splitSku } from './content'
import { skuRecord, vtexSku } from './fixtures'

const values = (store: MemorySkus, id = 7) =>
  (store.values.get(id) ?? []).map(({ FieldId, Text }) => [
    store.fields.find(({ Id }) => Id === FieldId)?.Name,
    Text,
  ])

function storeWith(...names: string[]) {
  const store = new MemorySkus()
  store.put(vtexSku())
  return { store, fields: names.map((name) => store.field(name)) }
}

const wanted = (...specifications: object[]) => skuRecord({ specifications })

it('fills specifications by name, and creates those that VTEX lacks', async () => {
  const { store } = storeWith('Color')
  const record = wanted({ name: 'color', values: ['Blue'] }, { name: 'Size', values: ['L'] })
  expect(await sync(store, record)).toMatchObject({
    fields: ['specifications.color', 'specifications.Size'],
  })
  expect(values(store)).toEqual([
    ['Color', 'Blue'],
    ['Size', 'L'],
  ])
  expect(await sync(store, record)).toEqual({ fields: [] })
})

it('changes one value and leaves the others', async () => {
  const { store } = storeWith('Color', 'Size')
  await sync(store, wanted({ name: 'Color', values: ['Blue'] }, { name: 'Size', values: ['L'] }))
  store.calls.length = 0
  await sync(store, wanted({ name: 'Color', values: ['BLUE'] }, { name: 'Size', values: ['M'] }))
  expect(values(store)).toEqual([
    ['Color', 'Blue'],
    ['Size', 'M'],
  ])
  expect(store.calls).toEqual(['skus.byRef', 'specifications.of', 'specifications.set'])
})

it('takes a value away', async () => {
  const { store } = storeWith('Color')
  await sync(store, wanted({ name: 'Color', values: ['Blue'] }))
  await sync(store, wanted({ name: 'Color', values: [] }))
  expect(values(store)).toEqual([])
})

it('finds a specification by ref, without the list of the category', async () => {
  const { store, fields } = storeWith('Color')
  await sync(store, wanted({ ref: `color-${fields[0]?.Id}`, values: ['Blue'] }))
  expect(values(store)).toEqual([['Color', 'Blue']])
  expect(store.calls).not.toContain('specifications.fieldsOfCategory')
})

it('refuses specifications of products, and guesses nothing', async () => {
  const { store } = storeWith('Color', 'Color')
  expect((await sync(store, wanted({ name: 'Color', values: ['Blue'] }))).failed).toMatchObject({
    code: 'match_ambiguous',
  })
  const { Id } = store.field('Fabric', { IsStockKeepingUnit: false })
  expect((await sync(store, wanted({ ref: `fabric-${Id}`, values: ['Linen'] }))).failed).toMatchObject({
    code: 'specification_not_found',
  })
})

it('asks once for what many SKUs need', async () => {
  const { store } = storeWith('Color')
  const one = (ref: string) =>
    sync(store, skuRecord({ ref, specifications: [{ name: 'Color', values: ['Red'] }] }))
  await Promise.all(['A', 'B', 'C'].map(one))
  const asked = store.calls.filter((call) => /fieldsOf|specifications.byId|group|products/.test(call))
  expect(asked).toEqual([
    'products.byId',
    'specifications.fieldsOfCategory',
    'specifications.byId',
    'specifications.group',
  ])
})

it('is cut into pieces and put together again', () => {
  const { ref: _ref, ...content } = skuRecord({
    active: true,
    eans: ['1'],
    specifications: [
      { name: 'Color', values: ['Blue'] },
      { ref: 'size', values: ['L'] },
    ],
  })
  const pieces = splitSku({ ref: 'MUG', ...content })
  expect(Object.keys(pieces).sort()).toEqual([
    'active',
    'eans',
    'name',
    'productRef',
    'specifications:name:color',
    'specifications:ref:size',
  ])
  expect(joinSku(pieces)).toEqual(content)
})
