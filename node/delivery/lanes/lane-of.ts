import { LRUCache } from 'lru-cache'
import { pause } from '../../storage/documents'
import { laneGate } from './gate'
import type { LaneGate } from './lane-gate'
import { laneLimits, type LaneName } from './limits'

const gates = new LRUCache<string, LaneGate>({ max: 1_000 })

/** This process's gate of a lane. Replicas serve many accounts, so it belongs to account, workspace and lane. */
export function laneOf(account: string, workspace: string, lane: LaneName): LaneGate {
  const key = `${account}/${workspace}/${lane}`
  const gate = gates.get(key) ?? laneGate({ lane, limits: laneLimits[lane], now: Date.now, sleep: pause })
  gates.set(key, gate)
  return gate
}
