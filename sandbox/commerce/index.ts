import type { ApiRoute } from '../http'
import { checkoutRoutes } from './checkout/routes'
import { fetchImage, type FetchImage } from './catalog/fetch-image'
import { catalogRoutes } from './catalog/routes'
import { refLookups } from './catalog/ref-index'
import { seedCatalog, type SeededSku, type SeedSku } from './catalog/seed-skus'
import { giftCardRoutes } from './giftcards/routes'
import { statusAt, type ReservationStatus } from './logistics/reservation'
import { logisticsRoutes } from './logistics/routes'
import { masterDataRoutes } from './masterdata/routes'
import { seedDocuments, type SeedDocument } from './masterdata/seed'
import { stockRows, type StockRow } from './logistics/stock-rows'
import { OrderFaults, type OrderFaultName } from './oms/faults'
import type { HookCall } from './oms/feed/hook'
import type { OrderEvent } from './oms/move'
import type { Order } from './oms/order'
import { ordersOf, type Orders } from './oms'
import { omsRoutes } from './oms/routes'
import { paymentsRoutes } from './payments/routes'
import { pricingRoutes } from './pricing/routes'
import type { Context } from './routes'
import { fromSnapshot, toSnapshot } from './snapshot'
import { newAccount, withKept, type AccountState } from './state'
import { toTuning, type TuningOptions } from './tuning'

export type { SeededSku, SeedSku } from './catalog/seed-skus'
export type { SeedDocument } from './masterdata/seed'
export type { HookCall } from './oms/feed/hook'
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
  /** Whether a hook answers 200 in time; never unless told. */
  pingHook?: (call: HookCall) => Promise<boolean>
  /** Brings a hook what it is to be told. */
  postHook?: (call: HookCall) => void
  /** Told of each trouble of orders that was ordered and happened. */
  onOrderFault?: (fault: OrderFaultName) => void
}

/** Emulated Catalog, Pricing, Logistics, OMS and Master Data of some stores. */
export interface Commerce {
  routes: ApiRoute[]
  /** What shoppers do. @throws Error for an unknown account */
  orders: Orders
  /**
   * Creates SKUs directly, active, with ids from 1 upward or as given.
   * @throws Error for an unknown account, or when an id or EAN is taken
   */
  seedSkus(account: string, skus: readonly SeedSku[]): SeededSku[]
  /** Puts customers and addresses into Master Data; answers their ids. @throws Error for an unknown account */
  seedDocuments(account: string, documents: readonly SeedDocument[]): string[]
  /** Makes lookups by RefId answer "not found" for a ref that exists; all of them, or those of the templates. */
  hideRef(account: string, refId: string, templates?: readonly string[]): void
  /** All stock, by SKU and warehouse. @throws Error for an unknown account */
  stock(account: string): StockRow[]
  /** How an order's reservation stands; null without one. @throws Error for an unknown account */
  reservationOf(account: string, order: Pick<Order, 'reservationId'>): ReservationStatus | null
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
      ...checkoutRoutes(context),
      ...paymentsRoutes(context),
      ...masterDataRoutes(context),
      ...giftCardRoutes(context),
    ],
    orders: ordersOf(context, (account) => stateOf(states, account)),
    seedSkus: (account, skus) => seedCatalog(stateOf(states, account).kept.catalog, skus, now()),
    seedDocuments: (account, documents) =>
      seedDocuments(stateOf(states, account).kept.masterdata, documents, now()),
    hideRef: (account, refId, templates = Object.values(refLookups)) =>
      hideRef(stateOf(states, account), refId, templates),
    stock: (account) => stockRows(stateOf(states, account).kept, now()),
    reservationOf(account, { reservationId }) {
      const reservation = stateOf(states, account).kept.logistics.reservations.get(reservationId ?? '')
      return reservation ? statusAt(reservation, now()) : null
    },
    tune: (changes) => Object.assign(context.tuning, toTuning({ ...context.tuning, ...changes })),
    reset: () => {
      Object.assign(context.tuning, toTuning(options))
      context.oms.faults.clear()
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
    pingHook: options.pingHook ?? (() => Promise.resolve(false)),
    onDeadlock: options.onDeadlock ?? (() => undefined),
    oms: {
      pace: () => paceIn(tuning),
      tell: options.onOrderStatus ?? (() => undefined),
      faults: new OrderFaults(options.onOrderFault),
      post: options.postHook ?? (() => undefined),
    },
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
