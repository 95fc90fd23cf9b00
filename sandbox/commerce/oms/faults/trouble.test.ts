import type { Order } from '../order'
import { invoice, MINUTE, openOrders, type OrderStore, type Wanted } from '../testing'
import type { OrderFaultSpec } from '.'

const inHandling = (store: OrderStore, wanted: Wanted = {}): Order =>
  store.place({ until: 'handling', ...wanted })
const post = (store: OrderStore, order: Order, rest: string, body?: unknown) =>
  store.call('POST', store.path(order, rest), body).status
const told = ({ events }: OrderStore) => events.map(({ currentState }) => currentState)

/** A store in which something goes wrong from the start. */
function troubled(...specs: OrderFaultSpec[]): OrderStore {
  const store = openOrders()
  for (const spec of specs) store.commerce.orders.faults.add(spec)
  return store
}

describe('what OMS tells', () => {
  it('skips a step, and goes on from the last one told', () => {
    const store = troubled({ fault: 'skip-event', status: 'payment-approved' })
    store.place({ until: 'authorize-fulfillment' })
    expect(told(store)).not.toContain('payment-approved')
    expect(store.events.at(-2)).toMatchObject({
      currentState: 'authorize-fulfillment',
      lastState: 'approve-payment',
    })
  })

  it('names both workflows, where one alone has the step', () => {
    const store = troubled({ fault: 'both-domains', status: 'handling', times: 1 })
    inHandling(store)
    const handling = store.events.filter(({ currentState }) => currentState === 'handling')
    expect(handling.map(({ domain }) => domain)).toEqual(['Marketplace', 'Fulfillment'])
  })

  it('leaves the status before empty', () => {
    const store = troubled({ fault: 'blank-last-state', status: 'handling' })
    inHandling(store)
    expect(store.events.at(-1)).toMatchObject({ currentState: 'handling', lastState: '' })
  })

  it('flips a canceled order once, its status too', () => {
    const store = troubled({ fault: 'flip', delayMs: 2_000 })
    store.commerce.tune({ orderTransientMs: 1_000 })
    const order = store.place({ until: 'ready-for-handling' })
    store.events.length = 0
    post(store, order, '/cancel', { reason: 'x' })
    const statuses = [0, 1_000, 2_000, 1_000, 60 * MINUTE].map((milliseconds) => {
      store.clock.now += milliseconds
      return store.statusOf(order)
    })
    expect(statuses).toEqual(['cancel', 'canceled', 'cancel', 'canceled', 'canceled'])
    expect(new Set(told(store))).toEqual(new Set(['cancel', 'canceled']))
    expect(store.events).toHaveLength(8)
    expect(store.available()).toBe(100)
  })
})

describe('an order', () => {
  it('is stuck in start-handling until it is moved on', () => {
    const store = troubled({ fault: 'stuck', status: 'start-handling', times: 1 })
    const order = store.place({ until: 'ready-for-handling' })
    expect(post(store, order, '/start-handling')).toBe(204)
    store.clock.now += 24 * 60 * MINUTE
    expect(store.call('GET', store.path(order)).body).toMatchObject({
      status: 'start-handling',
      workflowIsInError: true,
    })
    store.commerce.orders.advance('demo', order.orderId, 'handling')
    expect(store.call('GET', store.path(order)).body).toMatchObject({
      status: 'handling',
      workflowIsInError: false,
    })
  })

  it('is in handling although start-handling answered 500', () => {
    const store = troubled({ fault: 'start-handling-500', times: 1 })
    const order = store.place({ until: 'ready-for-handling' })
    expect(post(store, order, '/start-handling')).toBe(500)
    expect(store.statusOf(order)).toBe('handling')
    expect(post(store, order, '/start-handling')).toBe(409)
  })

  it('waits for its payment although the payment was told', () => {
    const store = troubled({ fault: 'payment-lost', times: 1 })
    const order = store.place()
    const path = `/payments/${order.payments[0]?.id}/payment-notification`
    expect(post(store, order, path)).toBe(200)
    expect(store.statusOf(order)).toBe('payment-pending')
    expect(post(store, order, path)).toBe(200)
    expect(store.statusOf(order)).toBe('window-to-cancel')
  })

  it('stays paid with a full invoice, until the invoice comes again', () => {
    const store = troubled({ fault: 'invoice-kept', times: 1 })
    const order = inHandling(store)
    expect(post(store, order, '/invoice', invoice(2_000))).toBe(200)
    store.clock.now += 24 * 60 * MINUTE
    expect(store.statusOf(order)).toBe('payment-approved')
    expect(post(store, order, '/invoice', invoice(2_000))).toBe(200)
    expect(store.statusOf(order)).toBe('invoiced')
  })

  it('takes no invoice above its value, but for a change under way', () => {
    const store = openOrders({ orderChangeMs: 5_000 })
    const order = inHandling(store)
    expect(post(store, order, '/invoice', invoice(2_001))).toBe(400)
    store.call('PATCH', `/api/order-system/orders/${order.orderId}/changes?accountName=demo`, {
      reason: 'sold out',
      remove: { items: [{ id: '1', quantity: 1 }] },
    })
    expect(post(store, order, '/invoice', invoice(2_001))).toBe(200)
    store.clock.now += 60 * MINUTE
    expect(store.call('GET', store.path(order)).body).toMatchObject({
      status: 'payment-approved',
      value: 1_000,
      packageAttachment: { packages: [{ invoiceValue: 2_001 }] },
    })
  })

  it.each([
    [59_999, 200, 'and leaves the order stuck'],
    [60_000, 400, 'no more'],
  ])('whose shopper wants it cancelled takes an invoice %i ms later: %i, %s', (later, status) => {
    const store = openOrders({ orderCancelRaceMs: 60_000 })
    const order = inHandling(store)
    store.commerce.orders.requestCancel('demo', order.orderId, 'x')
    store.clock.now += later
    expect(post(store, order, '/invoice', invoice(2_000))).toBe(status)
    expect(store.statusOf(order)).toBe('request-cancel')
  })

  it('says late why it was cancelled', () => {
    const store = openOrders({ orderCancelReasonDelayMs: MINUTE })
    const order = inHandling(store)
    post(store, order, '/cancel', { reason: 'sold out' })
    const shown = () => store.call('GET', store.path(order)).body
    expect(shown()).toMatchObject({ status: 'canceled', cancelReason: null, cancellationData: null })
    store.clock.now += MINUTE
    expect(shown()).toMatchObject({ cancelReason: 'sold out', cancellationData: { reason: 'sold out' } })
  })

  it.each([
    [null, null, false],
    ['', '', false],
    ['a-status-of-tomorrow', 'a-status-of-tomorrow', true],
  ])('has status %j, takes no call, and can be moved on', (status, shown, isTold) => {
    const store = openOrders()
    const order = store.place({ until: 'window-to-cancel' })
    store.events.length = 0
    store.commerce.orders.setStatus('demo', order.orderId, status)
    expect(store.call('GET', store.path(order)).body).toMatchObject({ status: shown, isCompleted: isTold })
    expect(store.events).toHaveLength(isTold ? 1 : 0)
    expect(post(store, order, '/start-handling')).toBe(409)
    expect(post(store, order, '/invoice', invoice(2_000))).toBe(400)
    store.commerce.orders.advance('demo', order.orderId, 'ready-for-handling')
    expect(store.call('GET', store.path(order)).body).toMatchObject({ status: 'ready-for-handling' })
  })

  it.each([
    ['complete', 'payment-pending', 'window-to-cancel'],
    ['seller', 'waiting-ffmt-authorization', 'window-to-cancel'],
  ] as const)('of flow %s is paid in %s', (flow, until, expected) => {
    const store = openOrders()
    const order = store.place({ flow, until })
    store.commerce.orders.pay('demo', order.orderId)
    expect(store.statusOf(order)).toBe(expected)
    expect(store.commerce.orders.pay('demo', order.orderId)).toContain('no payment is awaited')
  })
})

describe('units', () => {
  const listed = (store: OrderStore) =>
    store.call('GET', '/api/logistics/pvt/inventory/reservations/w1/1').body as { Status: number }[]
  const put = (store: OrderStore, quantity: number, warehouse = 'w1') =>
    store.call('PUT', `/api/logistics/pvt/inventory/skus/1/warehouses/${warehouse}`, { quantity })

  it('of an order that skips handling stay confirmed for ever', () => {
    const store = openOrders()
    const order = store.place({ until: 'ready-for-handling' })
    expect(post(store, order, '/invoice', invoice(2_000))).toBe(200)
    expect(store.statusOf(order)).toBe('invoiced')
    store.clock.now += 365 * 24 * 60 * MINUTE
    put(store, 98)
    expect(store.available()).toBe(96)
    expect(listed(store)).toMatchObject([{ LockId: order.reservationId, Status: 2 }])
    const cancel = `/api/logistics/pvt/inventory/reservations/${order.reservationId}/cancel`
    expect(store.call('POST', cancel).status).toBe(200)
    expect(store.available()).toBe(98)
  })

  it('of an aborted cancellation stay held, and unlisted, until it is cancelled again', () => {
    const store = troubled({ fault: 'abort-reservation', times: 1 })
    const order = store.place({ until: 'ready-for-handling' })
    post(store, order, '/cancel', { reason: 'x' })
    expect(store.statusOf(order)).toBe('canceled')
    expect([store.available(), listed(store)]).toEqual([98, []])
    const reservation = `/api/logistics/pvt/inventory/reservations/${order.reservationId}`
    expect(store.call('GET', reservation).body).toMatchObject({ Status: 3 })
    expect(store.call('POST', `${reservation}/cancel`).status).toBe(200)
    expect(store.call('GET', reservation).body).toMatchObject({ Status: 5 })
    expect(store.available()).toBe(100)
  })

  it('below zero in one warehouse hide the SKU in all of its trade policy', () => {
    const store = openOrders()
    store.call('POST', '/api/logistics/pvt/configuration/docks', dock('d2', ['2']))
    const inPolicy2 = [{ dockId: 'd2', name: 'd2', time: '0.00:00:00', cost: '0', ...noTranslation }]
    const body = { id: 'w2', name: 'W2', priority: 0, isActive: true, warehouseDocks: inPolicy2 }
    expect(store.call('POST', '/api/logistics/pvt/configuration/warehouses', body).status).toBe(200)
    put(store, 50, 'w2')
    const buy = (wanted: Wanted = {}) => store.place({ items: [{ refId: 'A', quantity: 1 }], ...wanted })
    const sold = [{ refId: 'A', quantity: 60, warehouseId: 'w2' }]
    buy({ items: sold, ignoreStock: true, salesChannel: '2' })
    expect(() => buy({ salesChannel: '2' })).toThrow('hidden: its stock in warehouse w2 is negative')
    buy({ salesChannel: '1' })
    put(store, 60, 'w2')
    buy({ salesChannel: '2' })
  })
})

const noTranslation = { translateDays: 'days', costToDisplay: '0' }

const dock = (id: string, salesChannels: string[]) => ({
  id,
  name: id,
  priority: 0,
  dockTimeFake: '00:00:00',
  timeFakeOverhead: '00:00:00',
  salesChannels,
  salesChannel: salesChannels.join(','),
  freightTableIds: [],
  wmsEndPoint: null,
  address: {
    ...{
      postalCode: '01001-000',
      country: { acronym: 'BRA', name: 'Brazil' },
      city: 'São Paulo',
      state: 'SP',
    },
    ...{ neighborhood: 'Sé', street: 'Praça da Sé', number: '1', complement: '', coordinates: [] },
  },
})

it('shows values in the list as floats, a little off', () => {
  const store = openOrders()
  store.place({ items: [{ refId: 'A', price: 1_999 }] })
  const value = () =>
    (store.call('GET', '/api/oms/pvt/orders').body as { list: { totalValue: number }[] }).list[0]?.totalValue
  expect(value()).not.toBe(1_999)
  expect(value()).toBeCloseTo(1_999, 3)
  store.commerce.tune({ orderListFloats: false })
  expect(value()).toBe(1_999)
})

it('forgets the troubles with the reset', () => {
  const store = troubled({ fault: 'flip' })
  store.commerce.reset()
  expect(store.commerce.orders.faults.list()).toEqual([])
})
