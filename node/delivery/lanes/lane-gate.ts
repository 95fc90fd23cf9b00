import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { BreakerState } from './breaker'
import type { CallKind, LaneName } from './limits'
import type { QueuedCall } from './queue'
import type { Used } from './usage'

/** One answer of VTEX. */
export interface LaneAnswer {
  kind: CallKind
  /** What VTEX counts together; a client's `metric` names one method of one path. */
  route?: string
  status: number
  /** Names in lower case. */
  headers: Record<string, string | undefined>
  milliseconds: number
}

/** A lane as this process sees it. */
export interface LaneState extends Used {
  lane: LaneName
  concurrency: number
  inFlight: number
  queued: number
  breaker: BreakerState
  /** Milliseconds since 1970; null when VTEX has not asked to wait. */
  heldUntil: number | null
}

/** This process's way to one VTEX API family, for one store. */
export interface LaneGate {
  /**
   * Runs one call to VTEX when budget, concurrency and breaker allow it; interactive calls go first.
   * `until` (milliseconds since 1970): when the call cannot begin before, it is not made, and the answer is
   * vtex_unavailable (VTEX does not answer) or vtex_rate_limited, with `retryAfter`.
   */
  run<T>(call: QueuedCall, task: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>>
  /** Background calls wait for so many milliseconds; calls somebody waits for are made and show whether it helped. */
  hold(milliseconds: number): void
  /** What VTEX said in any answer of this lane, also to calls made outside `run`. */
  observe(answer: LaneAnswer): void
  state(now: number): LaneState
}
