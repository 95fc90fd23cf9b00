import { openStore, type TestStore } from '../testing'

const stock = (sku: string, wh: string) => `/api/logistics/pvt/inventory/skus/${sku}/warehouses/${wh}`
const full = { quantity: 5, unlimitedQuantity: false, leadTime: '1.00:00:00' }

function open(options = {}) {
  const store = openStore(options)
  store.warehouses('main', 'outlet')
  return store
}

function balance({ call }: TestStore, sku = '7') {
  const { balance } = call('GET', `/api/logistics/pvt/inventory/skus/${sku}`).body as { balance: unknown[] }
  return balance
}

describe('PUT inventory', () => {
  it('answers true and writes quantity and lead time', () => {
    const store = open()
    const dateUtcOnBalanceSystem = '2026-03-01T11:59:00.025662+00:00'
    expect(store.call('PUT', stock('7', 'main'), { ...full, dateUtcOnBalanceSystem })).toMatchObject({
      status: 200,
      body: true,
    })
    expect(balance(store)).toEqual([
      {
        warehouseId: 'main',
        warehouseName: 'Warehouse main',
        totalQuantity: 5,
        reservedQuantity: 0,
        hasUnlimitedQuantity: false,
        timeToRefill: null,
        dateOfSupplyUtc: null,
        leadTime: '1.00:00:00',
      },
    ])
  })

  it.each([
    ['quantity', { unlimitedQuantity: false, leadTime: '1' }, { totalQuantity: 0, leadTime: '1.00:00:00' }],
    ['leadTime', { quantity: 3, unlimitedQuantity: false }, { totalQuantity: 3, leadTime: '00:00:00' }],
    ['unlimitedQuantity', { quantity: 3, leadTime: '1' }, { totalQuantity: 3, hasUnlimitedQuantity: false }],
    ['everything', {}, { totalQuantity: 0, leadTime: '00:00:00' }],
  ])('without %s writes zero for it', (_name, body, shown) => {
    const store = open()
    store.call('PUT', stock('7', 'main'), full)
    expect(store.call('PUT', stock('7', 'main'), body).status).toBe(200)
    expect(balance(store)).toMatchObject([shown])
  })

  it.each([
    ['a negative quantity', '7', 'main', { ...full, quantity: -1 }, 'quantity'],
    ['a fraction', '7', 'main', { ...full, quantity: 1.5 }, 'quantity'],
    ['more than 32 bits', '7', 'main', { ...full, quantity: 2 ** 31 }, 'quantity'],
    ['text for the quantity', '7', 'main', { ...full, quantity: '1' }, 'quantity'],
    ['text for the flag', '7', 'main', { ...full, unlimitedQuantity: 'no' }, 'unlimitedQuantity'],
    ['a wrong lead time', '7', 'main', { ...full, leadTime: 'P1D' }, 'leadTime'],
    ['a wrong date', '7', 'main', { ...full, dateUtcOnBalanceSystem: 'today' }, 'dateUtcOnBalanceSystem'],
    ['an unknown warehouse', '7', 'nowhere', full, 'nowhere'],
    ['a SKU id that is no number', 'ABC', 'main', full, 'ABC'],
    ['no body', '7', 'main', undefined, 'body'],
  ])('refuses %s in every mode', (_name, sku, warehouse, body, named) => {
    for (const strict of [true, false]) {
      const store = open({ strict })
      const answer = store.call('PUT', stock(sku, warehouse), body)
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining(named) })
      expect(balance(store, sku)).toEqual([])
    }
  })

  it.each([
    ['an unknown key', { ...full, amount: 1 }, 'Unknown key: amount.'],
    ['a null quantity', { ...full, quantity: null }, 'quantity: null is refused.'],
    ['a null flag', { ...full, unlimitedQuantity: null }, 'unlimitedQuantity: null is refused.'],
  ])('refuses %s when strict only', (_name, body, message) => {
    expect(open().call('PUT', stock('7', 'main'), body)).toMatchObject({ status: 400, body: message })
    expect(open({ strict: false }).call('PUT', stock('7', 'main'), body).status).toBe(200)
  })

  it('takes null for lead time and date, as documented', () => {
    const store = open()
    const body = { ...full, leadTime: null, dateUtcOnBalanceSystem: null }
    expect(store.call('PUT', stock('7', 'main'), body).status).toBe(200)
    expect(balance(store)).toMatchObject([{ leadTime: '00:00:00' }])
  })

  it('shows unlimited stock as a million, whatever was sent', () => {
    const store = open()
    store.call('PUT', stock('7', 'main'), { ...full, unlimitedQuantity: true })
    expect(balance(store)).toMatchObject([{ totalQuantity: 1_000_000, hasUnlimitedQuantity: true }])
    const item = '/api/logistics/pvt/inventory/items/7/warehouses/main'
    expect(store.call('GET', item).body).toMatchObject([{ isUnlimited: true, availableQuantity: 1_000_000 }])
    expect(store.call('GET', `${item}/dispatched`).body).toMatchObject([{ quantity: 2_147_483_647 }])
  })
})

describe('PATCH', () => {
  it('quantity leaves the lead time', () => {
    const store = open()
    store.call('PUT', stock('7', 'main'), full)
    const answer = store.call('PATCH', `${stock('7', 'main')}/quantity`, {
      quantity: 9,
      unlimitedQuantity: false,
    })
    expect(answer.status).toBe(204)
    expect(answer.body).toBeUndefined()
    expect(balance(store)).toMatchObject([{ totalQuantity: 9, leadTime: '1.00:00:00' }])
  })

  it('lead-time leaves the quantity, and brings new stock into being', () => {
    const store = open()
    store.call('PUT', stock('7', 'main'), full)
    expect(store.call('PATCH', `${stock('7', 'main')}/lead-time`, { leadTime: '2.00:00:00' }).status).toBe(
      204,
    )
    expect(store.call('PATCH', `${stock('7', 'outlet')}/lead-time`, { leadTime: '3' }).status).toBe(204)
    expect(balance(store)).toMatchObject([
      { warehouseId: 'main', totalQuantity: 5, leadTime: '2.00:00:00' },
      { warehouseId: 'outlet', totalQuantity: 0, leadTime: '3.00:00:00' },
    ])
  })

  it.each([{}, { leadTime: '' }, { leadTime: '1 day' }, { leadTime: null }, { leadTime: 1 }])(
    'lead-time refuses %j',
    (body) => {
      expect(open().call('PATCH', `${stock('7', 'main')}/lead-time`, body).status).toBe(400)
    },
  )
})

describe('the lock', () => {
  const patch = `${stock('7', 'main')}/quantity`
  const write = (store: TestStore, quantity: number, path = patch) =>
    store.call('PATCH', path, { quantity, unlimitedQuantity: false })

  it.each([
    [0, 423],
    [19, 423],
    [20, 204],
  ])('%d ms after a write answers %d', (later, status) => {
    const store = open({ lockWindowMs: 20 })
    write(store, 1)
    store.clock.now += later
    expect(write(store, 2).status).toBe(status)
    expect(balance(store)).toMatchObject([{ totalQuantity: status === 423 ? 1 : 2 }])
  })

  it('says which key is locked', () => {
    const store = open({ lockWindowMs: 20 })
    write(store, 1)
    expect(store.call('PUT', stock('7', 'main'), full)).toMatchObject({
      status: 423,
      body: 'Unable to acquire lock for key: demo_item_logistics_7_main.',
    })
  })

  it('is per SKU and warehouse, whatever the case of the warehouse', () => {
    const store = open({ lockWindowMs: 20 })
    write(store, 1)
    expect(write(store, 2, `${stock('7', 'outlet')}/quantity`).status).toBe(204)
    expect(write(store, 2, `${stock('8', 'main')}/quantity`).status).toBe(204)
    expect(write(store, 2, `${stock('7', 'MAIN')}/quantity`).status).toBe(423)
  })

  it('is not taken by a refused write, nor prolonged by a locked one', () => {
    const store = open({ lockWindowMs: 20 })
    write(store, -1)
    expect(write(store, 1).status).toBe(204)
    store.clock.now += 15
    expect(write(store, 2).status).toBe(423)
    store.clock.now += 5
    expect(write(store, 2).status).toBe(204)
  })
})

it('keeps a SKU id as it was sent: 07 is not 7', () => {
  const store = open()
  store.call('PUT', stock('07', 'main'), full)
  expect(balance(store, '7')).toEqual([])
  expect(balance(store, '07')).toHaveLength(1)
})
