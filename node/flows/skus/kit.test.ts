import { MemorySkus } from '../../testing/sku-store'
import { syncSku as sync } from '../../testing/sync-sku'
import { skuRecord, vtexSku } from './fixtures'

const part = (id: number, quantity = 1, rest: object = {}) => ({ skuRef: `C-${id}`, quantity, ...rest })

/** A kit with components 11 and 12. */
async function kitStore() {
  const store = new MemorySkus()
  for (const Id of [11, 12, 13]) store.put(vtexSku({ Id, RefId: `C-${Id}` }))
  const { vtexId = '' } = await sync(store, skuRecord({ kit: [part(11), part(12, 2, { unitPrice: 5 })] }))
  store.calls.length = 0
  return { store, id: Number(vtexId), rows: () => rowsOf(store, Number(vtexId)) }
}

const rowsOf = ({ parts }: MemorySkus, id: number) =>
  parts
    .filter((each) => each.StockKeepingUnitParent === id)
    .map((each) => [each.StockKeepingUnitId, each.Quantity, each.UnitPrice])

it('creates a kit with its components', async () => {
  const { store, id, rows } = await kitStore()
  expect(store.skus.get(id)).toMatchObject({ IsKit: true })
  expect(rows()).toEqual([
    [11, 1, 0],
    [12, 2, 5],
  ])
})

it('makes a kit of a SKU when it has components', async () => {
  const store = new MemorySkus()
  store.put(vtexSku())
  store.put(vtexSku({ Id: 11, RefId: 'C-11' }))
  expect(await sync(store, skuRecord({ kit: [part(11)] }))).toMatchObject({ fields: ['kit.C-11'] })
  expect(store.skus.get(7)).toEqual(vtexSku({ IsKit: true }))
  expect(rowsOf(store, 7)).toEqual([[11, 1, 0]])
})

it('changes only the rows that differ, and a price only when told', async () => {
  const { store, rows } = await kitStore()
  expect(await sync(store, skuRecord({ kit: [part(12, 2), part(11)] }))).toEqual({ fields: [] })
  expect(await sync(store, skuRecord({ kit: [part(11, 3), part(13)] }))).toMatchObject({
    fields: ['kit.C-11', 'kit.C-13', 'kit.12'],
  })
  expect(rows()).toEqual([
    [11, 3, 0],
    [13, 1, 0],
  ])
})

it('removes a component that VTEX has twice', async () => {
  const { store, id, rows } = await kitStore()
  store.parts.push({ Id: 1, StockKeepingUnitParent: id, StockKeepingUnitId: 11, Quantity: 1, UnitPrice: 0 })
  await sync(store, skuRecord({ kit: [part(11), part(12, 2)] }))
  expect(rows()).toEqual([
    [11, 1, 0],
    [12, 2, 5],
  ])
})

it.each([[null], [[]]])('does not turn a kit into a SKU without components: %p', async (kit) => {
  const { store } = await kitStore()
  expect((await sync(store, skuRecord({ kit }))).failed).toMatchObject({ code: 'cannot_change' })
  store.put(vtexSku())
  expect(await sync(store, skuRecord({ kit }), '7')).toEqual({ fields: [] })
})

it('refuses a kit that contains itself through its components, before it writes', async () => {
  const { store, id } = await kitStore()
  store.put(vtexSku({ Id: 20, RefId: 'C-20', IsKit: true }))
  store.put(vtexSku({ Id: 21, RefId: 'C-21', IsKit: true }))
  const row = (parent: number, of: number) =>
    store.parts.push({
      Id: of,
      StockKeepingUnitParent: parent,
      StockKeepingUnitId: of,
      Quantity: 1,
      UnitPrice: 0,
    })
  row(20, id)
  row(21, 20)
  const { failed } = await sync(store, skuRecord({ name: 'Other', kit: [part(11), part(12, 2), part(21)] }))
  expect(failed).toMatchObject({
    code: 'cannot_change',
    detail: 'The component "C-21" contains this kit: a kit cannot contain itself.',
  })
  expect(store.calls.filter((call) => /replace|add|remove/.test(call))).toEqual([])
})
