import { Orders } from './order-store'
import { withSandbox } from './support'

const store = withSandbox()
const orders = () => new Orders(store())

interface Shown {
  erp: { orderNumber: string } | null
  sync: { stage: string; history: { what: string; detail: string | null }[] } | null
}

const shown = async (orderId: string) => (await store().erp.get<Shown>(`/orders/${orderId}`)).body

it('brings an order to the ERP once, and confirms handling once', async () => {
  const order = await orders().place()
  const leased = await orders().leaseOf(order)
  expect(leased).toMatchObject({
    event: 'new',
    order: { value: 20, status: 'ready-for-handling', erp: null },
  })
  expect(await orders().ack(leased)).toMatchObject({ result: 'acknowledged', status: 'handling' })
  expect(await orders().ack(leased)).toMatchObject({ result: 'acknowledged' })
  expect(orders().timesIn(order, 'start-handling')).toBe(1)
  expect(await orders().lease()).toEqual([])
  const { erp, sync } = await shown(order.orderId)
  expect(erp).toMatchObject({ orderNumber: 'SO-1' })
  expect(sync?.stage).toBe('handling')
  expect(sync?.history.map(({ what }) => what)).toEqual([
    'status',
    'queued',
    ...Array.from({ length: leased.attempt }, () => 'leased'),
    'acknowledged',
    'start-handling',
    'status',
  ])
})

beforeAll(async () => {
  expect(await store().erp.put('/settings/orders', { reconcileSeconds: 5 })).toMatchObject({ status: 200 })
})

it('finds an order that no event announced', async () => {
  store().sandbox.events.set({ drop: 1 })
  const order = await orders().place()
  await store().sandbox.events.idle()
  const leased = await orders().leaseOf(order)
  await orders().ack(leased)
  expect(orders().live(order).status).toBe('handling')
})
