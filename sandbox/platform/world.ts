import {
  createCommerce,
  type Commerce,
  type HookCall,
  type OrderEvent,
  type TuningOptions,
} from '../commerce'
import { Faults } from './faults'
import { Gateway } from './gateway'
import { Identity } from './identity/identity'
import { licenseManagerRoutes } from './identity/license-manager'
import { accounts } from './identity/seed'
import { vtexIdRoutes } from './identity/vtex-id'
import { Courier } from './infra/courier'
import { SettingsStore } from './infra/settings'
import { VBaseStore } from './infra/vbase'
import { Journal } from './journal'
import { readApp, type InstalledApp } from './manifest'
import { OutboundPolicy } from './outbound-policy'
import { postHook } from './post-hook'
import { Receiver } from './receiver'
import { Stats } from './stats'

/** Everything of the emulated VTEX that lives in memory and needs no process or port. */
export interface World {
  app: InstalledApp
  accounts: readonly string[]
  commerce: Commerce
  identity: Identity
  gateway: Gateway
  policy: OutboundPolicy
  vbase: VBaseStore
  settings: SettingsStore
  faults: Faults
  stats: Stats
  journal: Journal
  /** Brings hooks of orders what they are told, again until they answer 200. */
  hooks: Courier<HookCall>
  /** The store's own app that gets pushed orders. */
  receiver: Receiver
  /** Told of each status of an order. */
  orderListeners: Set<(account: string, event: OrderEvent) => void>
  now: () => number
  /** Commerce's clock, which control moves on; milliseconds since 1970. */
  commerceNow: () => number
  /** Moves the clock of commerce on; time that has passed there does not come back. */
  moveClock(milliseconds: number): void
}

export interface WorldOptions {
  root: string
  strict: boolean
  latencyMs: number
  /** How Catalog lags and deadlocks. */
  catalog?: TuningOptions | undefined
}

/** An empty VTEX with the app at `root` installed. Throws when the app's manifest or service.json is unfit. */
export function createWorld(options: WorldOptions): World {
  const now = () => Date.now()
  const app = readApp(options.root)
  const stats = new Stats(now)
  const orderListeners: World['orderListeners'] = new Set()
  let ahead = 0
  const commerceNow = () => now() + ahead
  const hooks = new Courier<HookCall>({ deliver: postHook, counts: () => stats.hooks })
  const commerce = createCommerce({
    ...options.catalog,
    accounts: [...accounts],
    strict: options.strict,
    now: commerceNow,
    onDeadlock: () => stats.deadlocks++,
    pingHook: postHook,
    postHook: (call) => hooks.send(call),
    onOrderFault: (fault) => stats.countOrderFault(fault),
    onOrderStatus: (account, event) => {
      stats.orders.told++
      orderListeners.forEach((listener) => listener(account, event))
    },
  })
  const identity = new Identity({ appId: app.id, now })
  const receiver = new Receiver(now)
  const faults = new Faults()
  const gateway = new Gateway({
    commerce: [...commerce.routes, ...receiver.routes],
    identityRoutes: [...vtexIdRoutes(identity), ...licenseManagerRoutes(identity)],
    identity,
    manifest: app.manifest,
    faults,
    stats,
    latencyMs: options.latencyMs,
  })
  return {
    app,
    accounts,
    commerce,
    identity,
    gateway,
    policy: new OutboundPolicy(app.manifest),
    vbase: new VBaseStore(now),
    settings: new SettingsStore(),
    faults,
    stats,
    journal: new Journal(),
    hooks,
    receiver,
    orderListeners,
    now,
    commerceNow,
    moveClock: (milliseconds) => void (ahead += milliseconds),
  }
}
