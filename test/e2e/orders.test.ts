import { placeBody } from '../../sandbox/commerce/oms/place-body'
import { withSandbox } from './support'

const store = withSandbox()

interface Shown {
  orderId: string
  status: string
  totals: Record<string, number>
  lines: { lineId: string; total: number; skuRef: string; warehouse: string }[]
}

/** Places an order of two lines with a discount that does not divide, as a shopper does. */
async function placed(wanted: object = {}): Promise<string> {
  const { sandbox } = store()
  const skus = await store().newSkus(2)
  for (const { id } of skus)
    await sandbox.callAsAdmin('PUT', `/api/logistics/pvt/inventory/skus/${id}/warehouses/main`, {
      quantity: 9,
    })
  const items = skus.map(({ ref }, index) => ({ refId: ref, quantity: 3, price: 333 + index }))
  const body = placeBody.parse({
    items,
    discount: 100,
    shipping: 1_250,
    until: 'ready-for-handling',
    ...wanted,
  })
  const order = sandbox.commerce.orders.place('demo', body)
  if (typeof order === 'string') throw new Error(order)
  return order.orderId
}

it('shows an order in the canonical shape, to the cent', async () => {
  const id = await placed({ coupon: 'WELCOME', customFields: { poNumber: '77' } })
  const { status, body } = await store().erp.get<Shown>(`/orders/${id}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    orderId: id,
    flow: 'complete',
    status: 'ready-for-handling',
    isCompleted: true,
    currency: 'BRL',
    coupons: ['WELCOME'],
    customData: { erp: { poNumber: '77' } },
    value: 31.51,
    totals: { items: 20.01, discounts: 1, shipping: 12.5, tax: 0, services: 0, changes: 0, value: 31.51 },
    lines: [
      { quantity: 3, unitPrice: 3.33, warehouse: 'main' },
      { quantity: 3, unitPrice: 3.34, warehouse: 'main' },
    ],
    deliveries: [{ warehouse: 'main', price: 12.5 }],
    payments: [{ value: 31.51, authorizationCode: '123456' }],
  })
  expect(Math.round(body.lines.reduce((sum, { total }) => sum + total * 100, 0))).toBe(1_901)
})

it('knows an order by its sequence, and tells when there is none', async () => {
  const id = await placed()
  const { sequence } =
    store()
      .sandbox.commerce.orders.list('demo')
      .find(({ orderId }) => orderId === id) ?? {}
  expect((await store().erp.get<Shown>(`/orders/seq${sequence}`)).body.orderId).toBe(id)
  for (const wrong of ['none', '..%2F..%2Fcatalog', '%20'])
    expect(await store().erp.get(`/orders/${wrong}`)).toMatchObject({
      status: 404,
      body: { code: 'order_not_found' },
    })
})

it('is not for keys without the permission to see orders', async () => {
  const id = await placed()
  const { appKey, appToken } = store().sandbox.keys.reader
  const headers = { 'x-vtex-api-appkey': appKey, 'x-vtex-api-apptoken': appToken }
  expect(await store().erp.get(`/orders/${id}`, { headers })).toMatchObject({
    status: 403,
    body: { code: 'forbidden_resource' },
  })
})

it('says so when VTEX does not answer', async () => {
  const id = await placed()
  store().sandbox.faults.add({ path: '/api/oms/*', action: { kind: 'status', status: 503 } })
  expect(await store().erp.get(`/orders/${id}`)).toMatchObject({
    status: 503,
    body: { code: 'vtex_unavailable' },
  })
})
