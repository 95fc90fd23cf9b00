import { Orders } from './order-store'
import { lockEnds, pathOf, withSandbox, type Sku } from './support'

const store = withSandbox()
const orders = () => new Orders(store())
const UNITS = 2

interface Result {
  outcome: string
  message: string | null
}

/** A SKU with what the ERP could sell of it now; what VTEX sells is looked at after every call that VTEX answers. */
interface Watched extends Sku {
  sellable: number
}

const watched: Watched[] = []
const oversold: string[] = []

const stockOf = ({ id }: Sku) =>
  store()
    .sandbox.commerce.stock('demo')
    .find(({ skuId, warehouseId }) => skuId === String(id) && warehouseId === 'main')
const available = (sku: Sku): number => stockOf(sku)?.available ?? 0

function look(): void {
  for (const sku of watched) {
    const sold = Math.max(0, available(sku))
    if (sold > sku.sellable) oversold.push(`${sku.ref}: ${sold} of ${sku.sellable}`)
  }
}

beforeAll(() => {
  const { outbound } = store().sandbox
  const push = outbound.push.bind(outbound)
  outbound.push = (...calls) => {
    look()
    return push(...calls)
  }
})

afterEach(() => {
  look()
  watched.length = 0
  expect(oversold.splice(0)).toEqual([])
})

const mean = async (quantity: string) =>
  expect(await store().erp.put('/settings/stock', { quantity })).toMatchObject({ status: 200 })

/** The ERP counts, and says when. */
async function count({ ref }: Sku, quantity: number, more: object = {}): Promise<Result> {
  await lockEnds()
  const asOf = new Date().toISOString()
  const { status, body } = await store().erp.put<Result>(pathOf('inventory', ref, 'main'), {
    ...{ quantity, asOf, ...more },
  })
  expect(status).toBe(200)
  return body
}

/** A new SKU of which the ERP counted so many, and a shopper's order of two of it. */
async function ordered(quantity: number) {
  const sku: Watched = { ...store().newSku(), sellable: quantity }
  watched.push(sku)
  await count(sku, quantity)
  const order = await orders().place({ items: [{ refId: sku.ref, quantity: UNITS, price: 1_000 }] })
  sku.sellable -= UNITS
  await store().sandbox.events.idle()
  return { sku, ...order }
}

/** The ERP takes the order, and VTEX says handling. */
async function taken(quantity: number) {
  const order = await ordered(quantity)
  expect(await orders().ack(await orders().leaseOf(order))).toMatchObject({ status: 'handling' })
  return order
}

/** What is due from time to time is done, and nothing is under way. */
async function tick(): Promise<void> {
  await lockEnds()
  await store().erp.get('/waiting')
  await store().sandbox.events.idle()
}

/** Somebody acts on the order in VTEX, past the app, which hears of it. */
async function act(orderId: string, action: string, body: object, stage: string): Promise<void> {
  const path = `/api/oms/pvt/orders/${orderId}/${action}`
  expect(await store().sandbox.callAsAdmin('POST', path, body)).toMatchObject({ status: 200 })
  for (let attempt = 0; attempt < 1_000; attempt++) {
    await store().sandbox.events.idle()
    const { body: known } = await store().erp.get<{ sync: { stage: string } | null }>(`/orders/${orderId}`)
    if (known.sync?.stage === stage) return
  }
  throw new Error(`the app did not hear that ${orderId} is ${stage}`)
}

const invoice = (orderId: string) =>
  act(
    orderId,
    'invoice',
    {
      ...{ type: 'Output', invoiceNumber: 'N-1', invoiceValue: UNITS * 1_000, items: [] },
      issuanceDate: new Date().toISOString(),
    },
    'invoiced',
  )

const cancel = (orderId: string) => act(orderId, 'cancel', { reason: 'out of luck' }, 'canceled')

describe('an ERP that counts what is on the shelf', () => {
  beforeAll(() => mean('on-hand'))

  it('(a) sends stock between order and handling: nothing is freed, nothing taken off twice', async () => {
    const { sku, ...order } = await ordered(10)
    await count(sku, 9)
    sku.sellable -= 1
    expect(available(sku)).toBe(7)
    const leased = await orders().leaseOf(order)
    const counting = count(sku, 9)
    await orders().ack(leased)
    expect((await counting).message).toContain('so VTEX holds 7')
    expect(stockOf(sku)).toMatchObject({ total: 7, reserved: 0, available: 7 })
    await count(sku, 9)
    await invoice(order.orderId)
    await count(sku, 7)
    expect(stockOf(sku)).toMatchObject({ total: 7, reserved: 0, available: 7 })
  })

  it('(b) (g) has an order invoiced by hand past handling: its reservation is cancelled, after the next count', async () => {
    const { sku, orderId } = await ordered(10)
    await invoice(orderId)
    await tick()
    expect(stockOf(sku)).toMatchObject({ reserved: UNITS, available: 8 })
    await count(sku, 8)
    expect(available(sku)).toBe(6)
    const isFull = { kind: 'status', status: 400, body: 'Too many active reservations' } as const
    store().sandbox.faults.add({
      method: 'GET',
      path: '/api/logistics/pvt/inventory/reservations/*',
      action: isFull,
    })
    await tick()
    expect(available(sku)).toBe(6)
    store().sandbox.faults.clear()
    await tick()
    expect(stockOf(sku)).toMatchObject({ total: 8, reserved: 0, available: 8 })
    expect(await store().callsDuring(tick)).toEqual([])
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ])(
    '(c) has an order cancelled in handling, %s its units were taken off: they come back',
    async (_when, ticks) => {
      const { sku, orderId } = await taken(10)
      for (let done = 0; done < ticks; done++) await tick()
      sku.sellable += UNITS
      await cancel(orderId)
      await tick()
      expect(stockOf(sku)).toMatchObject({ total: 10, reserved: 0, available: 10 })
    },
  )

  it('(d) counts less than orders hold: VTEX holds none, and the answer says why', async () => {
    const { sku } = await taken(2)
    expect(await count(sku, 1)).toMatchObject({
      outcome: 'applied',
      message: expect.stringContaining('more than there are'),
    })
    expect(stockOf(sku)).toMatchObject({ total: 0, reserved: 0 })
  })

  it('(e) sends two counts within milliseconds: the later one stands', async () => {
    const { sku } = await taken(10)
    await Promise.all([count(sku, 10, { version: 1 }), count(sku, 9, { version: 2 })])
    sku.sellable = 7
    expect(available(sku)).toBe(7)
  })
})

describe('an ERP that counts what it can still sell', () => {
  beforeAll(() => mean('available'))

  it('(a) (c) takes an order, and counts before and after; then it is cancelled', async () => {
    const { sku, orderId } = await taken(10)
    await tick()
    expect(stockOf(sku)).toMatchObject({ total: 8, reserved: 0 })
    await count(sku, 8)
    expect(available(sku)).toBe(8)
    sku.sellable += UNITS
    await cancel(orderId)
    await tick()
    expect(available(sku)).toBe(8)
    await count(sku, 10)
    expect(available(sku)).toBe(10)
  })

  it('(b) has an order invoiced past handling', async () => {
    const { sku, orderId } = await ordered(10)
    await invoice(orderId)
    await count(sku, 8)
    await tick()
    expect(stockOf(sku)).toMatchObject({ total: 8, reserved: 0 })
  })
})

describe('an ERP that works VTEX’s number out itself', () => {
  beforeAll(() => mean('vtex'))

  it('(f) sends an equal quantity after handling: it is written once more, and only once', async () => {
    const { sku } = await taken(10)
    const record = { skuRef: sku.ref, warehouse: 'main', quantity: 10, asOf: undefined }
    sku.sellable += UNITS
    await count(sku, 10, { asOf: undefined })
    expect(stockOf(sku)).toMatchObject({ total: 10, reserved: 0, available: 10 })
    const again = await store().callsDuring(() =>
      store().erp.put(pathOf('inventory', sku.ref, 'main'), record),
    )
    expect(again).toEqual([])
  })
})
