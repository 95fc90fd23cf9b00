import type { EventContext } from '@vtex/api'
import type { Clients } from '../clients'
import type { PushAnswer } from '../clients/order-push'
import { orderDepsOf } from '../orders/deps'
import { makeSecret } from '../orders/push/secrets'
import { pushSettingsSchema, savePushSettings } from '../orders/push/settings'
import { wakeOrder } from '../orders/wake'
import { inFakeTime } from '../testing/deps'
import { vtexOrder } from '../testing/orders'
import { openPanel } from '../testing/panel'
import { orderStatusEvent } from './order-status'
import { pushEvent } from './push'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const no: PushAnswer = { kind: 'answered', status: 500, body: '', retryAfter: null }
const yes: PushAnswer = { ...no, status: 200, body: '{"erpOrderNumber":"SO-1"}' }

/** A store that pushes, with one order in the queue. */
async function open({ isActive = true } = {}) {
  const { deps, oms, context, ask } = openPanel()
  const sent: string[] = []
  const posted: string[] = []
  const receiver = { answer: yes }
  Object.assign(context.clients, {
    events: { sendEvent: async (_app: string, topic: string) => void sent.push(topic) },
    orderPush: {
      post: async (_address: object, { body }: { body: string }) => {
        posted.push((JSON.parse(body) as { orderId: string }).orderId)
        return receiver.answer
      },
    },
  })
  await inFakeTime(makeSecret(deps, true))
  const address = `https://${deps.account}.myvtex.com/_v/erp-orders/new`
  const settings = pushSettingsSchema.parse({ isActive, address, source: 'erp' })
  ;(await inFakeTime(savePushSettings(deps, settings)))._unsafeUnwrap()
  oms.orders.set('1', vtexOrder({ orderId: '1' }))
  const orders = orderDepsOf(deps, { oms: oms.calls } as never, 'background')
  await inFakeTime(wakeOrder(orders, { orderId: '1', currentState: 'ready-for-handling' }))
  const event = (body = {}) => ({ ...context, body }) as unknown as EventContext<Clients>
  return { deps, oms, ask, sent, posted, receiver, event }
}

const wakeUps = (sent: string[]) => sent.filter((topic) => topic === 'erp-integrator.push').length

it('posts what is due, and wakes nobody when nothing waits', async () => {
  const { posted, sent, event } = await open()
  await inFakeTime(pushEvent(event()))
  expect([posted, wakeUps(sent)]).toEqual([['1'], 0])
})

it('wakes itself once while an order waits for its time, whoever runs beside it', async () => {
  const { posted, sent, event, receiver } = await open()
  receiver.answer = no
  await inFakeTime(Promise.all([pushEvent(event()), pushEvent(event())]))
  expect([posted, wakeUps(sent)]).toEqual([['1'], 1])
  receiver.answer = yes
  for (let turn = 0; turn < 5 && posted.length < 2; turn++) await inFakeTime(pushEvent(event()))
  expect(posted).toEqual(['1', '1'])
})

it.each([
  [true, 1],
  [false, 0],
])('an order that is announced asks for it where the push is on: %j', async (isActive, expected) => {
  const { sent, event } = await open({ isActive })
  await inFakeTime(orderStatusEvent(event({ orderId: '1', currentState: 'ready-for-handling' })))
  await inFakeTime(orderStatusEvent(event({ orderId: '1', currentState: 'on-order-completed' })))
  expect(wakeUps(sent)).toBe(expected)
})

it('an order that is announced lets due work be done, ten seconds apart', async () => {
  const { sent, event } = await open({ isActive: false })
  const ticks = () => sent.filter((topic) => topic === 'erp-integrator.tick').length
  const announce = () => inFakeTime(orderStatusEvent(event({ orderId: '1', currentState: 'handling' })))
  await announce()
  await announce()
  expect(ticks()).toBe(1)
})

it('tells the store once of an address that fails, and again of the next time', async () => {
  const { ask, event, receiver, posted, oms, deps } = await open()
  const orders = orderDepsOf(deps, { oms: oms.calls } as never, 'background')
  const place = async (from: number, to: number) => {
    for (let id = from; id <= to; id++) {
      oms.orders.set(String(id), vtexOrder({ orderId: String(id) }))
      await inFakeTime(wakeOrder(orders, { orderId: String(id), currentState: 'ready-for-handling' }))
    }
  }
  await place(2, 12)
  const told = async () => {
    const { data } = await inFakeTime(ask('{ notifications { entries { kind count subjects { source } } } }'))
    return (data?.notifications as { entries: object[] }).entries
  }
  const run = async (answer: PushAnswer, turns: number) => {
    receiver.answer = answer
    for (let turn = 0; turn < turns; turn++) {
      await inFakeTime(pushEvent(event()))
      await jest.advanceTimersByTimeAsync(20_000)
    }
  }
  await run(no, 10)
  const entry = { kind: 'push_failing', count: 1, subjects: [{ source: 'erp' }] }
  expect(await told()).toEqual([entry])
  await run(no, 5)
  expect(await told()).toEqual([entry])
  await run(yes, 60)
  expect(new Set(posted).size).toBe(12)
  expect(await told()).toEqual([entry])
  await place(13, 20)
  await run(no, 10)
  expect(await told()).toMatchObject([{ kind: 'push_failing', count: 2 }])
})
