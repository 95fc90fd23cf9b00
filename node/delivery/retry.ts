import type { ErrorCode } from '../errors/catalogue'
import type { Failure } from '../errors/failure'

export interface RetryRule {
  /** Attempts in all. */
  attempts: number
  /** Shortest wait before the next attempt, milliseconds; doubled each time. */
  wait: number
  /** Whether the whole lane waits, not only this record. */
  holdsLane: boolean
}

/** What is tried again. Everything this app writes is absolute and read first, so a repeat never does it twice. */
export const retryRules: Partial<Record<ErrorCode, RetryRule>> = {
  vtex_rate_limited: { attempts: 8, wait: 1_000, holdsLane: true },
  // VTEX discards the second write; it advises to wait 2 to 5 seconds.
  vtex_locked: { attempts: 6, wait: 2_000, holdsLane: false },
  vtex_unavailable: { attempts: 5, wait: 500, holdsLane: false },
  vtex_timeout: { attempts: 3, wait: 500, holdsLane: false },
}

const LONGEST_WAIT = 20_000

/** Milliseconds to wait before the next attempt; null when there is none. `jitter` in [0, 1). */
export function waitBeforeRetry(failed: Failure, attempt: number, jitter: number): number | null {
  const rule = retryRules[failed.code]
  if (!rule || attempt >= rule.attempts) return null
  const backoff = Math.min(rule.wait * 2 ** (attempt - 1), LONGEST_WAIT)
  const asked = failed.code === 'vtex_rate_limited' ? (failed.retryAfter ?? 0) * 1_000 : 0
  return Math.max(asked, backoff) * (1 + 0.2 * jitter)
}

export function holdsLane(failed: Failure): boolean {
  return retryRules[failed.code]?.holdsLane ?? false
}
