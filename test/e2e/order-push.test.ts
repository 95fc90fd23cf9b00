import { setTimeout as pause } from 'node:timers/promises'
import type { Order } from '../../sandbox/commerce/oms/order'
import { isOurs } from '../support/push-receiver'
import { Orders } from './order-store'
import { expectProblem } from './problem'
import { withSandbox } from './support'

const store = withSandbox({ patienceMs: 4_000 })
const orders = () => new Orders(store())
const receiver = () => store().sandbox.receiver
const address = 'https://demo.myvtex.com/_v/erp-orders/new?site=1'

interface Push {
  settings: { isActive: boolean; address: string | null }
  allowed: string[]
  secretMadeAt: string | null
  oldSecretUntil: string | null
  lastSuccessAt: string | null
}

const push = (changes: object = {}) =>
  store().erp.put<Push>('/settings/orders/push', {
    ...{ isActive: true, address, source: store().sandbox.keys.erp.appKey, visibility: 10 },
    ...changes,
  })
const newSecret = async () =>
  (await store().erp.post<{ secret: string }>('/settings/orders/push/secret', {})).body.secret

const postsOf = ({ orderId }: Pick<Order, 'orderId'>) =>
  receiver()
    .received.map((post) => ({
      ...post,
      sent: JSON.parse(post.body) as { id: string; orderId: string; event: string },
    }))
    .filter(({ sent }) => sent.orderId === orderId)

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_200 && !isSo(); turn++) await pause(50)
  expect(isSo()).toBe(true)
}

const handled = (order: Order) => until(() => orders().live(order).status === 'handling')

let first = ''

beforeEach(() => receiver().answerWith())

it('is switched on with an address of the store’s own and a secret, and nothing else', async () => {
  const elsewhere = await push({ address: 'https://erp.example/orders' })
  expectProblem(elsewhere, { status: 422, code: 'push_address_refused', pointer: '/address' })
  expectProblem(await push(), { status: 422, code: 'invalid_settings', pointer: '/isActive' })
  first = await newSecret()
  expect(await push()).toMatchObject({
    status: 200,
    body: { settings: { isActive: true, address }, allowed: ['https://demo.myvtex.com/_v/erp-orders/*'] },
  })
  const shown = await store().erp.get<Push>('/settings/orders/push')
  expect(shown.body.secretMadeAt).not.toBeNull()
  expect(JSON.stringify([shown.body, store().sandbox.logs()])).not.toContain(first)
  expect((await store().reader.get('/settings/orders/push')).status).toBe(403)
})

it('tries the address with a delivery that holds no order', async () => {
  const tried = await store().erp.post('/settings/orders/push/test', {})
  expect(tried).toMatchObject({ status: 200, body: { isTaken: true, status: 200, why: null } })
  const [post] = receiver().received
  expect(JSON.parse(post?.body ?? '')).toMatchObject({ event: 'test', order: null })
  expect(post && isOurs(post, first)).toBe(true)
})

it('posts an order once, signed, and what comes back confirms handling once', async () => {
  const order = await orders().place()
  await handled(order)
  const posts = postsOf(order)
  expect(posts).toMatchObject([{ path: '/_v/erp-orders/new', query: { site: '1' }, sent: { event: 'new' } }])
  expect(posts.every((post) => isOurs(post, first))).toBe(true)
  expect(
    posts.some((post) => isOurs({ ...post, body: `${post.body} ` }, first) || isOurs(post, 'push_other')),
  ).toBe(false)
  expect(JSON.stringify(posts[0]?.headers)).not.toMatch(/vtexidclientautcookie/i)
  expect(orders().timesIn(order, 'start-handling')).toBe(1)
  expect(await orders().lease()).toEqual([])
  const { body } = await store().erp.get<{ erp: { orderNumber: string } }>(`/orders/${order.orderId}`)
  expect(body.erp.orderNumber).toMatch(/^ERP-\d+$/)
})

it('a receiver that is down gets the order when it is up again, under the same id', async () => {
  receiver().answerWith({ status: 503, headers: { 'Retry-After': '1' }, times: 2 })
  const order = await orders().place()
  await handled(order)
  expect(postsOf(order).map(({ status }) => status)).toEqual([503, 503, 200])
  expect(new Set(postsOf(order).map(({ sent }) => sent.id)).size).toBe(1)
  expect(orders().timesIn(order, 'start-handling')).toBe(1)
})

it('a service that is killed before it has the answer posts the order again when the lease is over', async () => {
  store().sandbox.faults.add({ path: '/_v/erp-orders/*', times: 1, action: { kind: 'apply-then-timeout' } })
  const order = await orders().place()
  await until(() => postsOf(order).length === 1)
  await store().sandbox.killService()
  await push()
  await handled(order)
  expect(postsOf(order)).toHaveLength(2)
  expect(new Set(postsOf(order).map(({ sent }) => sent.id)).size).toBe(1)
  expect(orders().timesIn(order, 'start-handling')).toBe(1)
})

it('signs with both secrets after a new one was made', async () => {
  const second = await newSecret()
  const order = await orders().place()
  await handled(order)
  const [post] = postsOf(order)
  expect([first, second].map((secret) => post && isOurs(post, secret))).toEqual([true, true])
  const shown = await store().erp.get<Push>('/settings/orders/push')
  expect(shown.body).toMatchObject({ oldSecretUntil: expect.any(String), lastSuccessAt: expect.any(String) })
})

it('posts nothing while it is switched off; the order waits in the queue', async () => {
  expect((await push({ isActive: false })).status).toBe(200)
  const order = await orders().place()
  const leased = await orders().leaseOf(order)
  expect(postsOf(order)).toEqual([])
  await orders().ack(leased)
})
