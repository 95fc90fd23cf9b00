import type { ErrorCode } from '../errors/catalogue'
import type { Failure, FailureKind } from '../errors/failure'

/**
 * What is done about a failed call to VTEX.
 * - `read-back`: it may have been carried out; VTEX is read and planned again before anything is repeated.
 * - `wait`: it was not carried out; tried again when VTEX is ready for it. Time has passed, so VTEX is read again too.
 * - `adopt`: what was to be created exists; its id is taken over.
 * - `fail`: the same again would fail the same way.
 * - `stop-lane`: nobody's record is wrong; background work waits until the app is allowed again (but see refusals.ts).
 * - `leave`: VTEX was not called; background work is left for the next slice.
 */
export type RetryAction = 'read-back' | 'wait' | 'adopt' | 'fail' | 'stop-lane' | 'leave'

export interface RetryRule {
  action: RetryAction
  /** Attempts in all. */
  attempts: number
  /** Shortest wait before the second attempt, milliseconds; doubled each time. */
  wait: number
  /** Whether `retryAfter` is what VTEX asked for; elsewhere it is advice for the caller. */
  obeysRetryAfter: boolean
}

const rule = (action: RetryAction, attempts = 1, wait = 0, obeysRetryAfter = false): RetryRule => ({
  action,
  attempts,
  wait,
  obeysRetryAfter,
})

/** One row per kind of failure. Everything this app writes is absolute and read first, so a repeat never does it twice. */
export const retryTable: Readonly<Record<FailureKind, RetryRule>> = {
  // No answer in time: the effect is unknown.
  timeout: rule('read-back', 3, 500),
  // Refused, reset or not resolved: a reset can come after the effect.
  connection: rule('read-back', 5, 500),
  // VTEX answers 5xx now and then although it did what was asked.
  'server-error': rule('read-back', 5, 500),
  // 429. The whole lane waits with it (the gate does that).
  'rate-limited': rule('wait', 8, 1_000, true),
  // 423: VTEX discards the second of two writes to one item; it advises to wait 2 to 5 seconds.
  locked: rule('wait', 6, 2_000),
  // 409: what was to be created exists. Where VTEX names its id, it is read, planned and brought to the record.
  conflict: rule('adopt', 3),
  // 400, 422 and other refusals of what was sent.
  refused: rule('fail'),
  // 404 of an item that was found before.
  'not-found': rule('fail'),
  // 401, 403: a policy or a resource is missing, the same for every record.
  forbidden: rule('stop-lane'),
  // The lane had no room before the deadline, or its breaker is open.
  'not-called': rule('leave'),
  // Orders changed what is to be written before the lane had room: nothing was sent, and it is planned anew.
  overtaken: rule('read-back', 10),
}

/** Failures that say nothing of their kind, by code; those of no call to VTEX are not here. */
const kindOfCode: Partial<Record<ErrorCode, FailureKind>> = {
  vtex_timeout: 'timeout',
  vtex_unavailable: 'server-error',
  vtex_rate_limited: 'rate-limited',
  vtex_locked: 'locked',
  vtex_refused: 'refused',
  policy_missing: 'forbidden',
}

const LONGEST_WAIT = 20_000
const noCall = rule('fail')

/** The row for a failure; one that is not about a call to VTEX fails. */
export function retryRuleOf({ kind, code }: Pick<Failure, 'kind' | 'code'>): RetryRule {
  const known = kind ?? kindOfCode[code]
  return known ? retryTable[known] : noCall
}

/** Milliseconds to wait before the next attempt; null when there is none. `jitter` in [0, 1). */
export function waitBeforeRetry(failed: Failure, attempt: number, jitter: number): number | null {
  const { action, attempts, wait, obeysRetryAfter } = retryRuleOf(failed)
  if (attempt >= attempts) return null
  if (action === 'adopt' && failed.existingId === undefined) return null
  const backoff = Math.min(wait * 2 ** (attempt - 1), LONGEST_WAIT)
  const asked = obeysRetryAfter ? (failed.retryAfter ?? 0) * 1_000 : 0
  return Math.max(asked, backoff) * (1 + 0.2 * jitter)
}

/** Whether background work leaves a record as it is, to be taken up again by a later slice. */
export function isLeftForLater(failed: Failure): boolean {
  return ['stop-lane', 'leave'].includes(retryRuleOf(failed).action)
}
