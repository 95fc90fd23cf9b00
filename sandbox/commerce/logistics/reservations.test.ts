import { openStore, type TestStore } from '../testing'

const reservations = '/api/logistics/pvt/inventory/reservations'
const stock = '/api/logistics/pvt/inventory/skus/7/warehouses/main'
const item = '/api/logistics/pvt/inventory/items/7/warehouses/main'

function open(quantity = 10) {
  const store = openStore()
  store.warehouses('main')
  setQuantity(store, quantity)
  return store
}

function setQuantity({ call }: TestStore, quantity: number) {
  expect(call('PATCH', `${stock}/quantity`, { quantity, unlimitedQuantity: false }).status).toBe(204)
}

function reserve({ call }: TestStore, lockId: string | null, quantity: number, more = {}) {
  const body = {
    salesChannel: '1',
    lockId,
    autorizationExpirationTTL: '4.00:00:00',
    deliveryItemOptions: [option(quantity)],
    ...more,
  }
  return call('POST', reservations, body)
}

function option(quantity: number, wareHouseId: string | null = 'main') {
  return {
    item: {
      id: '7',
      quantity,
      kitItem: [],
      price: 10,
      additionalHandlingTime: '00:00:00',
      dimension: { weight: 1, height: 1, width: 1, length: 1 },
    },
    slaType: 'delivery',
    slaTypeName: 'Normal',
    listPrice: 1,
    promotionalPrice: 1,
    transitTime: '1.00:00:00',
    dockTime: '00:00:00',
    timeToDockPlusDockTime: '00:00:00',
    aditionalTimeBlockedDays: '00:00:00',
    totalTime: '1.00:00:00',
    deliveryWindows: null,
    wareHouseId,
    dockId: 'dock',
    location: { zipCode: '1000', country: 'PRT', inStore: { IsCheckedIn: false, StoreId: null } },
  }
}

const act = ({ call }: TestStore, id: string, verb: string) =>
  call('POST', `${reservations}/${id}/${verb}`).status

function levels({ call }: TestStore) {
  const [row] = call('GET', `${item}/dispatched`).body as Record<string, number>[]
  return [
    row?.quantity,
    row?.totalReservedQuantity,
    row?.dispatchedReservationsQuantity,
    row?.availableQuantity,
  ]
}

function toHandling(store: TestStore, id: string, quantity: number) {
  reserve(store, id, quantity)
  expect(act(store, id, 'confirm')).toBe(200)
  expect(act(store, id, 'acknowledge')).toBe(200)
}

it('counts against what is available, never against the total', () => {
  const store = open()
  expect(reserve(store, 'r1', 3).body).toMatchObject({
    LockId: 'r1',
    Status: 1,
    ReservationDateUtc: '2026-03-01T12:00:00.000+00:00',
    MaximumConfirmationDateUtc: '2026-03-05T12:00:00.000+00:00',
    ConfirmedDateUtc: '0001-01-01T00:00:00+00:00',
    Errors: [],
    IsSucess: true,
  })
  expect(levels(store)).toEqual([10, 3, 0, 7])
  expect(act(store, 'r1', 'confirm')).toBe(200)
  expect(levels(store)).toEqual([10, 3, 3, 7])
  expect(store.call('GET', '/api/logistics/pvt/inventory/skus/7').body).toMatchObject({
    balance: [{ totalQuantity: 10, reservedQuantity: 3 }],
  })
})

describe('a quantity update', () => {
  it('keeps reservations that are not acknowledged', () => {
    const store = open()
    reserve(store, 'authorized', 1)
    reserve(store, 'confirmed', 2)
    act(store, 'confirmed', 'confirm')
    setQuantity(store, 20)
    expect(levels(store)).toEqual([20, 3, 2, 17])
  })

  it('zeroes acknowledged reservations', () => {
    const store = open()
    toHandling(store, 'r1', 3)
    reserve(store, 'r2', 1)
    setQuantity(store, 7)
    expect(levels(store)).toEqual([7, 1, 0, 6])
  })

  it('of an equal quantity zeroes them too', () => {
    const store = open()
    toHandling(store, 'r1', 3)
    expect(levels(store)).toEqual([10, 3, 3, 7])
    setQuantity(store, 10)
    expect(levels(store)).toEqual([10, 0, 0, 10])
  })

  it('of another SKU or of the lead time does not', () => {
    const store = open()
    toHandling(store, 'r1', 3)
    store.call('PATCH', '/api/logistics/pvt/inventory/skus/8/warehouses/main/quantity', { quantity: 1 })
    store.call('PATCH', `${stock}/lead-time`, { leadTime: '1' })
    expect(levels(store)).toEqual([10, 3, 3, 7])
  })

  it('may leave less than is reserved', () => {
    const store = open()
    reserve(store, 'r1', 8)
    setQuantity(store, 5)
    expect(levels(store)).toEqual([5, 8, 0, -3])
  })
})

describe('cancelling', () => {
  it('gives the units back before handling', () => {
    const store = open()
    reserve(store, 'r1', 3)
    act(store, 'r1', 'confirm')
    expect(act(store, 'r1', 'cancel')).toBe(200)
    expect(levels(store)).toEqual([10, 0, 0, 10])
    expect(act(store, 'r1', 'cancel')).toBe(400)
  })

  it('leaves them reserved after handling until stock is updated', () => {
    const store = open()
    toHandling(store, 'r1', 3)
    expect(act(store, 'r1', 'cancel')).toBe(200)
    expect(levels(store)).toEqual([10, 3, 3, 7])
    setQuantity(store, 10)
    expect(levels(store)).toEqual([10, 0, 0, 10])
  })
})

it('expires when it is not confirmed in time', () => {
  const store = open()
  reserve(store, 'authorized', 1)
  reserve(store, 'confirmed', 2)
  act(store, 'confirmed', 'confirm')
  store.clock.now += 4 * 24 * 3600 * 1000
  expect(act(store, 'authorized', 'confirm')).toBe(400)
  expect(levels(store)).toEqual([10, 2, 2, 8])
  expect(store.call('GET', `${reservations}/authorized`).body).toMatchObject({ Status: 4 })
})

it.each([
  ['acknowledge', 'authorized'],
  ['confirm', 'confirmed'],
])('cannot %s when %s', (verb, state) => {
  const store = open()
  reserve(store, 'r1', 1)
  if (state === 'confirmed') act(store, 'r1', 'confirm')
  expect(act(store, 'r1', verb)).toBe(400)
})

it('is not made without stock', () => {
  const store = open(2)
  expect(reserve(store, 'r1', 3).body).toMatchObject({
    IsSucess: false,
    Errors: [expect.stringContaining('7')],
  })
  const split = { deliveryItemOptions: [option(2), option(1)] }
  expect(reserve(store, 'r2', 0, split).body).toMatchObject({ IsSucess: false })
  expect(levels(store)).toEqual([2, 0, 0, 2])
})

it.each([
  ['an unknown warehouse', { deliveryItemOptions: [option(1, 'nowhere')] }],
  ['no warehouse and an unknown dock', { deliveryItemOptions: [option(1, null)] }],
  ['a wrong expiry', { autorizationExpirationTTL: 'soon' }],
  ['nothing to reserve', { deliveryItemOptions: [] }],
])('is refused with %s', (_name, more) => {
  expect(reserve(open(), 'r1', 1, more).status).toBe(400)
})

it('has an id of its own when none is sent, and one id once', () => {
  const store = open()
  const { LockId } = reserve(store, null, 1).body as { LockId: string }
  expect(store.call('GET', `${reservations}/${LockId}`).body).toMatchObject({ LockId, Status: 1 })
  expect(reserve(store, LockId, 1).status).toBe(400)
  expect(store.call('GET', `${reservations}/none`).status).toBe(404)
})

it('is listed while it holds units', () => {
  const store = open()
  reserve(store, 'r1', 1)
  toHandling(store, 'r2', 1)
  const list = () => store.call('GET', `${reservations}/MAIN/7`).body
  expect(list()).toMatchObject([{ LockId: 'r1' }, { LockId: 'r2', Status: 2 }])
  setQuantity(store, 9)
  expect(list()).toMatchObject([{ LockId: 'r1' }])
})

it('hides the stock reports above 2,000 active ones', () => {
  const store = open(5000)
  for (let count = 1; count <= 2000; count += 1) reserve(store, `r${count}`, 1)
  expect(levels(store)).toEqual([5000, 2000, 0, 3000])
  reserve(store, 'r2001', 1)
  for (const path of [`${item}/dispatched`, `${reservations}/main/7`]) {
    expect(store.call('GET', path)).toMatchObject({ status: 400, body: 'Too many active reservations' })
  }
  act(store, 'r1', 'cancel')
  expect(store.call('GET', `${reservations}/main/7`).status).toBe(200)
})
