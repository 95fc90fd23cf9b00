import fc from 'fast-check'
import type { PushAnswer } from '../../clients/order-push'
import { inFakeTime } from '../../testing/deps'
import { openPush, says, stageOf } from '../../testing/push'
import { readQueue } from '../queue/entries'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** What the receiver does with one delivery; `dies`: the process ends before it notes the answer. */
type Fate = 'takes' | 'later' | 'refuses' | 'fails' | 'waits' | 'hangs' | 'dies' | 'dies having taken'
const fates: Fate[] = ['takes', 'later', 'refuses', 'fails', 'waits', 'hangs', 'dies', 'dies having taken']

it('never posts one order twice at once, and loses none, whatever happens', async () => {
  const plan = fc.record({
    orders: fc.integer({ min: 1, max: 6 }),
    fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 20 }),
    pauses: fc.array(fc.integer({ min: 0, max: 4 * MINUTE }), { minLength: 3, maxLength: 6 }),
  })
  const property = fc.asyncProperty(plan, async ({ orders, fates: drawn, pauses }) => {
    const store = await openPush(orders)
    const replica = { ...store.deps, workspace: 'replica' }
    const inFlight = new Map<string, number>()
    const stored = new Map<string, string>()
    let turn = 0
    store.receiver.answer = async ({ body: { orderId, id } }) => {
      const fate = drawn[turn++] ?? 'takes'
      inFlight.set(orderId, (inFlight.get(orderId) ?? 0) + 1)
      expect(inFlight.get(orderId)).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, fate === 'hangs' ? 10 * SECOND : 500))
      inFlight.set(orderId, 0)
      if (fate === 'takes' || fate === 'later' || fate === 'dies having taken') {
        expect(stored.get(id) ?? orderId).toBe(orderId)
        stored.set(id, orderId)
      }
      if (fate.startsWith('dies')) throw new Error('killed')
      const answers: Record<string, PushAnswer> = {
        takes: says(200, { erpOrderNumber: `SO-${orderId}` }),
        later: says(202),
        refuses: says(409, { reason: 'not now', retryAfter: 'PT1M' }),
        fails: says(500),
        waits: says(503, '', '40'),
        hangs: { kind: 'unanswered', why: 'timeout' },
      }
      return answers[fate] ?? says(500)
    }
    /** Two processes, of which the second looks again and again while the first may still wait for an answer. */
    const both = () =>
      Promise.all(
        [0, 1, 4, 8].map(async (start, index) => {
          await inFakeTime(new Promise((resolve) => setTimeout(resolve, start * SECOND)))
          const by = index === 0 ? store.deps : replica
          await store.run(by).catch((error: Error) => expect(error.message).toBe('killed'))
        }),
      )
    for (const pause of pauses) {
      await both()
      await jest.advanceTimersByTimeAsync(pause)
    }
    turn = drawn.length
    for (let round = 0; round < 60 && (await readQueue(store.deps)).length > 0; round++) {
      await jest.advanceTimersByTimeAsync(2 * MINUTE)
      await both()
    }
    expect(await readQueue(store.deps)).toEqual([])
    for (let index = 1; index <= orders; index++) {
      expect(await stageOf(store, String(index))).toBe('handling')
      expect([...stored.values()].filter((orderId) => orderId === String(index))).toHaveLength(1)
    }
  })
  await fc.assert(property, { seed: 11, numRuns: 25 })
}, 120_000)
