import type { Documents } from '../../storage/documents'
import { backOff } from './back-off'
import type { PushFailure } from './answer'

/** How the address does, and how much was sent. One document of the store. Times in milliseconds since 1970. */
export interface PushState {
  /** The minute of which `sent` were sent, since 1970. */
  minute: number
  sent: number
  /** In a row. */
  failures: number
  /** Since when they come; null: the last delivery was taken. */
  failingSince: number | null
  /** Nothing is sent before. */
  pausedUntil: number
  lastSuccessAt: number | null
  lastFailure: (PushFailure & { at: number }) | null
}

/** What came of one delivery. */
export type PushResult = { isTaken: true } | { isTaken: false; failure: PushFailure }

const MINUTE = 60_000
/** After so many failures in a row the address counts as failing, and is tried with one order at a time. */
export const MOST_FAILURES = 5
const FIRST_PAUSE = 30_000
const LONGEST_PAUSE = 15 * MINUTE
/** A receiver may ask for patience, and for no more than this; milliseconds. */
export const LONGEST_ASKED = 60 * MINUTE
/** Longer than one delivery takes with all that belongs to it: meanwhile nobody else tries. */
const TRIAL = 30_000

const fresh: PushState = {
  minute: 0,
  sent: 0,
  failures: 0,
  failingSince: null,
  pausedUntil: 0,
  lastSuccessAt: null,
  lastFailure: null,
}

const BUCKET = 'order-push'
const KEY = 'state'

type StateDeps = { documents: Documents }

export async function readState({ documents }: { documents: Pick<Documents, 'read'> }): Promise<PushState> {
  return { ...fresh, ...(await documents.read<PushState>(BUCKET, KEY))?.value }
}

/** Changes the state; what `change` answers as it was is not written. */
export async function changeState(
  { documents }: StateDeps,
  change: (state: PushState) => PushState,
): Promise<PushState> {
  const after = await documents.update<PushState>(BUCKET, KEY, (stored) => {
    const before = { ...fresh, ...stored }
    const next = change(before)
    return next === before ? null : next
  })
  return { ...fresh, ...after }
}

export const isFailing = ({ failures }: Pick<PushState, 'failures'>): boolean => failures >= MOST_FAILURES

/** When something may be sent again; `now` where it may be now. Pure. */
export function freeFrom(state: PushState, now: number, perMinute: number): number {
  const minute = Math.floor(now / MINUTE)
  const isSpent = state.minute === minute && state.sent >= perMinute
  return Math.max(now, state.pausedUntil, isSpent ? (minute + 1) * MINUTE : 0)
}

/** How many of `wanted` may be sent now, with the state in which they are counted. Pure. */
export function claimed(
  state: PushState,
  { now, wanted, perMinute }: { now: number; wanted: number; perMinute: number },
): { state: PushState; granted: number } {
  if (freeFrom(state, now, perMinute) > now) return { state, granted: 0 }
  const minute = Math.floor(now / MINUTE)
  const sent = state.minute === minute ? state.sent : 0
  const granted = Math.min(wanted, perMinute - sent, isFailing(state) ? 1 : wanted)
  if (granted <= 0) return { state, granted: 0 }
  const pausedUntil = isFailing(state) ? now + TRIAL : state.pausedUntil
  return { state: { ...state, minute, sent: sent + granted, pausedUntil }, granted }
}

/** What was claimed and not sent may be sent by others. Pure. */
export function givenBack(state: PushState, { now, unsent }: { now: number; unsent: number }): PushState {
  if (unsent <= 0) return state
  const isSame = state.minute === Math.floor(now / MINUTE)
  // The trial did not take place.
  const pausedUntil = isFailing(state) ? Math.min(state.pausedUntil, now) : state.pausedUntil
  return { ...state, pausedUntil, sent: isSame ? Math.max(0, state.sent - unsent) : state.sent }
}

/** The state after deliveries that went out together. `random`: from 0 to 1. Pure. */
export function settled(
  state: PushState,
  results: readonly PushResult[],
  { now, random }: { now: number; random: number },
): PushState {
  const isAnyTaken = results.some(({ isTaken }) => isTaken)
  const start = isAnyTaken ? { ...resumed(state), lastSuccessAt: now } : state
  return results.reduce(
    (current, result) => (result.isTaken ? current : failed(current, result.failure, { now, random })),
    start,
  )
}

function failed(
  state: PushState,
  failure: PushFailure,
  { now, random }: { now: number; random: number },
): PushState {
  const failures = state.failures + 1
  const asked = Math.min((failure.retryAfter ?? 0) * 1_000, LONGEST_ASKED)
  const own =
    failures >= MOST_FAILURES
      ? backOff(failures - MOST_FAILURES + 1, { first: FIRST_PAUSE, longest: LONGEST_PAUSE, random })
      : 0
  const pausedUntil = Math.max(
    state.failures >= MOST_FAILURES ? 0 : state.pausedUntil,
    now + Math.max(asked, own),
  )
  return {
    ...state,
    failures,
    failingSince: state.failingSince ?? now,
    pausedUntil,
    lastFailure: { ...failure, at: now },
  }
}

/** The address is believed to do again. Pure. */
export function resumed(state: PushState): PushState {
  return { ...state, failures: 0, failingSince: null, pausedUntil: 0 }
}
