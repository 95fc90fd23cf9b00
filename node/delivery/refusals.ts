import { LRUCache } from 'lru-cache'
import type { Failure } from '../errors/failure'

/** An API that took a call so lately is open to the app; milliseconds. */
const LATELY = 10 * 60_000
/** Refusals in a row after which it is no longer. */
const IN_A_ROW = 3

interface Watched {
  /** Milliseconds since 1970 of the last call VTEX took; 0: none. */
  takenAt: number
  inARow: number
}

const watched = new LRUCache<string, Watched>({ max: 5_000 })

/** Failures with which VTEX shows that it lets the app in: it judged the call itself. */
const judged: readonly Failure['kind'][] = ['refused', 'not-found', 'conflict', 'locked']

/**
 * Tells a refusal of the app (a policy or resource is missing, so every call is answered 401 or 403) from one of this
 * very call. `key` names store, lane and kind of call: who may read may yet not write.
 */
export function isRefusalOfOne(key: string, now: number): boolean {
  const { takenAt, inARow } = watched.get(key) ?? { takenAt: 0, inARow: 0 }
  return now - takenAt < LATELY && inARow < IN_A_ROW
}

/** Remembers what an answer says about whether the app may call. `failed`: null for a call that was carried out. */
export function watchRefusals(key: string, failed: Failure | null, now: number): void {
  const before = watched.get(key) ?? { takenAt: 0, inARow: 0 }
  if (failed?.code === 'policy_missing') watched.set(key, { ...before, inARow: before.inARow + 1 })
  else if (failed === null || judged.includes(failed.kind)) watched.set(key, { takenAt: now, inARow: 0 })
}
