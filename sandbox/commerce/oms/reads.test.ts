import { invoice, openOrders } from './testing'

it('finds the orders of a group, and none of another', () => {
  const store = openOrders()
  const order = store.place()
  const read = (group: string) => store.call('GET', `/api/oms/pvt/orders/order-group/${group}`)
  expect(read(order.orderGroup).body).toMatchObject([{ orderId: order.orderId, status: 'payment-pending' }])
  expect(read('none').status).toBe(404)
})

it.each([
  ['payment-pending', 'Authorizing'],
  ['handling', 'Approved'],
  ['invoiced', 'Finished'],
])('shows the transaction of an order in %s: %s', (until, status) => {
  const store = openOrders()
  const order = store.place(until === 'invoiced' ? {} : { until })
  if (until === 'invoiced') store.commerce.orders.setStatus('demo', order.orderId, until)
  expect(store.call('GET', store.path(order, '/payment-transaction')).body).toMatchObject({
    status,
    transactionId: order.transactionId,
    payments: [{ value: 2_000, connectorResponses: { ReturnCode: '00' } }],
  })
})

it('has no transaction of an order that a marketplace was paid for', () => {
  const store = openOrders()
  const order = store.place({ flow: 'seller', until: 'handling' })
  expect(store.call('GET', store.path(order, '/payment-transaction')).status).toBe(404)
})

it('lists the mails about an order', () => {
  const store = openOrders()
  const order = store.place({ until: 'handling' })
  const mails = store.call('GET', store.path(order, '/conversation-message')).body
  expect((mails as { subject: string }[]).map(({ subject }) => subject)).toEqual([
    'Your order was received',
    'Your payment was approved',
    'Your order is being prepared',
  ])
})

it('keeps a log of interactions', () => {
  const store = openOrders()
  const order = store.place()
  const path = store.path(order, '/interactions')
  expect(store.call('POST', path, { source: 'ERP', message: 'imported' }).status).toBe(200)
  expect(store.call('POST', path, { source: 'ERP' }).status).toBe(400)
  expect(order.interactions).toMatchObject([{ source: 'ERP', message: 'imported' }])
})

it('sums up the changes that came through', () => {
  const store = openOrders()
  const order = store.place({ until: 'handling', items: [{ refId: 'A', quantity: 3 }] })
  const change = (body: object) =>
    store.call('PATCH', `/api/order-system/orders/${order.orderId}/changes?accountName=demo`, body)
  change({ reason: 'sold out', remove: { items: [{ id: '1', quantity: 1 }] }, manualDiscountValue: 50 })
  store.statusOf(order)
  change({ reason: 'gift', manualDiscountValue: 100 })
  expect(store.call('GET', `/api/orders/pvt/document/${order.orderId}/change-summary`).body).toMatchObject({
    original: [{ id: '1', quantity: 3 }],
    removed: [{ id: '1', quantity: 1 }],
    manualDiscountValueAggregated: 150,
    totalChangeValueAggregated: -1_150,
  })
})

describe('the edition for protected data', () => {
  it('handles an order under its own paths', () => {
    const store = openOrders()
    const order = store.place()
    const document = (rest = '') => `/api/orders/pvt/document/${order.orderId}${rest}`
    const [payment] = order.payments
    store.call('POST', document(`/payment/${payment?.id}/notify-payment`))
    store.commerce.orders.advance('demo', order.orderId, 'ready-for-handling')
    expect(store.call('POST', document('/actions/start-handling')).status).toBe(204)
    expect(store.call('GET', document()).body).toMatchObject({ orderId: order.orderId, status: 'handling' })
    const { issuanceDate: issuedDate, ...same } = invoice(0)
    const body = { ...same, issuedDate, invoiceValue: 2_000 }
    const items = [{ itemIndex: 0, price: 1_000, quantity: 2 }]
    expect(store.call('POST', document('/invoices'), { ...body, items }).status).toBe(200)
    expect(store.call('POST', document('/invoices'), { ...body, items }).status).toBe(400)
    expect(store.call('GET', document()).body).toMatchObject({
      status: 'invoiced',
      packageAttachment: { packages: [{ items: [{ itemIndex: 0, quantity: 2 }] }] },
    })
  })

  it('lists and cancels orders', () => {
    const store = openOrders()
    const order = store.place()
    store.call('POST', `/api/orders/pvt/document/${order.orderId}/cancel`, { reason: 'x' })
    store.place()
    const search = { f_status: 'payment-pending,canceled', per_page: 1, page: 2 }
    expect(store.call('POST', '/api/orders/extendsearch/orders', search).body).toMatchObject({
      list: [{}],
      paging: { total: 2, currentPage: 2 },
    })
  })
})
