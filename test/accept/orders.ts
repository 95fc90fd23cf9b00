import { setTimeout as pause } from 'node:timers/promises'
import { createSandbox, type Sandbox } from '../../sandbox'
import { erpClient, type ErpClient } from '../support/http'
import { Checks } from './checks'
import { Erp } from './day/erp'
import {
  canceledWrongly,
  endedWrongly,
  handledTwice,
  invoicedWrongly,
  oversold,
  reachedWrongly,
  unequal,
  type Day,
} from './day/judge'
import { Shelves } from './day/ledger'
import { storiesOf, WAREHOUSE, type Goods, type Story } from './day/stories'

const SEED = Number(process.env.ACCEPT_SEED ?? 20270215)
const ORDERS = Number(process.env.ACCEPT_ORDERS ?? 2_000)
const KILLS = Number(process.env.ACCEPT_KILLS ?? 10)
/** Orders placed in a second. */
const PACE = Number(process.env.ACCEPT_PACE ?? 10)
const SKUS = 24
const KITS = 4
const UNITS = 100_000
const COUNT_EVERY = 5_000
const LOOK_EVERY = 200
const PATIENCE = 900_000
const ASK_AGAIN = 100
const TELL_EVERY = 15_000

/**
 * A day in the life of a store's orders, over HTTP: shoppers, and an ERP that dies, repeats itself and answers late,
 * while VTEX loses a third of the events, doubles a fifth, and the service is killed ten times.
 */
async function main(): Promise<void> {
  console.log(`seed ${SEED}, ${ORDERS} orders, ${KILLS} kills`)
  const sandbox = await createSandbox({ replicas: 2, seed: { warehouses: [{ id: WAREHOUSE, name: 'One' }] } })
  const checks = new Checks()
  try {
    await run(sandbox, checks)
  } finally {
    await sandbox.stop()
  }
  process.exitCode = checks.report() ? 0 : 1
}

async function run(sandbox: Sandbox, checks: Checks): Promise<void> {
  const client = erpClient({ url: sandbox.url, ...sandbox.keys.erp })
  const all = await openStore(sandbox, client)
  const ids = new Map([...all].filter(([ref]) => ref.startsWith('SKU')))
  const shelves = new Shelves(ids.values(), UNITS)
  const { orders } = sandbox.commerce
  // While VTEX moves an order it takes no wish: the shopper asks again.
  const wantsOut = async (orderId: string) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(ASK_AGAIN))
      if (typeof orders.requestCancel('demo', orderId, 'changed her mind') !== 'string') return
  }
  const stories = new Map<string, Story>()
  const day: Day = { sandbox, shelves, stories, erp: new Erp(client, shelves, { wantsOut }) }
  const counts = await count(client, day, ids)
  sandbox.commerce.tune({ orderTransientMs: 50, orderChangeMs: 300, orderIndexDelayMs: 2_000 })
  sandbox.setOrderEvents({ lose: 0.3, double: 0.2, delay: 0.3, delayMs: 800, seed: SEED })
  const highest = watch(day)
  const running = day.erp.run()
  const began = Date.now()
  const kills = kill(sandbox)
  const agree = (orderId: string) => void day.erp.decide(orderId, true).catch(() => undefined)
  await place(day, agree, storiesOf(ORDERS, SEED, kitsOf(all)))
  await kills
  const isOver = await untilOver(day)
  day.erp.close()
  await running
  await counts.stop()
  const above = highest.stop()
  console.log(`${((Date.now() - began) / 1_000).toFixed(0)} s; ${JSON.stringify(sandbox.stats().orders)}`)
  checks.add('every story came to its end in time', isOver ? [] : endedWrongly(day))
  checks.add('every order ends in VTEX as its story says', endedWrongly(day))
  checks.add('every order for the ERP reached it once, and no other did', reachedWrongly(day))
  checks.add('VTEX and the ERP agree on what was cancelled', canceledWrongly(day))
  checks.add('handling was confirmed once', handledTwice(day))
  checks.add('every invoice and return is there once', invoicedWrongly(day))
  checks.add('the ERP could do what it wanted', day.erp.problems)
  checks.add('VTEX never sold more than there was', above)
  checks.add('VTEX sells what there is', unequal(day))
}

/** What can be bought: SKUs by themselves, and kits of two of them. */
function kitsOf(ids: ReadonlyMap<string, string>): Goods {
  const of = (ref: string, quantity: number) => ({ skuId: ids.get(ref) ?? '', quantity })
  const parts = (index: number) => [of(`SKU-${index + 1}`, 1), of(`SKU-${index + 9}`, 2)]
  return new Map([
    ...numbered('SKU', SKUS).map((ref) => [ref, undefined] as const),
    ...numbered('KIT', KITS).map((ref, index) => [ref, parts(index)] as const),
  ])
}

/** Fills the store; VTEX's ids of its SKUs by ref. */
async function openStore(sandbox: Sandbox, client: ErpClient): Promise<Map<string, string>> {
  const names = [...numbered('SKU', SKUS), ...numbered('KIT', KITS)]
  const skus = sandbox.seedSkus(
    'demo',
    names.map((refId) => ({ refId, name: refId })),
  )
  await put(client, '/settings/orders', { reconcileSeconds: 5, tradePolicies: ['1'] })
  await put(client, '/settings/stock', { quantity: 'on-hand' })
  return new Map(skus.map(({ refId, skuId }) => [refId, String(skuId)]))
}

async function put(client: ErpClient, path: string, body: object): Promise<void> {
  const answer = await client.put(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
}

async function place(day: Day, admin: (orderId: string) => void, stories: readonly Story[]): Promise<void> {
  const { orders } = day.sandbox.commerce
  for (const story of stories) {
    const order = orders.place('demo', story.body)
    if (typeof order === 'string') throw new Error(order)
    day.stories.set(order.orderId, story)
    day.erp.expect(order.orderId, story)
    if (story.ending === 'canceled-early') {
      orders.requestCancel('demo', order.orderId, 'changed her mind')
      admin(order.orderId)
    }
    await pause(1_000 / PACE)
  }
}

async function kill(sandbox: Sandbox): Promise<void> {
  const between = (ORDERS / PACE / (KILLS + 1)) * 1_000
  for (let index = 0; index < KILLS; index++) {
    await pause(between)
    await sandbox.killService()
  }
}

async function untilOver(day: Day): Promise<boolean> {
  let told = 0
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(1_000)) {
    day.sandbox.commerce.orders.settleAll('demo')
    const open = endedWrongly(day)
    if (open.length === 0 && canceledWrongly(day).length === 0) return true
    if (Date.now() - told < TELL_EVERY) continue
    told = Date.now()
    console.log(`${String(open.length)} orders are not where they should end: ${open.slice(0, 3).join('; ')}`)
  }
  return false
}

/** Looks all the time whether VTEX would sell more than there is. */
function watch(day: Day) {
  const found = new Set<string>()
  const timer = setInterval(() => {
    for (const problem of oversold(day)) if (found.size < 50) found.add(problem)
  }, LOOK_EVERY)
  return { stop: () => (clearInterval(timer), [...found]) }
}

/** The ERP's counts of its shelves: one now, one every few seconds, and a last one at the end. */
async function count(client: ErpClient, day: Day, ids: ReadonlyMap<string, string>) {
  let isOpen = true
  const send = async (): Promise<void> => {
    const asOf = new Date().toISOString()
    const records = [...ids].map(([skuRef, id]) => ({
      ...{ skuRef, warehouse: WAREHOUSE, quantity: day.shelves.of(id), asOf },
    }))
    const { status, body } = await client.post<{ id: string }>('/inventory/batches', { records })
    if (status === 202) await client.waitForBatch(body.id, { timeoutMs: 120_000 })
  }
  await send()
  const counting = (async () => {
    while (isOpen) {
      await pause(COUNT_EVERY)
      await send().catch(() => undefined)
    }
  })()
  return {
    async stop(): Promise<void> {
      isOpen = false
      await counting
      for (const end = Date.now() + 60_000; Date.now() < end && unequal(day).length > 0; await pause(1_000))
        await send()
    },
  }
}

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1)}`)

void main()
