import type { TestStore } from '../testing'
import { addPicture, openProduct, paths, product, sku } from './testing'

const brand = { Name: 'Kiln', Active: true }
const category = { Name: 'Tableware', IsActive: true }
const group = (store: TestStore) => store.call('POST', paths.group, { CategoryId: 0, Name: 'All' })
const mandatory = { Name: 'Size', FieldTypeId: 5, FieldGroupId: 1, IsRequired: true, IsActive: true }

const isActive = ({ call }: TestStore, id = 1) =>
  (call('GET', `${paths.sku}/${id}`).body as { IsActive: boolean }).IsActive

/** SKU 1 has all it needs to be active but is not. */
async function open(more = {}): Promise<TestStore> {
  const store = openProduct()
  group(store)
  store.call('POST', paths.sku, sku(more))
  await addPicture(store, 1)
  return store
}

const activate = ({ call }: TestStore) => call('PUT', `${paths.sku}/1`, sku({ IsActive: true }))

it('succeeds when all is there', async () => {
  const store = await open()
  expect(activate(store)).toMatchObject({ status: 200, body: { IsActive: true } })
})

it.each<[string, (store: TestStore) => unknown, string]>([
  ['an image', ({ call }) => call('DELETE', `${paths.sku}/1/file`), 'image'],
  [
    'an active product',
    ({ call }) => call('PUT', `${paths.product}/42`, product({ IsActive: false })),
    'product',
  ],
  ['an active brand', ({ call }) => call('PUT', `${paths.brand}/1`, { Name: 'Kiln' }), 'brand'],
  ['an active category', ({ call }) => call('PUT', `${paths.category}/1`, { Name: 'Tableware' }), 'category'],
  [
    'a mandatory specification',
    ({ call }) => call('POST', paths.specification, { ...mandatory, IsStockKeepingUnit: true }),
    'Size',
  ],
])('needs %s', async (_name, spoil, reason) => {
  const store = await open()
  spoil(store)
  const { status, body } = activate(store)
  expect([status, body]).toEqual([400, expect.stringContaining(reason)])
  expect(isActive(store)).toBe(false)
})

it('does not ask for mandatory product specifications', async () => {
  const store = await open()
  store.call('POST', paths.specification, mandatory)
  expect(activate(store).status).toBe(200)
})

it('leaves SKUs as they are when their product is made inactive', async () => {
  const store = await open()
  activate(store)
  store.call('PUT', `${paths.product}/42`, product({ IsActive: false }))
  expect(isActive(store)).toBe(true)
})

describe('ActivateIfPossible', () => {
  const wish = { ActivateIfPossible: true }

  it('activates with the image that was missing', async () => {
    const store = openProduct()
    store.call('POST', paths.sku, sku(wish))
    expect(isActive(store)).toBe(false)
    await addPicture(store, 1)
    expect(isActive(store)).toBe(true)
  })

  it.each<[string, (store: TestStore) => unknown, (store: TestStore) => unknown]>([
    [
      'product',
      ({ call }) => call('PUT', `${paths.product}/42`, product({ IsActive: false })),
      ({ call }) => call('PUT', `${paths.product}/42`, product()),
    ],
    [
      'brand',
      ({ call }) => call('PUT', `${paths.brand}/1`, { Name: 'Kiln' }),
      ({ call }) => call('PUT', `${paths.brand}/1`, brand),
    ],
    [
      'category',
      ({ call }) => call('PUT', `${paths.category}/1`, { Name: 'Tableware' }),
      ({ call }) => call('PUT', `${paths.category}/1`, category),
    ],
    [
      'specification',
      (store) => {
        group(store)
        store.call('POST', paths.specification, { ...mandatory, IsStockKeepingUnit: true })
        store.call('POST', paths.value, { FieldId: 1, Name: 'S' })
      },
      ({ call }) => call('POST', `${paths.sku}/1/specification`, { FieldId: 1, FieldValueId: 1 }),
    ],
  ])('waits for the %s', async (_name, spoil, mend) => {
    const store = openProduct()
    spoil(store)
    store.call('POST', paths.sku, sku(wish))
    await addPicture(store, 1)
    expect(isActive(store)).toBe(false)
    mend(store)
    expect(isActive(store)).toBe(true)
  })

  it('waits for an EAN where there is no RefId', async () => {
    const store = await open({ ...wish, RefId: '' })
    expect(isActive(store)).toBe(false)
    store.call('POST', `${paths.sku}/1/ean/123`)
    expect(isActive(store)).toBe(true)
  })

  it('activates a kit with the first component that becomes active', async () => {
    const store = await open()
    store.call('POST', paths.sku, sku({ ...wish, RefId: 'KIT', IsKit: true }))
    await addPicture(store, 2)
    store.call('POST', paths.kit, {
      StockKeepingUnitParent: 2,
      StockKeepingUnitId: 1,
      Quantity: 1,
      UnitPrice: 5,
    })
    expect(isActive(store, 2)).toBe(false)
    activate(store)
    expect(isActive(store, 2)).toBe(true)
  })

  it('is gone after a PUT without it', () => {
    const store = openProduct()
    store.call('POST', paths.sku, sku(wish))
    store.call('PUT', `${paths.sku}/1`, sku())
    expect(store.call('GET', `${paths.sku}/1`).body).toMatchObject({ ActivateIfPossible: false })
  })
})

it('counts seeded SKUs as having an image', () => {
  const store = openProduct()
  const [seeded] = store.commerce.seedSkus('demo', [{ refId: 'a', name: 'A' }])
  expect(isActive(store, seeded?.skuId)).toBe(true)
  expect(store.call('PUT', `${paths.sku}/1`, sku({ ProductId: 1, RefId: 'a', IsActive: true })).status).toBe(
    200,
  )
})
