export { aloneInStore } from './alone'
export { laneGate, type GateOptions } from './gate'
export type { LaneAnswer, LaneGate, LaneState } from './lane-gate'
export { laneOf } from './lane-of'
export {
  allLanes,
  laneLimits,
  type CallKind,
  type LaneLimits,
  type LaneName,
  type Priority,
  type Rate,
} from './limits'
export { isLeased, releaseLease, takeLease, withLease } from './lease'
export { observeLane } from './observe-client'
export { newCallLog, recordCalls, type CallLog, type StoredCall } from './record-calls'
