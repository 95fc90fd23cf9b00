import type { PushAnswer, PushMessage } from '../clients/order-push'
import type { PushDeps } from '../orders/push/deps'
import { pushOrders } from '../orders/push/push-orders'
import { makeSecret } from '../orders/push/secrets'
import { pushSettingsSchema, savePushSettings, type PushSettings } from '../orders/push/settings'
import { readRecord } from '../orders/record/store'
import { wakeOrder } from '../orders/wake'
import { inFakeTime } from './deps'
import { openOrders, type TestOrders } from './orders'

const SECOND = 1_000
const MINUTE = 60_000

/** What a receiver got. */
export interface Posted {
  url: string
  headers: PushMessage['headers']
  raw: string
  body: {
    id: string
    receipt: string
    event: string
    orderId: string
    attempt: number
    order: { erp: { orderNumber: string } | null } | null
  }
}

export type Receive = (posted: Posted) => PushAnswer | Promise<PushAnswer>

export const says = (status: number, body: unknown = '', retryAfter: string | null = null): PushAnswer => ({
  ...{ kind: 'answered', status, retryAfter },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
/** It stores the order under a number of its own. */
export const takes: Receive = ({ body }) => says(200, { erpOrderNumber: `SO-${body.orderId}` })

/** A store whose orders `1`, `2` … are ready and pushed to a receiver. */
export async function openPush(count: number, changes: Partial<PushSettings> = {}) {
  const orders = openOrders()
  const { account } = orders.deps
  const receiver = { posted: [] as Posted[], answer: takes as Receive }
  const deps: PushDeps & TestOrders['deps'] = {
    ...orders.deps,
    random: () => 0,
    async post({ host, path, query }, { headers, body }) {
      const posted = {
        url: `https://${host}${path}${query}`,
        headers,
        raw: body,
        body: JSON.parse(body) as Posted['body'],
      }
      receiver.posted.push(posted)
      await Promise.resolve()
      return receiver.answer(posted)
    },
  }
  const address = `https://${account}.myvtex.com/_v/erp-orders/new?site=1`
  const settings = pushSettingsSchema.parse({ isActive: true, address, source: 'erp', ...changes })
  const secret = await inFakeTime(makeSecret(deps, true))
  const save = (part: Partial<PushSettings> = {}) =>
    savePushSettings({ ...deps, push: async () => undefined }, { ...settings, ...part })
  ;(await inFakeTime(save()))._unsafeUnwrap()
  for (let index = 1; index <= count; index++) await ready({ ...orders, deps }, String(index))
  return {
    ...orders,
    deps,
    receiver,
    secret,
    save,
    run: (by = deps) => inFakeTime(pushOrders(by, Date.now() + MINUTE)),
  }
}

async function ready({ deps, place }: Pick<TestOrders, 'deps' | 'place'>, orderId: string): Promise<void> {
  await inFakeTime(wakeOrder(deps, { orderId: place({ orderId }), currentState: 'ready-for-handling' }))
  await jest.advanceTimersByTimeAsync(SECOND)
}

/** The store of a test of the push. */
export type PushStore = Awaited<ReturnType<typeof openPush>>

/** Where an order stands. */
export async function stageOf({ deps }: PushStore, orderId = '1') {
  return (await readRecord(deps, orderId))?.stage
}
