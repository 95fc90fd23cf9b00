import { askPanel } from '../support/panel-api'
import { Orders } from './order-store'
import { withSandbox } from './support'

const store = withSandbox({ asksPanel: true })
const orders = () => new Orders(store())
const source = () => store().sandbox.keys.erp.appKey

async function ask(query: string, variables: object = {}) {
  const { sandbox, vtex } = store()
  const { data, errors } = await askPanel(vtex, query, { token: sandbox.tokens.admin, variables })
  expect(errors).toBeUndefined()
  return data
}

const path = (target: string, from: string, convert: object[] = []) => ({
  ...{ target, convert },
  from: { kind: 'path', path: from },
})

const mapping = {
  ...{ format: 1, flow: 'orders', tests: [] },
  filters: [{ path: 'tradePolicy', is: 'equals', value: '1' }],
  fields: [
    path('header.number', 'orderId'),
    path('header.date', 'createdAt', [{ kind: 'format-date', format: 'yyyyMMdd', zone: '-03:00' }]),
    path('header.customer', 'customer.document'),
    {
      target: 'items',
      from: { kind: 'each', path: 'lines', fields: [path('code', 'skuRef'), path('price', 'unitPrice')] },
      convert: [],
    },
    {
      target: 'payments',
      from: {
        kind: 'each',
        path: 'payments',
        fields: [path('method', 'code', [{ kind: 'table', table: 'payment-method' }])],
      },
      convert: [],
    },
  ],
}

/** Brings a configuration of the ERP's key in. */
async function configure(tables: object[], mappings: object[]): Promise<void> {
  const json = JSON.stringify({ format: 1, sources: [{ source: source(), tables, mappings }] })
  const done = await ask(
    `mutation ($json: String!) { importConfiguration(json: $json, dryRun: false) {
      ... on ImportedConfiguration { lines { action } } ... on Failure { detail }
    } }`,
    { json },
  )
  expect(done).toMatchObject({ importConfiguration: { lines: expect.any(Array) as unknown } })
  expect(JSON.stringify(done)).not.toContain('refused')
}

it('brings orders to the ERP in its own shape; an unknown payment method holds up its order alone', async () => {
  await configure([{ name: 'payment-method', policy: 'park', codes: [] }], [mapping])
  const order = await orders().place()
  const [payment] = orders().live(order).payments
  const code = String(payment?.paymentSystem)
  expect(await held(order.orderId)).toMatchObject({
    code: 'unmapped_code',
    codes: [{ table: 'payment-method', code }],
    mappingVersion: 1,
  })
  const asked = (shape: string) => store().erp.get<object>(`/orders/${order.orderId}?shape=${shape}`)
  expect(await asked('erp')).toMatchObject({ status: 422, body: { code: 'unmapped_code' } })
  expect(await asked('canonical')).toMatchObject({
    status: 200,
    body: { orderId: order.orderId, sync: { stage: 'queued', rejection: { code: 'unmapped_code' } } },
  })

  const saved = await ask(
    `mutation ($source: String!, $set: [CodeInput!]) {
      saveCodes(source: $source, table: "payment-method", set: $set) { __typename }
    }`,
    { source: source(), set: [{ code, value: 'CC' }] },
  )
  expect(saved).toMatchObject({ saveCodes: { __typename: 'CodeTable' } })
  const leased = await orders().leaseOf(order)
  const shaped = {
    header: { number: order.orderId, date: expect.stringMatching(/^\d{8}$/) as unknown },
    items: [{ code: expect.any(String) as unknown, price: 10 }],
    payments: [{ method: 'CC' }],
  }
  expect(leased).toMatchObject({ attempt: 1, mappingVersion: 1, order: shaped })
  expect(await asked('erp')).toMatchObject({ status: 200, body: { mappingVersion: 1, order: shaped } })
  expect(await orders().ack(leased)).toMatchObject({ result: 'acknowledged', status: 'handling' })
  expect(orders().timesIn(order, 'start-handling')).toBe(1)
  expect(await ask('{ heldOrders { orderId } }')).toEqual({ heldOrders: [] })
})

it('is tried on a real order in the panel, which is not told whose it is', async () => {
  const order = await orders().place()
  const { email } = orders().live(order).client
  const sample = await ask(
    `query ($orderId: ID!) { orderSample(orderId: $orderId) { ... on OrderSample { json } ... on Failure { code } } }`,
    { orderId: order.orderId },
  )
  const { json } = sample?.orderSample as { json: string }
  expect(json).not.toContain(email)
  const calls = await store().callsDuring(async () => {
    const previewed = await ask(
      `query ($input: PreviewInput!) { preview(input: $input) { ... on Preview {
        records { ref outcome canonicalJson unknownCodes { code } }
      } ... on Failure { detail } } }`,
      {
        input: { source: source(), flow: 'orders', documentJson: JSON.stringify(mapping), payloadJson: json },
      },
    )
    expect(previewed).toMatchObject({
      preview: { records: [{ ref: order.orderId, outcome: 'APPLIED', unknownCodes: [] }] },
    })
    expect(JSON.stringify(previewed)).toContain(`\\"number\\":\\"${order.orderId}\\"`)
  })
  expect(calls).toEqual([])
  await store().sandbox.events.idle()
  expect(await ask('{ recentOrders { orderId } }')).toMatchObject({
    recentOrders: expect.arrayContaining([{ orderId: order.orderId }]) as unknown,
  })
})

/** Leases until the order is known to wait. */
async function held(orderId: string): Promise<object> {
  for (let attempt = 0; attempt < 3_000; attempt++) {
    expect((await orders().lease()).map((leased) => leased.orderId)).not.toContain(orderId)
    const { heldOrders } = (await ask(
      '{ heldOrders { orderId code mappingVersion codes { table code } } }',
    )) as unknown as { heldOrders: { orderId: string }[] }
    const found = heldOrders.find((each) => each.orderId === orderId)
    if (found) return found
  }
  throw new Error(`order ${orderId} is not held`)
}
