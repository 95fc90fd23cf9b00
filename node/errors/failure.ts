import { err, type Err } from 'neverthrow'
import type { Need } from '../flows/flow'
import { catalogue, type CatalogueEntry, type ErrorCode } from './catalogue'

/** One field that is wrong: where (JSON pointer into the record), and why. */
export interface FieldError {
  pointer: string
  code: string
  message: string
}

/** How a call to VTEX failed: what decides whether and how it is tried again. */
export type FailureKind =
  | 'timeout'
  | 'connection'
  | 'rate-limited'
  | 'locked'
  | 'server-error'
  | 'conflict'
  | 'refused'
  | 'forbidden'
  | 'not-found'
  | 'not-called'
  | 'overtaken'

/** A failure we expect, as data. A throw is a bug. */
export interface Failure {
  code: ErrorCode
  /** What happened to this very request or record; no personal data, no secrets. */
  detail: string
  errors?: FieldError[]
  /** Seconds to wait before the same thing may succeed. */
  retryAfter?: number
  /** Set where VTEX was called, or was about to be. */
  kind?: FailureKind
  /** Which record has to arrive first; the record can wait for it. */
  needs?: Need
  /** VTEX's id of what was to be created and exists (a conflict that names it). */
  existingId?: string
}

export function failure(
  code: ErrorCode,
  detail?: string,
  extra: Omit<Failure, 'code' | 'detail'> = {},
): Failure {
  return { code, detail: detail ?? catalogue[code].explanation, ...extra }
}

export function fail(
  code: ErrorCode,
  detail?: string,
  extra?: Omit<Failure, 'code' | 'detail'>,
): Err<never, Failure> {
  return err(failure(code, detail, extra))
}

export function entryOf(failed: Failure): CatalogueEntry {
  return catalogue[failed.code]
}

/** Whether the same request can succeed later without anybody changing anything. */
export function isRetryable(failed: Failure): boolean {
  return entryOf(failed).retryable
}
