import type { ApiRoute } from '../http'
import { refLookups } from './catalog/lookup'
import { catalogRoutes } from './catalog/routes'
import { seedCatalog, type SeededSku, type SeedSku } from './catalog/seed-skus'
import { logisticsRoutes } from './logistics/routes'
import { pricingRoutes } from './pricing/routes'
import type { Context } from './routes'
import { fromSnapshot, toSnapshot } from './snapshot'
import { newAccount, withKept, type AccountState } from './state'

export type { SeededSku, SeedSku } from './catalog/seed-skus'

export interface CommerceOptions {
  accounts: string[]
  /** Refuse unknown keys, and null for numbers and booleans, in bodies. */
  strict: boolean
  /** Milliseconds since 1970. */
  now: () => number
  /** For how long after a stock write the same SKU and warehouse answer 423; 20 ms unless told. */
  lockWindowMs?: number
}

/** Emulated Catalog, Pricing and Logistics of some stores. */
export interface Commerce {
  routes: ApiRoute[]
  /**
   * Creates SKUs directly, active, with ids from 1 upward or as given.
   * @throws Error for an unknown account, or when an id or EAN is taken
   */
  seedSkus(account: string, skus: readonly SeedSku[]): SeededSku[]
  /** Makes lookups by RefId answer "not found" for a ref that exists; all of them, or those of the templates. */
  hideRef(account: string, refId: string, templates?: readonly string[]): void
  /** Empties all stores, and forgets limits, locks and hidden refs. */
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
export function createCommerce({ accounts, strict, now, lockWindowMs = 20 }: CommerceOptions): Commerce {
  const states = new Map<string, AccountState>()
  const reset = () => accounts.forEach((account) => states.set(account, newAccount()))
  reset()
  const context: Context = { strict, now, lockWindowMs, accountOf: (name) => states.get(name) }
  return {
    routes: [...pricingRoutes(context), ...logisticsRoutes(context), ...catalogRoutes(context)],
    seedSkus: (account, skus) => seedCatalog(stateOf(states, account).kept.catalog, skus, now()),
    hideRef: (account, refId, templates = Object.values(refLookups)) =>
      hideRef(stateOf(states, account), refId, templates),
    reset,
    snapshot: () => toSnapshot(new Map([...states].map(([account, { kept }]) => [account, kept]))),
    restore: (snapshot) => {
      const kept = fromSnapshot(snapshot)
      reset()
      for (const [account, stores] of kept) if (states.has(account)) states.set(account, withKept(stores))
    },
  }
}

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
