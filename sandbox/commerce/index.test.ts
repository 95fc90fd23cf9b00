import { createCommerce } from '.'
import { openStore } from './testing'

const start = Date.parse('2026-03-01T12:00:00Z')

describe('seedSkus', () => {
  it('numbers SKUs from 1, keeps given ids and steps around them', () => {
    const { commerce } = openStore()
    const seeded = commerce.seedSkus('demo', [
      { refId: 'a', name: 'A', skuId: 2 },
      { refId: 'b', name: 'B' },
      { refId: 'c', name: 'C' },
    ])
    expect(seeded).toEqual([
      { skuId: 2, refId: 'a' },
      { skuId: 1, refId: 'b' },
      { skuId: 3, refId: 'c' },
    ])
  })

  it('changes nothing when it is repeated', () => {
    const { commerce } = openStore()
    const skus = [{ refId: 'a', name: 'A', ean: '1' }]
    commerce.seedSkus('demo', skus)
    const before = commerce.snapshot()
    expect(commerce.seedSkus('demo', skus)).toEqual([{ skuId: 1, refId: 'a' }])
    expect(commerce.snapshot()).toEqual(before)
  })

  it.each([
    ['a known ref with another id', { refId: 'a', name: 'A', skuId: 9 }, 'SKU ref a is SKU 1 already'],
    ['a taken id', { refId: 'b', name: 'B', skuId: 1 }, 'SKU id 1 of ref b is taken'],
    ['a taken EAN', { refId: 'b', name: 'B', ean: '1' }, 'EAN 1 of ref b is taken'],
  ])('refuses %s', (_name, sku, message) => {
    const { commerce } = openStore()
    commerce.seedSkus('demo', [{ refId: 'a', name: 'A', ean: '1' }])
    expect(() => commerce.seedSkus('demo', [sku])).toThrow(message)
  })

  it('refuses an unknown account', () => {
    expect(() => openStore().commerce.seedSkus('none', [])).toThrow('no account none')
  })
})

describe('snapshots', () => {
  function filled() {
    const store = openStore()
    store.commerce.seedSkus('demo', [{ refId: 'a', name: 'A', ean: '1' }])
    store.warehouses('main')
    store.call('PUT', '/pricing/prices/1', {
      basePrice: 5,
      fixedPrices: [{ tradePolicyId: 'gold', value: 4, minQuantity: 1 }],
    })
    store.call('PUT', '/api/logistics/pvt/inventory/skus/1/warehouses/main', { quantity: 3 })
    return store
  }

  it('bring a store back through JSON', () => {
    const snapshot = JSON.stringify(filled().commerce.snapshot())
    const later = openStore()
    later.commerce.restore(JSON.parse(snapshot))
    expect(JSON.stringify(later.commerce.snapshot())).toBe(snapshot)
    expect(later.call('GET', '/pricing/prices/1').body).toMatchObject({ basePrice: 5 })
    expect(later.call('GET', '/pricing/tables').body).toEqual(['1', 'gold'])
    expect(later.call('GET', '/api/logistics/pvt/inventory/skus/1').body).toMatchObject({
      balance: [{ totalQuantity: 3 }],
    })
    expect(later.call('GET', '/api/catalog_system/pvt/products/GetProductAndSkuIds').body).toMatchObject({
      data: { 1: [1] },
    })
    expect(later.call('GET', '/api/catalog/pvt/stockkeepingunit?RefId=a').body).toMatchObject({
      Id: 1,
      Ean: '1',
    })
  })

  it('are not touched by what happens later', () => {
    const { commerce, call } = filled()
    const before = JSON.stringify(commerce.snapshot())
    const snapshot = commerce.snapshot()
    call('DELETE', '/pricing/prices/1')
    expect(JSON.stringify(snapshot)).toBe(before)
  })

  it('of an account that is not there are ignored, and accounts they lack are emptied', () => {
    const snapshot = filled().commerce.snapshot()
    const other = createCommerce({ accounts: ['other'], strict: true, now: () => start })
    other.seedSkus('other', [{ refId: 'x', name: 'X' }])
    other.restore(snapshot)
    expect(other.snapshot()).toEqual(
      createCommerce({ accounts: ['other'], strict: true, now: () => start }).snapshot(),
    )
  })

  it.each([null, 'text', {}, { version: 1 }])('other than its own are refused: %j', (snapshot) => {
    expect(() => openStore().commerce.restore(snapshot)).toThrow('not a snapshot')
  })
})

it('reset empties every store', () => {
  const { commerce } = openStore({ accounts: ['demo', 'other'] })
  const empty = commerce.snapshot()
  commerce.seedSkus('other', [{ refId: 'a', name: 'A' }])
  expect(commerce.snapshot()).not.toEqual(empty)
  commerce.reset()
  expect(commerce.snapshot()).toEqual(empty)
})

it('every route but postal codes names a resource, and each is there once', () => {
  const { routes } = openStore().commerce
  const open = routes.filter(({ resources }) => resources.length === 0).map(({ template }) => template)
  // VTEX's Checkout API says of it that it needs no permission.
  expect(open).toEqual(['/api/checkout/pub/postal-code/{countryCode}/{postalCode}'])
  const names = routes.map(({ method, template }) => `${method} ${template}`)
  expect(new Set(names).size).toBe(names.length)
})
