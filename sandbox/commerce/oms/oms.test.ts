import { invoice, MINUTE, openOrders, type OrderStore, type Wanted } from './testing'
import type { Order } from './order'

const stock = '/api/logistics/pvt/inventory/skus/1/warehouses/w1'
const handled = (store: OrderStore, wanted: Wanted = {}) => {
  const order = store.place({ until: 'ready-for-handling', ...wanted })
  expect(store.call('POST', store.path(order, '/start-handling')).status).toBe(204)
  expect(store.statusOf(order)).toBe('handling')
  return order
}
const passed = ({ history }: Order) => history.map(({ status }) => status)

describe('an order on its way', () => {
  it('waits for its payment, then for the grace period, then for the ERP', () => {
    const store = openOrders()
    const order = store.place()
    expect(store.statusOf(order)).toBe('payment-pending')
    const [payment] = order.payments
    expect(
      store.call('POST', store.path(order, `/payments/${payment?.id}/payment-notification`)).status,
    ).toBe(200)
    expect(store.statusOf(order)).toBe('window-to-cancel')
    store.clock.now += 30 * MINUTE - 1
    expect(store.statusOf(order)).toBe('window-to-cancel')
    store.clock.now += 1
    expect(store.statusOf(order)).toBe('ready-for-handling')
    store.clock.now += 30 * 24 * 60 * MINUTE
    expect(store.statusOf(order)).toBe('ready-for-handling')
    expect(passed(order)).toEqual([
      ...['order-created', 'on-order-completed', 'waiting-for-authorization', 'payment-pending'],
      ...['approve-payment', 'payment-approved', 'authorize-fulfillment', 'window-to-cancel'],
      'ready-for-handling',
    ])
  })

  it.each(['seller', 'chain'] as const)('reaches the ERP in flow %s without a payment of its own', (flow) => {
    const store = openOrders()
    const order = store.place({
      flow,
      affiliateId: flow === 'seller' ? 'MGZ' : '',
      until: 'ready-for-handling',
    })
    expect(order.status).toBe('ready-for-handling')
    expect(passed(order)).not.toContain('payment-pending')
    expect(order.orderId.startsWith('MGZ-')).toBe(flow === 'seller')
  })

  it('tells each status, with the one before', () => {
    const store = openOrders()
    const order = store.place({ until: 'payment-pending' })
    expect(store.events.map(({ currentState, lastState }) => [lastState, currentState])).toEqual([
      ['', 'order-created'],
      ['order-created', 'on-order-completed'],
      ['on-order-completed', 'waiting-for-authorization'],
      ['waiting-for-authorization', 'payment-pending'],
    ])
    expect(new Set(store.events.map(({ orderId }) => orderId))).toEqual(new Set([order.orderId]))
  })

  it('does not get to invoiced without an invoice', () => {
    const store = openOrders()
    const { orderId } = store.place({ until: 'handling' })
    expect(store.commerce.orders.advance('demo', orderId, 'invoiced')).toContain('waits for its invoice')
  })

  it('takes no call while the platform moves it', () => {
    const store = openOrders({ orderTransientMs: 5_000 })
    const order = store.place({ until: 'ready-for-handling' })
    store.call('POST', store.path(order, '/start-handling'))
    expect(store.statusOf(order)).toBe('start-handling')
    expect(store.call('POST', store.path(order, '/cancel'), { reason: 'x' }).status).toBe(400)
    expect(store.call('POST', store.path(order, '/invoice'), invoice(2_000)).status).toBe(400)
    store.clock.now += 5_000
    expect(store.statusOf(order)).toBe('handling')
  })
})

describe('start-handling', () => {
  it('is taken once, and refused in any other status', () => {
    const store = openOrders()
    const order = store.place()
    const start = () => store.call('POST', store.path(order, '/start-handling'))
    expect(start()).toMatchObject({ status: 409, body: { error: { code: 'OMS003' } } })
    store.commerce.orders.advance('demo', order.orderId, 'ready-for-handling')
    expect(start()).toMatchObject({ status: 204 })
    expect(start()).toMatchObject({ status: 409 })
  })

  it('knows an order by its sequence too, and no other', () => {
    const store = openOrders()
    const { orderId, sequence } = store.place()
    expect(store.call('GET', `/api/oms/pvt/orders/seq${sequence}`).body).toMatchObject({ orderId })
    expect(store.call('GET', '/api/oms/pvt/orders/none').status).toBe(404)
  })
})

describe('reservations', () => {
  it('hold units from the order on; handling alone frees none, the next stock update does', () => {
    const store = openOrders()
    const order = store.place({ until: 'ready-for-handling' })
    expect(store.available()).toBe(98)
    store.call('PUT', stock, { quantity: 100 })
    expect(store.available()).toBe(98)
    store.call('POST', store.path(order, '/start-handling'))
    expect(store.statusOf(order)).toBe('handling')
    expect(store.available()).toBe(98)
    store.call('PUT', stock, { quantity: 98 })
    expect(store.available()).toBe(98)
  })

  it.each([
    ['before handling', 'ready-for-handling', 100],
    ['after handling, where the ERP has to add them', 'handling', 98],
  ])('come back when the order is cancelled %s', (_name, until, available) => {
    const store = openOrders()
    const order = store.place({ until })
    expect(store.call('POST', store.path(order, '/cancel'), { reason: 'no stock' }).status).toBe(200)
    expect(store.statusOf(order)).toBe('canceled')
    expect(store.available()).toBe(available)
  })

  it('are refused beyond what is available, unless a marketplace sold it', () => {
    const store = openOrders()
    const items = [{ refId: 'A', quantity: 101 }]
    expect(() => store.place({ items })).toThrow('SKU 1 has 100 units in warehouse w1')
    store.place({ items, ignoreStock: true })
    expect(store.available()).toBe(-1)
  })
})

describe('invoices', () => {
  it('end the order when they add up to its value, shipping included', () => {
    const store = openOrders()
    const order = handled(store, { shipping: 500 })
    expect(store.call('POST', store.path(order, '/invoice'), invoice(2_000)).status).toBe(200)
    expect(store.statusOf(order)).toBe('payment-approved')
    expect(store.call('POST', store.path(order, '/cancel'), { reason: 'x' }).status).toBe(400)
    store.call('POST', store.path(order, '/invoice'), invoice(500, { invoiceNumber: 'NF-2' }))
    expect(store.statusOf(order)).toBe('invoiced')
    expect(store.call('POST', store.path(order, '/cancel'), { reason: 'x' }).status).toBe(400)
  })

  it('sent again change their receipt and nothing else', () => {
    const store = openOrders()
    const order = handled(store)
    const send = (value: number) => store.call('POST', store.path(order, '/invoice'), invoice(value))
    const receipts = [send(2_000), send(1), send(2_000)].map(
      ({ body }) => (body as { receipt: string }).receipt,
    )
    expect(new Set(receipts).size).toBe(3)
    expect(order.packages).toMatchObject([{ invoiceValue: 2_000 }])
    expect(store.statusOf(order)).toBe('invoiced')
  })

  it.each([
    ['of a cancelled order', 'canceled'],
    ['of an order that is not paid', 'payment-pending'],
    ['in the grace period', 'window-to-cancel'],
  ])('%s are refused', (_name, status) => {
    const store = openOrders()
    const order = store.place(status === 'window-to-cancel' ? { until: status } : {})
    if (status === 'canceled') store.call('POST', store.path(order, '/cancel'), { reason: 'x' })
    expect(store.statusOf(order)).toBe(status)
    expect(store.call('POST', store.path(order, '/invoice'), invoice(2_000)).status).toBe(400)
  })

  it('of goods that come back are taken of an invoiced order alone', () => {
    const store = openOrders()
    const order = handled(store)
    const back = invoice(2_000, { type: 'Input', invoiceNumber: 'R-1' })
    expect(store.call('POST', store.path(order, '/invoice'), back).status).toBe(400)
    store.call('POST', store.path(order, '/invoice'), invoice(2_000))
    expect(store.call('POST', store.path(order, '/invoice'), back).status).toBe(200)
    expect(store.statusOf(order)).toBe('invoiced')
  })

  it('take tracking by their number, unless it is no word of a path', () => {
    const store = openOrders()
    const order = handled(store)
    const tracking = { trackingNumber: 'T1', trackingUrl: null, dispatchedDate: null, courier: null }
    store.call('POST', store.path(order, '/invoice'), invoice(1_000))
    store.call('POST', store.path(order, '/invoice'), invoice(1_000, { invoiceNumber: 'NF 2' }))
    expect(store.call('PATCH', store.path(order, '/invoice/NF-1'), tracking).status).toBe(200)
    expect(store.call('PATCH', store.path(order, '/invoice/NF%202'), tracking).status).toBe(404)
    const events = [{ city: 'Recife', state: 'PE', description: 'left', date: '2026-03-02' }]
    const path = store.path(order, '/invoice/NF-1/tracking')
    expect(store.call('PUT', path, { isDelivered: true, deliveredDate: '2026-03-03', events }).status).toBe(
      200,
    )
    expect(store.call('GET', store.path(order)).body).toMatchObject({
      packageAttachment: { packages: [{ trackingNumber: 'T1', courierStatus: { finished: true } }, {}] },
    })
  })
})

describe('cancellation', () => {
  it.each([
    ['at once in the grace period', 'window-to-cancel', 'complete', 'canceled'],
    ['as a request in handling', 'handling', 'complete', 'request-cancel'],
    ['as a request to the seller', 'handling', 'seller', 'cancellation-requested'],
  ] as const)('that a shopper wants comes %s', (_name, until, flow, expected) => {
    const store = openOrders()
    const order = store.place({ until, flow })
    store.commerce.orders.requestCancel('demo', order.orderId, 'changed my mind')
    expect(store.statusOf(order)).toBe(expected)
  })

  it.each(['ready-for-handling', 'handling'])('that is denied leaves the order where it was: %s', (until) => {
    const store = openOrders()
    const order = store.place({ until, flow: 'seller' })
    store.commerce.orders.requestCancel('demo', order.orderId, 'changed my mind')
    const path = `/api/orders/pvt/document/${order.orderId}/deny-cancellation-request`
    const { cancellationRequests: [asked] = [] } = store.call('GET', store.path(order)).body as {
      cancellationRequests?: { id: string }[]
    }
    const denial = { cancellationRequestId: asked?.id, denyReason: 'shipped' }
    expect(store.call('POST', path, { ...denial, cancellationRequestId: 'another' }).status).toBe(400)
    expect(store.call('POST', path, denial).status).toBe(200)
    expect(store.statusOf(order)).toBe(until)
    expect(passed(order)).toContain('cancellation-request-denied-ffm')
    expect(store.call('POST', path, denial).status).toBe(400)
  })

  it('that meets an invoice within a second leaves the order stuck', () => {
    const store = openOrders()
    const [one, other] = [handled(store), handled(store)]
    for (const { orderId } of [one, other]) store.commerce.orders.requestCancel('demo', orderId, 'x')
    expect(store.call('POST', store.path(one, '/invoice'), invoice(2_000)).status).toBe(200)
    expect(store.call('GET', store.path(one)).body).toMatchObject({
      status: 'request-cancel',
      workflowIsInError: true,
    })
    store.clock.now += 1_000
    expect(store.call('POST', store.path(other, '/invoice'), invoice(2_000)).status).toBe(400)
  })
})

describe('changes', () => {
  const change = (store: OrderStore, { orderId }: Order, body: object) =>
    store.call('PATCH', `/api/order-system/orders/${orderId}/changes?accountName=demo`, body)
  const fewer = { reason: 'sold out', remove: { items: [{ id: '1', quantity: 1 }] } }

  it('are decided later, and then change the value and not the lines', () => {
    const store = openOrders({ orderChangeMs: 5_000 })
    const order = handled(store)
    expect(change(store, order, fewer)).toMatchObject({ status: 202, body: { inProgress: true } })
    expect(change(store, order, fewer)).toMatchObject({
      status: 400,
      body: { error: { code: 'SalesOrderSystem014' } },
    })
    expect(store.call('GET', store.path(order)).body).toMatchObject({ value: 2_000, changesAttachment: null })
    store.clock.now += 5_000
    expect(store.call('GET', store.path(order)).body).toMatchObject({
      value: 1_000,
      items: [{ quantity: 2 }],
      changesAttachment: { changesData: [{ itemsRemoved: [{ id: '1', quantity: 1, price: 1_000 }] }] },
    })
  })

  it('can be looked at before, at the prices of the store', () => {
    const store = openOrders()
    const order = handled(store)
    const path = `/api/order-system/orders/${order.orderId}/changes/preview`
    const more = { reason: 'gift', replace: [], add: { items: [{ id: '2', quantity: 2 }] } }
    expect(store.call('POST', path, more)).toMatchObject({ status: 200, body: { totalChangeValue: 5_100 } })
    expect(order.changes).toEqual([])
  })

  it('never come through where two lines have one SKU', () => {
    const store = openOrders()
    const order = handled(store, { items: [{ refId: 'A' }, { refId: 'A', price: 500 }] })
    change(store, order, fewer)
    expect(store.call('GET', `/api/order-system/orders/${order.orderId}/changes?an=demo`).body).toMatchObject(
      { requests: [{ status: 'failed', inProgress: false }] },
    )
    expect(store.call('GET', store.path(order)).body).toMatchObject({ value: 1_500 })
  })

  it('are refused outside handling', () => {
    const store = openOrders()
    expect(change(store, store.place(), fewer).status).toBe(400)
  })

  it('keep a full invoice back that comes meanwhile, until it comes again', () => {
    const store = openOrders({ orderChangeMs: 5_000 })
    const order = handled(store)
    change(store, order, { reason: 'gift', manualDiscountValue: 0 })
    store.call('POST', store.path(order, '/invoice'), invoice(2_000))
    store.clock.now += 60 * MINUTE
    expect(store.statusOf(order)).toBe('payment-approved')
    store.call('POST', store.path(order, '/invoice'), invoice(2_000))
    expect(store.statusOf(order)).toBe('invoiced')
  })
})

describe('the list', () => {
  const list = (store: OrderStore, query: string) =>
    store.call('GET', `/api/oms/pvt/orders?${query}`).body as { list: { status: string }[]; paging: object }

  it('lags, with the status of then', () => {
    const store = openOrders({ orderIndexDelayMs: 4 * MINUTE })
    const order = store.place({ until: 'window-to-cancel' })
    expect(list(store, 'f_status=window-to-cancel').list).toEqual([])
    store.clock.now += 4 * MINUTE
    expect(list(store, 'f_status=window-to-cancel').list).toMatchObject([{ orderId: order.orderId }])
    store.clock.now += 26 * MINUTE
    expect(store.statusOf(order)).toBe('ready-for-handling')
    expect(list(store, 'f_status=ready-for-handling').list).toEqual([])
  })

  it('is paged, and filtered by day', () => {
    const store = openOrders()
    for (let index = 0; index < 5; index++) {
      store.place()
      store.clock.now += 60 * MINUTE
    }
    expect(list(store, 'per_page=2&page=3&orderBy=creationDate,asc')).toMatchObject({
      list: [{ sequence: '500005' }],
      paging: { total: 5, pages: 3, currentPage: 3, perPage: 2 },
    })
    const range = 'creationDate:[2026-03-01T12:30:00.000Z TO 2026-03-01T14:00:00.000Z]'
    expect(list(store, `f_creationDate=${range}`).list).toHaveLength(2)
    expect(list(store, `f_creationDate=${range.replace('creationDate', 'date')}`).list).toEqual([])
    expect(store.call('GET', '/api/oms/pvt/orders?page=31').status).toBe(400)
  })
})

it('refuses more than 6,000 reads a minute', () => {
  const store = openOrders()
  const order = store.place()
  const statuses = Array.from({ length: 6_001 }, () => store.call('GET', store.path(order)).status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  store.clock.now += MINUTE
  expect(store.call('GET', store.path(order)).status).toBe(200)
})
