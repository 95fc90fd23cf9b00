import type { IOContext, Logger } from '@vtex/api'
import type { Clients } from '../clients'
import type { AwaitedFlow, FlowClients } from '../flows/flow'
import { documentsIn, type Documents } from '../storage/documents'
import type { LaneName } from './lanes'

/** What the delivery of records works with; tests pass small fakes. */
export interface Deps {
  account: string
  workspace: string
  clients: FlowClients & Pick<Clients, 'catalog' | 'payments' | 'checkout'>
  documents: Documents
  /** Asks a worker to look at the lane. Only a wake-up: open work is found without it too. */
  wake(lane: LaneName): Promise<void>
  /** Asks for what is due from time to time: parked records, expiry. */
  tick(): Promise<void>
  /** Tells that records arrived which others may wait for. Only a hint: the tick finds them too. */
  arrived(flow: AwaitedFlow, refs: readonly string[]): Promise<void>
  /** Asks for orders that are to be pushed. Only a wake-up: the next one finds them too. */
  push(): Promise<void>
  /** Tells other apps of the store that there is something to know; fails when the platform does not take it. */
  announce(notification: Announcement): Promise<void>
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Milliseconds since 1970. */
  now(): number
}

/** A notification as other apps get it: what and how much, nothing of the store's records. */
export interface Announcement {
  id: string
  kind: string
  count: number
  /** RFC 3339. */
  at: string
}

/** Name of the store's part of a process: what is kept in memory belongs to account and workspace. */
export function scopeOf({ account, workspace }: Pick<Deps, 'account' | 'workspace'>): string {
  return `${account}/${workspace}`
}

/** Topics of the app's own events; declared in service.json. */
export const LANE_TOPIC = 'erp-integrator.lane'
export const TICK_TOPIC = 'erp-integrator.tick'
export const PUSH_TOPIC = 'erp-integrator.push'
export const ARRIVED_TOPIC = 'erp-integrator.arrived'
/** What other apps may subscribe to, with this app as the sender. */
export const NOTIFICATION_TOPIC = 'erp-integrator.notification'

/** The real ones, for a request or an event. */
export function depsOf({ account, workspace, logger }: IOContext, clients: Clients): Deps {
  return {
    account,
    workspace,
    clients,
    documents: documentsIn(clients.vbase),
    wake: (lane) => clients.events.sendEvent('', LANE_TOPIC, { lane }),
    tick: () => clients.events.sendEvent('', TICK_TOPIC, {}),
    arrived: (flow, refs) => clients.events.sendEvent('', ARRIVED_TOPIC, { flow, refs }),
    push: () => clients.events.sendEvent('', PUSH_TOPIC, {}),
    announce: (notification) => clients.events.sendEvent('', NOTIFICATION_TOPIC, notification),
    log: logger,
    now: Date.now,
  }
}
