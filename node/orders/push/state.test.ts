import fc from 'fast-check'
import { memoryDocuments } from '../../testing/documents'
import type { PushFailure } from './answer'
import { backOff } from './back-off'
import {
  changeState,
  claimed,
  freeFrom,
  givenBack,
  isFailing,
  MOST_FAILURES,
  readState,
  resumed,
  settled,
  type PushResult,
  type PushState,
} from './state'

const MINUTE = 60_000
const now = 100 * MINUTE + 10_000
const fresh = (changes: Partial<PushState> = {}): PushState => ({
  ...{ minute: 0, sent: 0, failures: 0, failingSince: null, pausedUntil: 0 },
  ...{ lastSuccessAt: null, lastFailure: null },
  ...changes,
})
const failing = (changes: Partial<PushState> = {}) =>
  fresh({ failures: MOST_FAILURES, failingSince: 1, ...changes })
const no = (changes: Partial<PushFailure> = {}): PushResult => ({
  isTaken: false,
  failure: { why: 'status', status: 500, retryAfter: null, ...changes },
})
const yes: PushResult = { isTaken: true }
const settle = (state: PushState, ...results: PushResult[]) => settled(state, results, { now, random: 0 })

describe('claiming', () => {
  it.each([
    ['as many as are wanted', fresh(), 4, 60, 4],
    ['what the minute has left', fresh({ minute: 100, sent: 58 }), 4, 60, 2],
    ['nothing when it is spent', fresh({ minute: 100, sent: 60 }), 4, 60, 0],
    ['all when the minute is over', fresh({ minute: 99, sent: 60 }), 4, 60, 4],
    ['nothing while paused', fresh({ pausedUntil: now + 1 }), 4, 60, 0],
    ['again when the pause is over', fresh({ pausedUntil: now }), 4, 60, 4],
    ['one to try an address that fails', failing(), 4, 60, 1],
  ])('gives %s', (_name, state, wanted, perMinute, expected) => {
    const claim = claimed(state, { now, wanted, perMinute })
    expect(claim.granted).toBe(expected)
    if (expected === 0) expect(claim.state).toBe(state)
  })

  it('lets nobody else try meanwhile', () => {
    const first = claimed(failing(), { now, wanted: 4, perMinute: 60 })
    expect(claimed(first.state, { now: now + 15_000, wanted: 4, perMinute: 60 }).granted).toBe(0)
    const unused = givenBack(first.state, { now, unsent: 1 })
    expect(claimed(unused, { now, wanted: 4, perMinute: 60 }).granted).toBe(1)
  })

  it('never gives more than a minute has, whoever asks', () => {
    const asks = fc.array(
      fc.record({ wanted: fc.integer({ min: 1, max: 4 }), unsent: fc.integer({ min: 0, max: 4 }) }),
    )
    fc.assert(
      fc.property(asks, fc.integer({ min: 1, max: 20 }), (all, perMinute) => {
        let state = fresh()
        let sent = 0
        for (const { wanted, unsent } of all) {
          const claim = claimed(state, { now, wanted, perMinute })
          const back = Math.min(unsent, claim.granted)
          state = givenBack(claim.state, { now, unsent: back })
          sent += claim.granted - back
        }
        expect(sent).toBeLessThanOrEqual(perMinute)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it.each([
    [fresh(), now],
    [fresh({ pausedUntil: now + 5 }), now + 5],
    [fresh({ minute: 100, sent: 60 }), 101 * MINUTE],
  ])('%# knows when it may go on', (state, expected) => {
    expect(freeFrom(state, now, 60)).toBe(expected)
  })
})

describe('what came of deliveries', () => {
  it('counts failures in a row, and is slow after five', () => {
    const four = settle(fresh(), no(), no(), no(), no())
    expect(four).toMatchObject({ failures: 4, failingSince: now, pausedUntil: now })
    expect(isFailing(four)).toBe(false)
    const five = settle(four, no({ why: 'timeout', status: null }))
    expect(five).toMatchObject({ failures: 5, pausedUntil: now + 30_000 })
    expect(five.lastFailure).toEqual({ why: 'timeout', status: null, retryAfter: null, at: now })
    expect(settle(five, no()).pausedUntil).toBe(now + 60_000)
    expect(settle(fresh({ failures: 40 }), no()).pausedUntil).toBe(now + 15 * MINUTE)
  })

  it('is as before after one that was taken', () => {
    expect(settle(failing({ pausedUntil: now + 5 }), yes)).toMatchObject({
      ...{ failures: 0, failingSince: null, pausedUntil: 0, lastSuccessAt: now },
    })
    expect(settle(failing(), no(), yes, no()).failures).toBe(2)
  })

  it.each([
    [20, 20],
    [100_000, 3_600],
  ])('waits the %d seconds it is asked for, %d at most', (retryAfter, seconds) => {
    const state = settle(fresh(), no({ why: 'asked_to_wait', status: 429, retryAfter }))
    expect(state.pausedUntil).toBe(now + seconds * 1_000)
  })

  it('forgets all of it when the address was changed', () => {
    expect(resumed(failing({ pausedUntil: now + 5, sent: 3 }))).toMatchObject({
      failures: 0,
      pausedUntil: 0,
      sent: 3,
    })
  })
})

it('waits twice as long each time, less up to half, and no longer than told', () => {
  const wait = (attempt: number, random: number) =>
    backOff(attempt, { first: 1_000, longest: 10_000, random })
  expect([1, 2, 3, 4, 5, 6, 1_000].map((attempt) => wait(attempt, 0))).toEqual([
    ...[1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000],
  ])
  expect([wait(1, 1), wait(6, 0.5)]).toEqual([500, 7_500])
})

it('is one document, written only when it changes', async () => {
  const documents = memoryDocuments()
  await changeState({ documents }, (state) => state)
  expect(documents.stored.size).toBe(0)
  await changeState({ documents }, (state) => ({ ...state, sent: 7 }))
  expect(await readState({ documents })).toEqual(fresh({ sent: 7 }))
})
