import { openStore, warehouse } from '../testing'

const all = '/api/logistics/pvt/configuration/warehouses'
const docks = '/api/logistics/pvt/configuration/docks'
const stock = (sku: string, wh: string) => `/api/logistics/pvt/inventory/skus/${sku}/warehouses/${wh}`
const dock = {
  id: 'dock-1',
  name: 'Dock 1',
  priority: 0,
  dockTimeFake: '00:00:00',
  timeFakeOverhead: '00:00:00',
  salesChannels: ['1', '2'],
  salesChannel: '1',
  freightTableIds: [],
  wmsEndPoint: null,
  address: {
    postalCode: '1000',
    country: { acronym: 'PRT', name: 'Portugal' },
    city: 'Lisboa',
    state: 'Lisboa',
    neighborhood: 'Alfama',
    street: 'Rua Um',
    number: '1',
    complement: '',
    coordinates: [[-9.13, 38.71]],
  },
}
const link = {
  dockId: 'dock-1',
  name: 'Dock 1',
  time: '3.00:00:00',
  cost: '5.00',
  translateDays: 'days',
  costToDisplay: '5,00',
}

describe('warehouses', () => {
  it('are created and replaced by id', () => {
    const { call } = openStore()
    call('POST', docks, dock)
    expect(call('POST', all, { ...warehouse('w1'), warehouseDocks: [link] }).status).toBe(200)
    expect(call('GET', `${all}/w1`).body).toEqual({
      id: 'w1',
      name: 'Warehouse w1',
      warehouseDocks: [{ dockId: 'dock-1', time: '3.00:00:00', cost: 5 }],
      pickupPointIds: [],
      priority: 0,
      isActive: true,
    })
    call('POST', all, { id: 'w1', name: 'Renamed', warehouseDocks: [] })
    expect(call('GET', all).body).toEqual([
      { id: 'w1', name: 'Renamed', warehouseDocks: [], pickupPointIds: [], priority: 0, isActive: false },
    ])
  })

  it('are switched on and off, and deleted', () => {
    const { call } = openStore()
    call('POST', all, warehouse('w1'))
    expect(call('POST', `${all}/w1/deactivation`).status).toBe(200)
    expect(call('GET', `${all}/w1`).body).toMatchObject({ isActive: false })
    expect(call('POST', `${all}/w1/activation`).status).toBe(200)
    expect(call('GET', `${all}/w1`).body).toMatchObject({ isActive: true })
    expect(call('DELETE', `${all}/w1`).status).toBe(200)
    expect(call('GET', `${all}/w1`).status).toBe(404)
    expect(call('DELETE', `${all}/w1`).status).toBe(404)
    expect(call('POST', `${all}/w1/activation`).status).toBe(404)
  })

  it.each([
    ['no id', { name: 'x', warehouseDocks: [] }],
    ['no docks key', { id: 'x', name: 'x' }],
    ['an unknown dock', { ...warehouse('x'), warehouseDocks: [{ ...link, dockId: 'none' }] }],
    ['a cost that is no decimal', { ...warehouse('x'), warehouseDocks: [{ ...link, cost: '5,00' }] }],
  ])('are refused with %s', (_name, body) => {
    const { call } = openStore()
    call('POST', docks, dock)
    expect(call('POST', all, body).status).toBe(400)
    expect(call('GET', all).body).toEqual([])
  })

  it('have ids with case, though stock has not', () => {
    const { call, warehouses } = openStore()
    warehouses('TEST')
    expect(call('GET', `${all}/test`).status).toBe(404)
    expect(call('PUT', stock('7', 'test'), { quantity: 4 }).status).toBe(200)
    warehouses('test')
    expect(call('GET', '/api/logistics/pvt/inventory/skus/7').body).toMatchObject({
      balance: [
        { warehouseId: 'TEST', totalQuantity: 4 },
        { warehouseId: 'test', totalQuantity: 4 },
      ],
    })
  })

  it('go on giving stock after they were deleted, but take no more', () => {
    const { call, warehouses } = openStore()
    warehouses('old')
    call('PUT', stock('7', 'old'), { quantity: 4 })
    call('DELETE', `${all}/old`)
    const shown = { balance: [{ warehouseId: 'old', warehouseName: 'Warehouse old', totalQuantity: 4 }] }
    expect(call('GET', '/api/logistics/pvt/inventory/skus/7').body).toMatchObject(shown)
    expect(call('PUT', stock('7', 'old'), { quantity: 0 }).status).toBe(400)
  })
})

describe('docks', () => {
  it('are created, shown, switched and deleted', () => {
    const { call } = openStore()
    expect(call('POST', docks, dock)).toMatchObject({ status: 200, body: true })
    expect(call('GET', `${docks}/dock-1`).body).toMatchObject({
      ...dock,
      isActive: true,
      shippingRatesProviders: [],
    })
    expect(call('POST', `${docks}/dock-1/deactivation`).status).toBe(204)
    expect(call('GET', docks).body).toMatchObject([{ id: 'dock-1', isActive: false }])
    expect(call('POST', `${docks}/dock-1/activation`).status).toBe(204)
    expect(call('DELETE', `${docks}/dock-1`)).toMatchObject({ status: 200, body: true })
    expect(call('GET', `${docks}/dock-1`).status).toBe(404)
  })

  it('are refused without a required key', () => {
    const { call } = openStore()
    expect(call('POST', docks, { id: 'x', name: 'x' }).status).toBe(400)
  })

  it('show in the stock of a warehouse, one row each', () => {
    const { call } = openStore()
    call('POST', docks, dock)
    call('POST', docks, { ...dock, id: 'dock-2', salesChannels: ['3'] })
    call('POST', all, { ...warehouse('w1'), warehouseDocks: [link, { ...link, dockId: 'dock-2' }] })
    call('PUT', stock('7', 'w1'), { quantity: 4 })
    expect(call('GET', '/api/logistics/pvt/inventory/items/7/warehouses/w1').body).toMatchObject([
      { dockId: 'dock-1', salesChannel: ['1', '2'], totalQuantity: 4, availableQuantity: 4 },
      { dockId: 'dock-2', salesChannel: ['3'], totalQuantity: 4 },
    ])
    expect(call('GET', '/api/logistics/pvt/inventory/items/8/warehouses/w1').body).toEqual([])
  })
})
