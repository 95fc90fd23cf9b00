import { MemorySkus } from '../../testing/sku-store'
import { syncSku as sync } from '../../testing/sync-sku'
import { skuRecord, vtexSku } from './fixtures'

const picture = { Id: 1, Name: 'x', IsMain: true, Label: null, Text: null, Url: '', Position: 0 }
const active = skuRecord({ active: true })

function storeWith(fields: Parameters<typeof vtexSku>[0] = {}, hasImage = true) {
  const store = new MemorySkus()
  store.put(vtexSku(fields))
  if (hasImage) store.images.set(7, [picture])
  return store
}

it('asks nothing about a SKU just created: it has no image', async () => {
  const store = new MemorySkus()
  const { pending } = await sync(store, active)
  expect(pending).toMatchObject({
    code: 'not_activatable',
    detail: 'The SKU "MUG" is saved, but not active yet: it has no image.',
    needs: { flow: 'images', ref: 'MUG', pieces: ['active'] },
  })
  expect(store.calls).toEqual(['skus.byRef', 'skus.create'])
})

it('needs one call when VTEX has activated it', async () => {
  const store = storeWith({ IsActive: true })
  expect(await sync(store, { ref: 'MUG', active: true }, '7')).toEqual({ fields: [] })
  expect(store.calls).toEqual(['skus.byId'])
})

it('sends the flag again that people took away', async () => {
  const store = storeWith({ ActivateIfPossible: false })
  expect(await sync(store, active)).toEqual({ fields: ['active'], vtexId: '7' })
  expect(store.skus.get(7)).toMatchObject({ IsActive: true, ActivateIfPossible: true })
})

it('activates a SKU by itself that VTEX forgot', async () => {
  const store = storeWith()
  expect(await sync(store, active)).toEqual({ fields: ['active'], vtexId: '7' })
  expect(store.skus.get(7)).toEqual(vtexSku({ IsActive: true }))
})

it('lists everything that is missing, and waits for what can come first', async () => {
  const store = storeWith({ IsKit: true }, false)
  store.field('Color', { IsRequired: true })
  store.field('Size')
  store.inactiveProducts.add(1)
  store.put(vtexSku({ Id: 8, RefId: 'PART' }))
  store.parts.push({ Id: 1, StockKeepingUnitParent: 7, StockKeepingUnitId: 8, Quantity: 1, UnitPrice: 0 })
  const { pending } = await sync(store, active)
  expect(pending).toMatchObject({
    code: 'not_activatable',
    detail:
      'The SKU "MUG" is saved, but not active yet: it has no image; its product "P1" is not active; none of the kit’s components is active; the required specification "Color" has no value.',
    needs: { flow: 'images', ref: 'MUG', pieces: ['active'] },
  })
})

it.each<[string, (store: MemorySkus) => void, object | undefined]>([
  [
    'its product',
    (store) => store.inactiveProducts.add(1),
    { flow: 'products', ref: 'P1', toChange: true, pieces: ['active'] },
  ],
  ['a required specification', (store) => void store.field('Color', { IsRequired: true }), undefined],
])('waits for %s', async (_name, lack, needs) => {
  const store = storeWith()
  lack(store)
  const { pending } = await sync(store, active)
  expect(pending?.code).toBe('not_activatable')
  expect(pending?.needs).toEqual(needs)
})

it('waits for a component of a kit', async () => {
  const store = storeWith({ IsKit: true })
  store.put(vtexSku({ Id: 8, RefId: 'PART' }))
  store.parts.push({ Id: 1, StockKeepingUnitParent: 7, StockKeepingUnitId: 8, Quantity: 1, UnitPrice: 0 })
  expect((await sync(store, active)).pending?.needs).toEqual({
    flow: 'skus',
    ref: 'PART',
    toChange: true,
    pieces: ['active'],
  })
})
