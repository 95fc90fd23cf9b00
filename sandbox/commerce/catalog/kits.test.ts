import type { TestStore } from '../testing'
import { openProduct, paths, sku } from './testing'

const { kit } = paths

/** SKU 1 is a kit, SKUs 2 and 3 are not. */
function open(): TestStore {
  const store = openProduct()
  store.call('POST', paths.sku, sku({ IsKit: true }))
  for (const RefId of ['A', 'B']) store.call('POST', paths.sku, sku({ RefId }))
  return store
}

const part = (StockKeepingUnitId: number, Quantity = 1, UnitPrice = 10) => ({
  StockKeepingUnitParent: 1,
  StockKeepingUnitId,
  Quantity,
  UnitPrice,
})

const price = ({ call }: TestStore) => call('GET', '/pricing/prices/1').body

it('have parts that are listed and deleted by kit, by component and by id', () => {
  const { call } = open()
  expect(call('POST', kit, part(2, 2, 9.5)).body).toEqual({ Id: 1, ...part(2, 2, 9.5) })
  call('POST', kit, part(3))
  expect(call('GET', `${kit}?parentSkuId=1`).body).toMatchObject([{ Id: 1 }, { Id: 2 }])
  expect(call('GET', `${kit}?skuId=3`).body).toMatchObject([{ Id: 2 }])
  expect(call('GET', kit).status).toBe(400)
  expect(call('GET', `${kit}/2`).body).toMatchObject({ StockKeepingUnitId: 3 })
  expect(call('DELETE', `${kit}/2`).status).toBe(200)
  expect(call('GET', `${kit}/2`).status).toBe(404)
  expect(call('DELETE', kit).status).toBe(400)
  expect(call('DELETE', `${kit}?parentSkuId=1`).status).toBe(200)
  expect(call('GET', `${kit}?parentSkuId=1`).body).toEqual([])
})

it.each([
  ['an unknown component', part(9), 404],
  ['an unknown kit', { ...part(2), StockKeepingUnitParent: 9 }, 404],
  ['a parent that is no kit', { ...part(2), StockKeepingUnitParent: 3 }, 400],
  ['no quantity', part(2, 0), 400],
])('are refused with %s', (_name, body, status) => {
  expect(open().call('POST', kit, body).status).toBe(status)
})

it('may contain themselves', () => {
  expect(open().call('POST', kit, part(1)).status).toBe(200)
})

it('stay kits', () => {
  const { call } = open()
  call('PUT', `${paths.sku}/1`, sku({ IsKit: false }))
  expect(call('GET', `${paths.sku}/1`).body).toMatchObject({ IsKit: true })
})

it('have the price of the first component only', () => {
  const store = open()
  store.call('POST', kit, part(2, 2, 10))
  store.call('POST', kit, part(3, 1, 25))
  expect(price(store)).toMatchObject({ basePrice: 20 })
  store.call('PUT', '/pricing/prices/2', { basePrice: 99 })
  expect(price(store)).toMatchObject({ basePrice: 20 })
})

it('are never priced again once a price was set', () => {
  const store = open()
  store.call('POST', kit, part(2))
  store.call('PUT', '/pricing/prices/1', { basePrice: 45 })
  store.call('DELETE', `${kit}?parentSkuId=1`)
  store.call('POST', kit, part(3, 1, 7))
  expect(price(store)).toMatchObject({ basePrice: 45 })
})
