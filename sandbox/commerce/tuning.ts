import { seededRandom } from '../platform/random'

export interface TuningOptions {
  /**
   * For how long a new RefId, and a new SKU's context, is unknown to the lookups; 0 unless told, because VTEX
   * publishes no figure and a lag of our own invention would only slow every test.
   */
  indexDelayMs?: number
  /** For how long GET category tree repeats what it showed before; 1,000 ms unless told. */
  treeCacheMs?: number
  /** How long a Catalog write keeps its product at least; 5 ms unless told. */
  deadlockWindowMs?: number
  /** How often a write that overlaps another one of its product deadlocks, from 0 to 1; always unless told. */
  deadlockProbability?: number
  /** Makes the deadlocks of a probability repeatable. */
  deadlockSeed?: number
  /** How long a status lasts that OMS passes by itself; 0 unless told. */
  orderTransientMs?: number
  /** How long shoppers may cancel without being asked; 30 minutes unless told, as in VTEX. */
  orderWindowToCancelMs?: number
  /** How long OMS takes over a change of an order; 0 unless told. */
  orderChangeMs?: number
  /** By how much the list of orders lags; 0 unless told, about 4 minutes in VTEX. */
  orderIndexDelayMs?: number
  /** By how much searches of Master Data lag behind its documents; 0 unless told, because VTEX publishes no figure. */
  masterDataIndexDelayMs?: number
  /** Whether the list of orders shows values as single-precision floats, a fraction of a cent off; so unless told. */
  orderListFloats?: boolean
  /** How much later than a cancellation its reason is written; 0 unless told. */
  orderCancelReasonDelayMs?: number
  /** For how long after a request to cancel an invoice is still taken, and leaves the order stuck; 1,000 unless told. */
  orderCancelRaceMs?: number
  /** How feed settings are spelled in answers: as VTEX's live answers do unless told, or as its reference does. */
  feedSpelling?: 'live' | 'reference'
}

/** How Catalog and OMS lag, and Catalog deadlocks. */
export interface Tuning extends Required<TuningOptions> {
  random: () => number
}

/** All settings from some. */
export function toTuning({
  indexDelayMs = 0,
  treeCacheMs = 1_000,
  deadlockWindowMs = 5,
  deadlockProbability = 1,
  deadlockSeed = 1,
  orderTransientMs = 0,
  orderWindowToCancelMs = 30 * 60_000,
  orderChangeMs = 0,
  orderIndexDelayMs = 0,
  masterDataIndexDelayMs = 0,
  orderListFloats = true,
  orderCancelReasonDelayMs = 0,
  orderCancelRaceMs = 1_000,
  feedSpelling = 'live',
}: TuningOptions): Tuning {
  return {
    indexDelayMs,
    treeCacheMs,
    deadlockWindowMs,
    deadlockProbability,
    deadlockSeed,
    orderTransientMs,
    orderWindowToCancelMs,
    orderChangeMs,
    orderIndexDelayMs,
    masterDataIndexDelayMs,
    orderListFloats,
    orderCancelReasonDelayMs,
    orderCancelRaceMs,
    feedSpelling,
    random: seededRandom(deadlockSeed),
  }
}
