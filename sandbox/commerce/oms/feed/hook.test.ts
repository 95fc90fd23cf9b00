import { MINUTE, openOrders } from '../testing'
import { refuseAddress, type HookCall } from './hook'

const config = '/api/orders/hook/config'
const url = 'http://127.0.0.1:9/hook'
const ready = { type: 'FromWorkflow', status: ['ready-for-handling'] }
const settings = (filter: object = ready) => ({ filter, hook: { url, headers: { key: 'secret' } } })

/** A store, and what its hooks were posted; `isUp` says how they answer a ping. */
function open(isUp = true) {
  const pings: HookCall[] = []
  const posted: HookCall[] = []
  const store = openOrders({
    pingHook: (call) => Promise.resolve(isUp && pings.push(call) > 0),
    postHook: (call) => posted.push(call),
  })
  const states = () => posted.map(({ body }) => (body as { State: string }).State)
  return { ...store, pings, posted, states }
}

it('is pinged, told of its statuses with its headers, and read back', async () => {
  const { callSlow, place, pings, posted } = open()
  expect((await callSlow('POST', config, settings())).status).toBe(200)
  expect(pings).toEqual([{ url, headers: { key: 'secret' }, body: { hookConfig: 'ping' } }])
  const { orderId } = place({ until: 'handling' })
  expect(posted).toMatchObject([
    {
      url,
      headers: { key: 'secret' },
      body: {
        Domain: 'Fulfillment',
        OrderId: orderId,
        State: 'ready-for-handling',
        LastState: 'window-to-cancel',
        Origin: { Account: 'demo', Key: '' },
      },
    },
  ])
  expect((await callSlow('GET', config)).body).toMatchObject({ hook: { url }, filter: ready })
  expect((await callSlow('DELETE', config)).status).toBe(200)
  expect((await callSlow('DELETE', config)).status).toBe(404)
})

it('is not taken when its ping is not answered', async () => {
  const { callSlow } = open(false)
  expect((await callSlow('POST', config, settings())).status).toBe(400)
  expect((await callSlow('GET', config)).status).toBe(404)
})

it('takes changes by expression, each order once', async () => {
  const { callSlow, place, states, call, path, statusOf, commerce } = open()
  commerce.orders.faults.add({ fault: 'flip', delayMs: 0 })
  await callSlow('POST', config, settings({ type: 'FromOrders', expression: 'status = "canceled"' }))
  const order = place()
  call('POST', path(order, '/cancel'), {})
  expect(statusOf(order)).toBe('canceled')
  await new Promise(setImmediate)
  expect(order.history.filter(({ status }) => status === 'canceled')).toHaveLength(2)
  expect(states()).toEqual(['canceled'])
})

it('is gone after three days without anything to tell', async () => {
  const { callSlow, clock } = open()
  await callSlow('POST', config, settings())
  clock.now += 3 * 24 * 60 * MINUTE
  expect((await callSlow('GET', config)).status).toBe(200)
  clock.now += 1
  expect((await callSlow('GET', config)).status).toBe(404)
})

it('needs a status or an expression', async () => {
  const { callSlow } = open()
  expect((await callSlow('POST', config, settings({ type: 'FromWorkflow' }))).status).toBe(400)
  expect((await callSlow('POST', config, settings({ type: 'FromOrders' }))).status).toBe(400)
})

it.each([
  ['http://localhost:3000/hook', null],
  ['https://127.0.0.1/hook', null],
  ['http://shop.example/hook', 'Only https scheme is accepted'],
  ['https://shop.example/hook', 'Unable to check address'],
  ['ftp://localhost/hook', 'Unable to check address'],
  ['hook', 'Unable to check address'],
])('address %s: %s', (address, refusal) => {
  expect(refuseAddress(address)).toBe(refusal)
})

it.each([
  ['value > 100', '{"value":200}', true],
  ['value > 100', '{"value":2}', false],
  ['value', '{"value":2}', false],
  ['value >', '{"value":2}', false],
  ['value > 1', 'no JSON', false],
])('expression %s of %s is %s', async (Expression, Document, expected) => {
  const { callSlow } = open()
  expect(await callSlow('POST', '/api/orders/expressions/jsonata', { Expression, Document })).toMatchObject({
    status: 200,
    body: expected,
  })
})
