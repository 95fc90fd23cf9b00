import type { ApiResponse } from '../http'
import { openOrders } from '../commerce/oms/testing'
import type { Shop } from './handler'
import { orderFaultHandlers } from './order-faults'
import { orderHandlers } from './orders'

const handlers = { ...orderHandlers, ...orderFaultHandlers }

/** A store, and its controls by name. */
function open() {
  const store = openOrders()
  const shop: Shop = { world: { accounts: ['demo'], commerce: store.commerce } }
  const control = (name: string, body?: unknown, { id = '', search = '' } = {}) =>
    handlers[name]?.(shop, { body, id, query: new URLSearchParams(search) }) as ApiResponse
  const place = (body: object = {}) =>
    control('POST orders', { items: [{ refId: 'A', quantity: 2 }], ...body }).body as { orderId: string }
  return { ...store, control, place }
}

it('places an order, takes its payment and shows it with its reservation, value and events', () => {
  const { control, place } = open()
  const { orderId: id } = place()
  expect(control('POST orders/{id}/pay', undefined, { id })).toMatchObject({ status: 200 })
  expect(control('POST orders/{id}/pay', undefined, { id })).toMatchObject({ status: 400 })
  expect(control('GET orders').body).toMatchObject([
    { orderId: id, status: 'window-to-cancel', value: 2_000, reservation: 'confirmed', eventsTold: 8 },
  ])
  expect(control('GET stock').body).toMatchObject([
    { refId: 'A', warehouseId: 'w1', total: 100, reserved: 2, available: 98, isHidden: false },
    { refId: 'B', total: 100, reserved: 0, available: 100 },
  ])
})

it('shows orders newest first, by pages', () => {
  const { control, place } = open()
  const ids = [1, 2, 3].map(() => place().orderId)
  const page = (search: string) => control('GET orders', undefined, { search })
  const idsOf = ({ body }: ApiResponse) => (body as { orderId: string }[]).map(({ orderId }) => orderId)
  expect(idsOf(page(''))).toEqual(ids.reverse())
  expect(idsOf(page('page=2&per_page=2'))).toEqual(ids.slice(2))
  expect(page('page=2&per_page=2').headers).toEqual({ 'x-total-count': '3' })
})

it.each([
  ['GET orders', undefined, 'page=0'],
  ['GET orders', undefined, 'account=none'],
  ['POST orders/{id}/status', { status: 7 }, ''],
  ['POST order-faults', { fault: 'earthquake' }, ''],
  ['POST order-faults', { fault: 'flip', probability: 2 }, ''],
  ['POST order-events', { lose: 2 }, ''],
  ['POST order-events', { loose: 1 }, ''],
])('refuses %s %j %s', (name, body, search) => {
  expect(open().control(name, body, { search }).status).toBe(400)
})

it('forces a status, null too', () => {
  const { control, place } = open()
  const { orderId: id } = place()
  expect(control('POST orders/{id}/status', { status: null }, { id }).body).toMatchObject({ status: null })
  expect(control('POST orders/{id}/status', { status: 'new' }, { id }).body).toMatchObject({ status: 'new' })
})

it('orders troubles, replaces the rates of events, and ends all', () => {
  const { control } = open()
  const faults = () =>
    (control('GET order-faults').body as { spec: { fault: string } }[]).map(({ spec }) => spec.fault)
  expect(control('POST order-faults', { fault: 'stuck', status: 'cancel', times: 1 }).status).toBe(201)
  control('POST order-events', { lose: 0.3, double: 0.2, seed: 7 })
  expect(faults()).toEqual(['stuck', 'lose-event', 'double-event'])
  control('POST order-events', { flip: 1 })
  expect(faults()).toEqual(['stuck', 'flip'])
  control('POST order-events', {})
  expect(faults()).toEqual(['stuck'])
  control('DELETE order-faults')
  expect(faults()).toEqual([])
})
