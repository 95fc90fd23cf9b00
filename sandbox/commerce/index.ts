import type { ApiRoute } from '../http'
import { fetchImage, type FetchImage } from './catalog/fetch-image'
import { catalogRoutes } from './catalog/routes'
import { refLookups } from './catalog/ref-index'
import { seedCatalog, type SeededSku, type SeedSku } from './catalog/seed-skus'
import { logisticsRoutes } from './logistics/routes'
import { quantities } from './logistics/stock-reports'
import { findStock } from './logistics/store'
import type { OrderEvent } from './oms/move'
import { ordersOf, type Orders } from './oms'
import { omsRoutes } from './oms/routes'
import { pricingRoutes } from './pricing/routes'
import type { Context } from './routes'
import { fromSnapshot, toSnapshot } from './snapshot'
import { newAccount, withKept, type AccountState } from './state'
import { toTuning, type TuningOptions } from './tuning'

export type { SeededSku, SeedSku } from './catalog/seed-skus'
export type { OrderEvent } from './oms/move'
export type { TuningOptions } from './tuning'

export interface CommerceOptions extends TuningOptions {
  accounts: string[]
  /** Refuse unknown keys, and null for numbers and booleans, in bodies. */
  strict: boolean
  /** Milliseconds since 1970. */
  now: () => number
  /** For how long after a stock write the same SKU and warehouse answer 423; 20 ms unless told. */
  lockWindowMs?: number
  /** How POST SKU file gets its picture; by HTTP from this machine unless told. */
  fetchImage?: FetchImage
  /** Told of each Catalog write that was refused as deadlocked. */
  onDeadlock?: () => void
  /** Told of each status of an order. */
  onOrderStatus?: (account: string, event: OrderEvent) => void
}

/** Emulated Catalog, Pricing, Logistics and OMS of some stores. */
export interface Commerce {
  routes: ApiRoute[]
  /** What shoppers do. @throws Error for an unknown account */
  orders: Orders
  /**
   * Creates SKUs directly, active, with ids from 1 upward or as given.
   * @throws Error for an unknown account, or when an id or EAN is taken
   */
  seedSkus(account: string, skus: readonly SeedSku[]): SeededSku[]
  /** Units of a SKU in a warehouse at this moment; null when stock was never written. @throws Error as above */
  stock(account: string, skuId: string, warehouseId: string): StockUnits | null
  /** Makes lookups by RefId answer "not found" for a ref that exists; all of them, or those of the templates. */
  hideRef(account: string, refId: string, templates?: readonly string[]): void
  /** Changes how Catalog lags and deadlocks, until the reset; what is not named stays. */
  tune(options: TuningOptions): void
  /** Empties all stores, and forgets limits, locks, hidden refs and what was tuned. */
  reset(): void
  /** All stores as JSON-serialisable data. */
  snapshot(): unknown
  /**
   * Brings back what snapshot() returned; an account that it lacks becomes empty.
   * @throws Error when it is no snapshot of this version
   */
  restore(snapshot: unknown): void
}

/** `dispatched` are those reserved whose order is confirmed. */
export interface StockUnits {
  total: number
  reserved: number
  dispatched: number
  available: number
}

/** Builds the emulated APIs. State is kept per account, in memory. */
export function createCommerce(options: CommerceOptions): Commerce {
  const { accounts, now } = options
  const states = new Map<string, AccountState>()
  const context = toContext(options, (name) => states.get(name))
  const empty = () => accounts.forEach((account) => states.set(account, newAccount()))
  empty()
  return {
    routes: [
      ...pricingRoutes(context),
      ...logisticsRoutes(context),
      ...catalogRoutes(context),
      ...omsRoutes(context),
    ],
    orders: ordersOf(context, (account) => stateOf(states, account)),
    seedSkus: (account, skus) => seedCatalog(stateOf(states, account).kept.catalog, skus, now()),
    stock: (account, skuId, warehouseId) => {
      const { logistics } = stateOf(states, account).kept
      const stock = findStock(logistics, skuId, warehouseId)
      return stock ? quantities(logistics, stock, now()) : null
    },
    hideRef: (account, refId, templates = Object.values(refLookups)) =>
      hideRef(stateOf(states, account), refId, templates),
    tune: (changes) => Object.assign(context.tuning, toTuning({ ...context.tuning, ...changes })),
    reset: () => {
      Object.assign(context.tuning, toTuning(options))
      empty()
    },
    snapshot: () => toSnapshot(new Map([...states].map(([account, { kept }]) => [account, kept]))),
    restore: (snapshot) => {
      const kept = fromSnapshot(snapshot)
      empty()
      for (const [account, stores] of kept) if (states.has(account)) states.set(account, withKept(stores))
    },
  }
}

function toContext(options: CommerceOptions, accountOf: Context['accountOf']): Context {
  const tuning = toTuning(options)
  return {
    strict: options.strict,
    now: options.now,
    lockWindowMs: options.lockWindowMs ?? 20,
    tuning,
    fetchImage: options.fetchImage ?? fetchImage,
    onDeadlock: options.onDeadlock ?? (() => undefined),
    oms: { pace: () => paceIn(tuning), tell: options.onOrderStatus ?? (() => undefined) },
    accountOf,
  }
}

const paceIn = ({ orderTransientMs, orderWindowToCancelMs }: Context['tuning']) => ({
  transientMs: orderTransientMs,
  windowToCancelMs: orderWindowToCancelMs,
})

function stateOf(states: Map<string, AccountState>, account: string): AccountState {
  const state = states.get(account)
  if (!state) throw new Error(`The sandbox has no account ${account}.`)
  return state
}

function hideRef({ hiddenRefs }: AccountState, refId: string, templates: readonly string[]): void {
  for (const template of templates) {
    hiddenRefs.set(template, (hiddenRefs.get(template) ?? new Set()).add(refId))
  }
}
