import { z } from 'zod'
import type { PushAnswer } from '../../clients/order-push'
import { acknowledgedNumber, rejectionFields } from '../queue/fields'
import type { Rejection } from '../queue/reject'
import type { QueueEvent } from '../record/record'

/** Why a delivery was not taken. */
export const pushFailures = [
  /** No answer in time. */
  'timeout',
  /** No connection. */
  'connection',
  /** More than an answer may have. */
  'too_large',
  /** A status that says no, or to look elsewhere. */
  'status',
  /** 429, or 503 with Retry-After. */
  'asked_to_wait',
  /** 2xx with something else than JSON, or with a number that is none. */
  'unreadable',
] as const

export interface PushFailure {
  why: (typeof pushFailures)[number]
  /** HTTP status, where there was one. */
  status: number | null
  /** Seconds the receiver asks to wait. */
  retryAfter: number | null
}

/** What the receiver's answer means for the order. */
export type Decision =
  | { kind: 'acknowledge'; erpOrderNumber: string }
  /** It has it, and acknowledges by itself with the receipt. */
  | { kind: 'taken' }
  | { kind: 'reject'; rejection: Rejection }
  | { kind: 'failed'; failure: PushFailure }

/** Statuses with which a receiver refuses the order itself, if it says why. */
const REFUSALS: ReadonlySet<number> = new Set([409, 410, 422])
const PATIENCE: ReadonlySet<number> = new Set([429, 503])

const taken = z.object({ erpOrderNumber: acknowledgedNumber.optional() })
const refused = z.object(rejectionFields)

/** What an answer says. `now`: milliseconds since 1970, for dates in Retry-After. Pure. */
export function decisionOn(answer: PushAnswer, event: QueueEvent, now: number): Decision {
  if (answer.kind === 'unanswered') return failed(answer.why, null)
  const { status, body } = answer
  if (status >= 200 && status < 300) return whenTaken(status, body)
  if (event === 'new' && REFUSALS.has(status)) {
    const said = refused.safeParse(jsonIn(body))
    if (said.success) {
      const { reason, code = null, retryAfter = null } = said.data
      return { kind: 'reject', rejection: { reason, code, retryAfter } }
    }
  }
  const retryAfter = PATIENCE.has(status) ? secondsIn(answer.retryAfter, now) : null
  return failed(retryAfter === null && status !== 429 ? 'status' : 'asked_to_wait', status, retryAfter)
}

function whenTaken(status: number, body: string): Decision {
  if (body.trim() === '') return { kind: 'taken' }
  const said = taken.safeParse(jsonIn(body))
  if (!said.success) return failed('unreadable', status)
  const { erpOrderNumber } = said.data
  return erpOrderNumber === undefined ? { kind: 'taken' } : { kind: 'acknowledge', erpOrderNumber }
}

function failed(why: PushFailure['why'], status: number | null, retryAfter: number | null = null): Decision {
  return { kind: 'failed', failure: { why, status, retryAfter } }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

/** Seconds of a Retry-After in seconds or as a date (RFC 9110 §10.2.3); null without. Pure. */
function secondsIn(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000))
}
