import type { AccountState } from '../../state'
import type { OrderFaults } from '../faults'
import type { Order } from '../order'
import { viewOf } from '../view'
import { fires, offerChange, offerStatus, type OrderUpdate } from './feed'
import { takesStatus } from './filter'
import { callOf, type Hook, type HookCall } from './hook'
import { dropQuiet } from './quiet'

/** What telling feeds and hooks takes. */
export interface Publisher {
  /** Posts to a hook, as often as it takes. */
  post(call: HookCall): void
  faults: OrderFaults
}

/** Tells the FromWorkflow feeds and hooks that an order got a status. */
export function publishStatus(
  { post }: Publisher,
  account: AccountState,
  order: Order,
  update: OrderUpdate,
  now: number,
): void {
  const { feeds, hooks } = account.kept.oms
  dropQuiet(account.kept.oms, now)
  for (const feed of feeds.values()) offerStatus(feed, update, now)
  for (const [key, hook] of hooks)
    if (takesStatus(hook.filter, update.state))
      send(post, hook, callOf(hook, order.hostname, key, update), now)
}

/** Tells the FromOrders feeds and hooks that anything of an order changed. */
export function publishChange(
  { post, faults }: Publisher,
  account: AccountState,
  order: Order,
  update: OrderUpdate,
  now: number,
): void {
  const { feeds, hooks } = account.kept.oms
  const isWatched = [...feeds.values(), ...hooks.values()].some(({ filter }) => filter.type === 'FromOrders')
  if (!isWatched || faults.take('skip-version', order)) return
  const document = JSON.stringify(viewOf(order, account.kept, now))
  for (const feed of feeds.values()) offerChange(feed, { update, document, at: now })
  for (const [key, hook] of hooks)
    if (hook.filter.type === 'FromOrders')
      inTurn(hook, async () => {
        if (await fires(hook, order.orderId, document))
          send(post, hook, callOf(hook, order.hostname, key, update), now)
      })
}

const turns = new WeakMap<Hook, Promise<void>>()

/** One version after the other, so that single fire sees what was fired before. */
function inTurn(hook: Hook, task: () => Promise<void>): void {
  turns.set(hook, (turns.get(hook) ?? Promise.resolve()).then(task))
}

function send(post: Publisher['post'], hook: Hook, call: HookCall, now: number): void {
  hook.lastPostAt = now
  post(call)
}
