import type { Order } from '../../sandbox/commerce/oms/order'
import type { FaultAction } from '../../sandbox/platform/faults'
import { Orders } from './order-store'
import { SHORT_PATIENCE, withSandbox } from './support'

const store = withSandbox({ replicas: 2, ...SHORT_PATIENCE })
const orders = () => new Orders(store())
const vtex = '/api/oms/pvt/orders/*'

interface Answer {
  code?: string
  status: string
  invoice?: { number: string; state: string }
  change?: { requestId: string; state: string } | null
  sync: {
    invoices: { number: string; printed: string; state: string }[]
    cancellation: { kind: string; state: string } | null
    history: { what: string; detail: string; call: { status: string } | null }[]
  }
}

const issuedAt = '2026-03-01T12:00:00-03:00'
const post = ({ orderId }: Order, path: string, body: object) =>
  store().erp.post<Answer>(`/orders/${orderId}/${path}`, body)
const invoice = (order: Order, number: string, value: number, more: object = {}) =>
  post(order, 'invoices', { number, issuedAt, value, ...more })
const track = ({ orderId }: Order, number: string, body: object) =>
  store().erp.put<Answer>(`/orders/${orderId}/invoices/${encodeURIComponent(number)}/tracking`, body)
const fault = (method: string, action: FaultAction, times = 1) =>
  store().sandbox.faults.add({ method, path: vtex, via: 'app', action, times })
const invoicesSent = (order: Order, act: () => Promise<unknown>) =>
  store()
    .callsDuring(act)
    .then((calls) => calls.filter(({ method, path }) => method === 'POST' && path.includes(order.orderId)))

/** VTEX's clock goes on; the app's does not. */
async function passMinute(): Promise<void> {
  const body = JSON.stringify({ advanceMs: 60_000 })
  const headers = { 'content-type': 'application/json' }
  await fetch(`${store().sandbox.url}/_sandbox/clock`, { method: 'POST', headers, body })
}

/** An order that the ERP has: two lines of 3 × 3.33 and 2 × 10.00, a discount of 1.00 and shipping of 5.00. */
async function handled(wanted: Parameters<Orders['place']>[0] = {}): Promise<Order> {
  const skus = await Promise.all([orders().stocked(), orders().stocked()])
  const items = [
    { refId: skus[0]?.ref, quantity: 3, price: 333 },
    { refId: skus[1]?.ref, quantity: 2, price: 1_000 },
  ]
  const order = await orders().place({ items, discount: 100, shipping: 500, until: 'handling', ...wanted })
  return order
}
const VALUE = 33.99

describe('invoices', () => {
  it('come to the order in parts, with several parcels, and a number that has a slash', async () => {
    const order = await handled()
    const [first, second] = order.items
    const part = {
      lines: [
        { skuRef: first?.refId, quantity: 2 },
        { lineId: second?.uniqueId, quantity: 1 },
      ],
    }
    const tracking = { number: 'T1', carrier: 'Carrier', delivered: false }
    expect(await invoice(order, 'NF 12/1', 20, { ...part, tracking })).toMatchObject({
      status: 200,
      body: { status: 'payment-approved', invoice: { number: 'NF-12-1', state: 'confirmed' } },
    })
    expect(await invoice(order, '12/2', 14)).toMatchObject({ body: { code: 'invoice_exceeds_order' } })
    expect(await invoice(order, '12/2', 13.99)).toMatchObject({ body: { status: 'invoiced' } })
    const [one, two] = orders().live(order).packages
    expect(one).toMatchObject({ invoiceNumber: 'NF-12-1', trackingNumber: 'T1', courier: 'Carrier' })
    expect(two?.items.map(({ quantity }) => quantity)).toEqual([1, 1])
    const worth = [one, two]
      .flatMap((each) => each?.items ?? [])
      .reduce((sum, each) => sum + each.price * each.quantity, 0)
    expect(worth).toBe(2_899)
  })

  it('are harmless when they come again, and refused with other content', async () => {
    const order = await handled()
    await invoice(order, '7', VALUE)
    const calls = await invoicesSent(order, async () => {
      expect(await invoice(order, '7', VALUE)).toMatchObject({ status: 200, body: { status: 'invoiced' } })
      expect(await invoice(order, '7', 1)).toMatchObject({ status: 409, body: { code: 'invoice_conflict' } })
      expect(await invoice(order, '8', 1)).toMatchObject({ status: 409, body: { code: 'order_not_ready' } })
    })
    expect(calls).toEqual([])
    expect(orders().live(order).packages).toHaveLength(1)
  })

  it.each<[string, FaultAction]>([
    ['timed out though it was applied', { kind: 'apply-then-timeout' }],
    ['failed though it was applied', { kind: 'apply-then-fail', status: 500 }],
  ])('of which the call %s are read back and not repeated', async (_name, action) => {
    const order = await handled()
    fault('POST', action)
    const calls = await invoicesSent(order, async () => {
      expect(await invoice(order, '7', VALUE)).toMatchObject({ status: 200, body: { status: 'invoiced' } })
    })
    expect(calls).toHaveLength(1)
  })

  it('that were lost keep a cancellation back until they are sent again', async () => {
    const order = await handled()
    fault('POST', { kind: 'status', status: 500 }, 2)
    expect(await invoice(order, '7', VALUE)).toMatchObject({
      status: 503,
      body: { code: 'vtex_unavailable' },
    })
    expect(await post(order, 'cancel', { reason: 'sold out' })).toMatchObject({
      status: 503,
      body: { code: 'invoice_in_progress' },
    })
    expect(await invoice(order, '7', VALUE)).toMatchObject({ body: { status: 'invoiced' } })
  })

  it('of two at once both count', async () => {
    const order = await handled()
    const both = await Promise.all([invoice(order, 'A', 20, {}), invoice(order, 'B', 20, {})])
    const answers = both.map(({ status }) => status).sort()
    expect(answers).toEqual([200, 422])
    expect(orders().live(order).packages).toHaveLength(1)
  })

  it('take tracking later, deliveries, and goods that come back', async () => {
    const order = await handled()
    await invoice(order, 'NF/7', VALUE)
    expect(await track(order, 'none', { number: 'T' })).toMatchObject({ body: { code: 'invoice_not_found' } })
    const delivered = {
      ...{ number: 'T1', url: 'https://parcel.example/T1', dispatchedAt: issuedAt },
      ...{ delivered: true, deliveredAt: '2026-03-03T09:30:00-03:00' },
      events: [{ at: '2026-03-03T09:30:00-03:00', description: 'Delivered', city: 'Recife', state: 'PE' }],
    }
    const writes = await store().writesDuring(async () => {
      expect(await track(order, 'NF/7', delivered)).toMatchObject({ status: 200 })
      expect(await track(order, 'NF-7', delivered)).toMatchObject({ status: 200 })
    })
    expect(writes.map(({ method }) => method)).toEqual(['PATCH', 'PUT'])
    const back = { type: 'input', lines: [{ skuRef: order.items[1]?.refId, quantity: 1 }] }
    expect(await invoice(order, 'R-1', 99, back)).toMatchObject({ body: { code: 'invoice_exceeds_order' } })
    expect(await invoice(order, 'R-1', 9.66, back)).toMatchObject({ status: 200 })
    expect(orders().live(order).packages).toMatchObject([
      { tracking: { isDelivered: true, deliveredDate: '2026-03-03 09:30' } },
      { type: 'Input', items: [{ quantity: 1, price: 966 }] },
    ])
  })
})

describe('cancellation', () => {
  it('by the store ends the order, once', async () => {
    const order = await handled()
    const wish = { reason: 'sold out', requestedBy: 'store' }
    expect(await post(order, 'cancel', wish)).toMatchObject({ status: 200, body: { status: 'canceled' } })
    expect(await post(order, 'cancel', wish)).toMatchObject({ status: 200 })
    expect(orders().timesIn(order, 'cancel')).toBe(1)
    expect(await invoice(order, '7', 1)).toMatchObject({ body: { code: 'order_canceled' } })
  })

  it('is refused once a part is invoiced', async () => {
    const order = await handled()
    await invoice(order, '7', 1, { lines: [{ skuRef: order.items[0]?.refId, quantity: 1 }] })
    expect(await post(order, 'cancel', { reason: 'late' })).toMatchObject({
      status: 409,
      body: { code: 'already_shipped' },
    })
  })

  it('that a marketplace wants is decided once, and keeps invoices back', async () => {
    const order = await handled({ flow: 'seller', affiliateId: 'MGZ' })
    store().sandbox.commerce.orders.requestCancel('demo', order.orderId, 'changed my mind')
    expect(await invoice(order, '7', VALUE)).toMatchObject({ body: { code: 'cancellation_pending' } })
    const no = { accept: false, reason: 'made to measure' }
    expect(await post(order, 'cancellation-decision', no)).toMatchObject({ body: { status: 'handling' } })
    expect(await post(order, 'cancellation-decision', no)).toMatchObject({ status: 200 })
    expect(await post(order, 'cancellation-decision', { accept: true })).toMatchObject({
      body: { code: 'already_decided' },
    })
    expect(orders().live(order).cancelRequests).toMatchObject([{ denied: { reason: 'made to measure' } }])
    expect(await invoice(order, '7', VALUE)).toMatchObject({ status: 503, body: { code: 'order_busy' } })
  })

  it('that a shopper wants is accepted', async () => {
    const order = await handled()
    store().sandbox.commerce.orders.requestCancel('demo', order.orderId, 'changed my mind')
    expect(await post(order, 'cancellation-decision', { accept: true })).toMatchObject({
      status: 200,
      body: { status: 'canceled', sync: { cancellation: { kind: 'accept', state: 'done' } } },
    })
  })
})

describe('changes', () => {
  it('end before the order is invoiced, at the ERP’s prices', async () => {
    const order = await handled({ discount: 0 })
    const more = await orders().stocked()
    await store().setPrice(more, { basePrice: 8, markup: 0 })
    store().sandbox.commerce.tune({ orderChangeMs: 60_000 })
    const [first, second] = order.items
    const change = {
      reason: 'sold out',
      lines: [
        { lineId: first?.uniqueId, quantity: 1 },
        { lineId: second?.uniqueId, quantity: 0 },
      ],
      add: [{ skuRef: more.ref, quantity: 2, price: 7.5 }],
    }
    const asked = await post(order, 'changes', change)
    expect(asked).toMatchObject({ status: 202, body: { change: { state: 'processing' } } })
    expect((await post(order, 'changes', change)).body.change).toEqual(asked.body.change)
    expect(await post(order, 'changes', { ...change, discount: 1 })).toMatchObject({
      status: 503,
      body: { code: 'change_in_progress' },
    })
    expect(await invoice(order, '7', 1)).toMatchObject({ body: { code: 'change_in_progress' } })
    await passMinute()
    // 3.33 + 2 × 7.50 + 5.00 of shipping.
    expect(await invoice(order, '7', 23.34)).toMatchObject({ body: { code: 'invoice_exceeds_order' } })
    expect(await invoice(order, '7', 23.33)).toMatchObject({ body: { status: 'invoiced' } })
    expect(orders().live(order).changes).toHaveLength(1)
  })

  it('that somebody makes in VTEX keep invoices back too', async () => {
    const order = await handled()
    store().sandbox.commerce.tune({ orderChangeMs: 60_000 })
    const path = `/api/order-system/orders/${order.orderId}/changes`
    const body = { reason: 'gift', manualDiscountValue: 100 }
    expect(await store().sandbox.callAsAdmin('PATCH', path, body)).toMatchObject({ status: 202 })
    expect(await invoice(order, '7', VALUE)).toMatchObject({ body: { code: 'change_in_progress' } })
    await passMinute()
    expect(await invoice(order, '7', VALUE)).toMatchObject({ body: { code: 'invoice_exceeds_order' } })
    expect(await invoice(order, '7', VALUE - 1)).toMatchObject({ body: { status: 'invoiced' } })
  })

  it('are refused where one SKU is on two lines', async () => {
    const sku = await orders().stocked()
    const line = { refId: sku.ref, quantity: 1, price: 500 }
    const order = await handled({ items: [line, line] })
    const change = { reason: 'x', lines: [{ lineId: order.items[0]?.uniqueId, quantity: 0 }] }
    expect(await post(order, 'changes', change)).toMatchObject({ body: { code: 'change_not_possible' } })
  })
})

it('tells what was done, by whom and how VTEX answered', async () => {
  const order = await handled()
  const { body } = await invoice(order, '7/7', VALUE)
  expect(body.sync.invoices).toMatchObject([{ number: '7-7', printed: '7/7', state: 'confirmed' }])
  expect(body.sync.history).toContainEqual(
    expect.objectContaining({
      what: 'invoice',
      by: 'vtexappkey-demo-erp',
      call: expect.objectContaining({ status: '200', path: '/api/oms/pvt/orders/{orderId}/invoice' }),
    }),
  )
  const reader = store().reader.post(`/orders/${order.orderId}/cancel`, { reason: 'x' })
  expect(await reader).toMatchObject({ status: 403, body: { code: 'forbidden_resource' } })
})
