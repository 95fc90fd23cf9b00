import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { Lane } from '../flows/flow'
import { pause } from '../storage/documents'

/** Calls at once per lane, account and process. VTEX publishes rates, not concurrency; these stay far below any. */
const CONCURRENCY: Record<Lane, number> = { pricing: 8, logistics: 8 }

/** One VTEX API family's share of this process, for one store. */
export interface LaneGate {
  /** Runs the task when there is room and VTEX has not asked to wait. */
  run<T>(task: () => Promise<T>): Promise<T>
  /** VTEX asked to wait: nothing of this lane starts before. Milliseconds. */
  holdFor(milliseconds: number): void
}

const gates = new LRUCache<string, LaneGate>({ max: 1_000 })

/** Replicas serve many accounts, so a gate belongs to account, workspace and lane. */
export function laneGate(account: string, workspace: string, lane: Lane): LaneGate {
  const key = `${account}/${workspace}/${lane}`
  const gate = gates.get(key) ?? newGate(CONCURRENCY[lane])
  gates.set(key, gate)
  return gate
}

export function newGate(concurrency: number): LaneGate {
  const limit = pLimit(concurrency)
  let closedUntil = 0
  return {
    run: (task) =>
      limit(async () => {
        for (let wait = closedUntil - Date.now(); wait > 0; wait = closedUntil - Date.now()) await pause(wait)
        return task()
      }),
    holdFor(milliseconds) {
      closedUntil = Math.max(closedUntil, Date.now() + milliseconds)
    },
  }
}
