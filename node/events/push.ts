import { randomUUID } from 'node:crypto'
import type { EventContext } from '@vtex/api'
import type { Clients } from '../clients'
import { depsOf, type Deps } from '../delivery/deps'
import { releaseLease, takeLease } from '../delivery/lanes'
import { notifyFromTime } from '../notifications'
import { pushDepsOf, type PushDeps } from '../orders/push/deps'
import { nextPush, pushOrders } from '../orders/push/push-orders'
import { isFailing, readState } from '../orders/push/state'
import { searchOrders } from '../orders/search'
import { pause } from '../storage/documents'

/** A handler has a minute: 5 + 25 seconds, 10 for what was begun last, and 15 of waiting. */
const SEARCH_MILLISECONDS = 5_000
const PUSH_MILLISECONDS = 25_000
const LONGEST_WAIT = 15_000
const SHORTEST_WAIT = 1_000

const ALARM = 'order-push-alarm'

/** Orders that are to be pushed: posts what is due, and wakes itself while something waits for its time. */
export async function pushEvent({ clients, vtex }: EventContext<Clients>): Promise<void> {
  const deps = depsOf(vtex, clients)
  const push = pushDepsOf(deps, clients, 'background')
  await searchOrders(push, deps.now() + SEARCH_MILLISECONDS)
  await pushOrders(push, deps.now() + PUSH_MILLISECONDS)
  if (isFailing(await readState(push))) await notifyFromTime(deps)
  await wakeInTime(deps, push)
}

/** There is no scheduler: one process of the store waits a while, then asks again. */
async function wakeInTime(deps: Deps, push: PushDeps): Promise<void> {
  const next = await nextPush(push)
  if (next === null) return
  const wait = Math.min(Math.max(next - deps.now(), SHORTEST_WAIT), LONGEST_WAIT)
  const owner = randomUUID()
  if (!(await takeLease(deps.documents, ALARM, owner, wait + SHORTEST_WAIT, deps.now()))) return
  await pause(wait)
  await releaseLease(deps.documents, ALARM, owner)
  await deps.push()
}
