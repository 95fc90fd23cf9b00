import { scopeOf } from '../../delivery/deps'
import { changeEntry, readQueue, type QueueEntry } from '../queue/entries'
import { leaseWaiting, readWaiting, type LeasedOrder } from '../queue/lease'
import { deliver } from './deliver'
import type { PushDeps } from './deps'
import { signingSecrets } from './secrets'
import { readPushSettings, taskOf, type PushTask } from './settings'
import { changeState, claimed, freeFrom, givenBack, readState, settled, type PushResult } from './state'

/** Deliveries of one process at once. */
const AT_ONCE = 4
/** What is due later, or waits longer, is left to the next order, tick or call. */
const FORESEEN = 20 * 60_000
const PATIENCE = 24 * 3_600_000

const running = new Map<string, { again: boolean }>()

/**
 * Posts what waits in the queue, oldest first, until nothing is due or `deadline` (milliseconds since 1970): leased as by
 * `GET /orders/queue`, so that nobody else is given it meanwhile. One run per store and process; one that is asked for
 * meanwhile is part of it.
 */
export async function pushOrders(deps: PushDeps, deadline: number): Promise<void> {
  const scope = scopeOf(deps)
  const before = running.get(scope)
  if (before) {
    before.again = true
    return
  }
  const run = { again: true }
  running.set(scope, run)
  try {
    while (run.again && deps.now() < deadline) {
      run.again = false
      while (deps.now() < deadline && (await pushSome(deps))) run.again = false
    }
  } finally {
    running.delete(scope)
  }
}

/** When there is something to post again, milliseconds since 1970; null: nothing waits that time alone brings. */
export async function nextPush(deps: PushDeps): Promise<number | null> {
  const task = taskOf(await readPushSettings(deps), deps.account)
  if (!task) return null
  const now = deps.now()
  const [queue, state] = await Promise.all([readQueue(deps), readState(deps)])
  const isForeseen = (entry: QueueEntry): boolean =>
    task.events.includes(entry.event) &&
    entry.freeAt <= now + FORESEEN &&
    now - entry.queuedAt < PATIENCE &&
    entry.held === undefined &&
    entry.left?.[task.source] === undefined
  const times = queue.filter(isForeseen).map(({ freeAt }) => freeAt)
  return times.length > 0 ? Math.max(Math.min(...times), freeFrom(state, now, task.perMinute)) : null
}

/** Whether more may be due. */
async function pushSome(deps: PushDeps): Promise<boolean> {
  const task = taskOf(await readPushSettings(deps), deps.account)
  if (!task) return false
  const waiting = await readWaiting(deps, task)
  const wanted = Math.min(waiting.entries.length, AT_ONCE)
  const granted = wanted > 0 ? await claim(deps, { wanted, perMinute: task.perMinute }) : 0
  if (granted === 0) return false
  const leased = await leaseWaiting(deps, { ...task, limit: granted }, waiting)
  if (leased.isErr()) deps.log.warn({ message: 'orders to push could not be read', code: leased.error.code })
  const results = leased.isOk() ? await deliverAll(deps, leased.value.orders, task) : []
  const now = deps.now()
  await changeState(deps, (state) => {
    const known = givenBack(state, { now, unsent: granted - results.length })
    return results.length > 0 ? settled(known, results, { now, random: deps.random() }) : known
  })
  return results.length > 0
}

async function claim(
  deps: PushDeps,
  { wanted, perMinute }: { wanted: number; perMinute: number },
): Promise<number> {
  let granted = 0
  await changeState(deps, (state) => {
    const claim = claimed(state, { now: deps.now(), wanted, perMinute })
    granted = claim.granted
    return claim.state
  })
  return granted
}

/** Posts them, unless somebody switched it off or over to something else since they were leased. */
async function deliverAll(
  deps: PushDeps,
  orders: readonly LeasedOrder[],
  task: PushTask,
): Promise<PushResult[]> {
  const [settings, secrets] = await Promise.all([readPushSettings(deps), signingSecrets(deps)])
  const isSame = JSON.stringify(taskOf(settings, deps.account)) === JSON.stringify(task)
  if (isSame && secrets.length > 0)
    return Promise.all(orders.map((order) => deliver(deps, order, task, secrets)))
  await Promise.all(orders.map((order) => changeEntry(deps, order, (entry) => notGiven(entry, deps.now()))))
  return []
}

const notGiven = (entry: QueueEntry, now: number): QueueEntry => ({
  ...entry,
  freeAt: now,
  attempts: Math.max(0, entry.attempts - 1),
})
