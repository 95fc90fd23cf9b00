import { newCatalog, type CatalogState } from './catalog/store'
import { newGiftCards, type GiftCardsState } from './giftcards/store'
import { newLogistics, type LogisticsState } from './logistics/store'
import { newMasterData, type MasterDataState } from './masterdata/store'
import { newOms, type OmsState } from './oms/order'
import { newPricing, type PricingState } from './pricing/store'

/** What a store keeps. Plain data, Maps and Sets only, so that it can be written to disk. */
export interface Kept {
  pricing: PricingState
  logistics: LogisticsState
  catalog: CatalogState
  oms: OmsState
  masterdata: MasterDataState
  giftCards: GiftCardsState
}

/** One account's store: what it keeps, and what is forgotten when the sandbox stops. */
export interface AccountState {
  kept: Kept
  /** Tokens left per pricing route. */
  buckets: Map<string, { tokens: number; at: number }>
  /** Catalog calls in the current minute, for the account and per endpoint. */
  callCounts: Map<string, { minute: number; calls: number }>
  /** When each SKU and warehouse was last written, for the 423 lock. */
  lastWrites: Map<string, number>
  /** How many Catalog writes of each product are under way. */
  writing: Map<number, number>
  /** When a RefId or SKU was last written, for lookups that lag. */
  writtenAt: Map<string, number>
  /** Category trees as they were last shown, by number of levels. */
  shownTrees: Map<string, { at: number; tree: unknown }>
  /** Refs that a lookup route pretends not to know, by route template. */
  hiddenRefs: Map<string, Set<string>>
}

/** An account without prices, warehouses or SKUs. */
export function newAccount(): AccountState {
  return withKept({
    pricing: newPricing(),
    logistics: newLogistics(),
    catalog: newCatalog(),
    oms: newOms(),
    masterdata: newMasterData(),
    giftCards: newGiftCards(),
  })
}

/** An account that keeps what a snapshot kept; limits and locks start afresh. */
export function withKept(kept: Kept): AccountState {
  return {
    kept,
    buckets: new Map(),
    callCounts: new Map(),
    lastWrites: new Map(),
    writing: new Map(),
    writtenAt: new Map(),
    shownTrees: new Map(),
    hiddenRefs: new Map(),
  }
}
