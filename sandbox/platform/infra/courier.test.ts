import { Stats } from '../stats'
import { Courier, type Delivery, type EventTrouble } from './courier'

const delivery: Delivery = {
  handlerId: 'work',
  account: 'demo',
  workspace: 'master',
  sender: 'acme.app',
  key: 'tick',
  subject: '',
  contentType: 'application/json',
  body: Buffer.from('{}'),
}

/** A courier whose timers run by hand; `outcomes` says how each attempt ends, true once they are used up. */
function setup(outcomes: boolean[] = []) {
  const stats = new Stats(() => 0)
  const timers: { task: () => void; ms: number }[] = []
  let attempts = 0
  const courier = new Courier({
    deliver: async () => outcomes[attempts++] ?? true,
    counts: () => stats.events,
    schedule: (task, ms) => {
      timers.push({ task, ms })
      return { [Symbol.toPrimitive]: () => 0 } as unknown as NodeJS.Timeout
    },
  })
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const runTimers = async (): Promise<number[]> => {
    const pauses: number[] = []
    await settle()
    for (let next = timers.shift(); next !== undefined; next = timers.shift()) {
      pauses.push(next.ms)
      next.task()
      await settle()
    }
    return pauses
  }
  return { courier, stats, timers, runTimers, attempts: () => attempts }
}

it('delivers once when all is well, and is idle then', async () => {
  const { courier, stats, attempts } = setup()
  courier.send(delivery)
  expect(courier.pending()).toBe(1)
  await courier.idle()
  expect(attempts()).toBe(1)
  expect(stats.events).toMatchObject({ sent: 1, delivered: 1, retried: 0 })
})

it('is idle at once when nothing was sent', async () => {
  await expect(setup().courier.idle()).resolves.toBeUndefined()
})

it('retries with doubling pauses until the handler succeeds', async () => {
  const { courier, stats, runTimers, attempts } = setup([false, false, false])
  courier.send(delivery)
  expect(await runTimers()).toEqual([250, 500, 1_000])
  await courier.idle()
  expect(attempts()).toBe(4)
  expect(stats.events).toMatchObject({ delivered: 1, retried: 3, failed: 0 })
})

it('gives up after twelve attempts, never pausing more than eight seconds', async () => {
  const { courier, stats, runTimers, attempts } = setup(Array<boolean>(20).fill(false))
  courier.send(delivery)
  const pauses = await runTimers()
  expect(Math.max(...pauses)).toBe(8_000)
  expect(attempts()).toBe(12)
  expect(stats.events).toMatchObject({ delivered: 0, failed: 1 })
})

it('retries when the delivery itself breaks', async () => {
  const stats = new Stats(() => 0)
  let attempts = 0
  const courier = new Courier({
    deliver: () => (++attempts === 1 ? Promise.reject(new Error('connection reset')) : Promise.resolve(true)),
    counts: () => stats.events,
    schedule: (task) => setImmediate(task) as unknown as NodeJS.Timeout,
  })
  courier.send(delivery)
  await courier.idle()
  expect(stats.events).toMatchObject({ delivered: 1, retried: 1 })
})

it.each<[string, EventTrouble, object]>([
  ['drops', { drop: 1 }, { sent: 1, dropped: 1, delivered: 0 }],
  ['doubles', { duplicate: 1 }, { sent: 1, duplicated: 1, delivered: 2 }],
  ['delays', { delayMs: 70 }, { sent: 1, delayed: 1, delivered: 1 }],
  ['delays none of them', { delayMs: 70, delayProbability: 0 }, { delayed: 0, delivered: 1 }],
])('%s on demand', async (_, trouble, expected) => {
  const { courier, stats, runTimers } = setup()
  courier.setTrouble(trouble)
  courier.send(delivery)
  await runTimers()
  await courier.idle()
  expect(stats.events).toMatchObject(expected)
})

it('drops the same events for the same seed', () => {
  const dropped = (seed: number) => {
    const { courier, stats } = setup()
    courier.setTrouble({ drop: 0.5, seed })
    return Array.from({ length: 30 }, () => {
      const before = stats.events.dropped
      courier.send(delivery)
      return stats.events.dropped - before
    }).join('')
  }
  expect(dropped(7)).toBe(dropped(7))
  expect(dropped(7)).not.toBe(dropped(8))
})

it('forgets what is pending when cleared', async () => {
  const { courier, stats, timers } = setup([false])
  courier.send(delivery)
  courier.clear()
  await courier.idle()
  expect(timers).toEqual([])
  expect(stats.events.retried).toBe(0)
})

it('does once what was put off, at once when told so, and not what was forgotten', async () => {
  const { courier, timers } = setup()
  const done: string[] = []
  const now = courier.later(() => done.push('early'), 500)
  expect(courier.pending()).toBe(1)
  now()
  now()
  timers.forEach(({ task }) => task())
  expect(done).toEqual(['early'])
  const forgotten = courier.later(() => done.push('never'), 500)
  courier.clear()
  forgotten()
  await courier.idle()
  expect(done).toEqual(['early'])
})
