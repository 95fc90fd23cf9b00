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
}

/** How Catalog lags and deadlocks. */
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
}: TuningOptions): Tuning {
  const settings = { indexDelayMs, treeCacheMs, deadlockWindowMs, deadlockProbability, deadlockSeed }
  return { ...settings, random: seededRandom(deadlockSeed) }
}
