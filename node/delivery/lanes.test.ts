import { laneGate, newGate } from './lanes'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const settle = () => jest.advanceTimersByTimeAsync(0)

it('runs no more at once than it may', async () => {
  const gate = newGate(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const run = (task: number) =>
    gate.run(() => {
      begun.push(task)
      return new Promise<number>((resolve) => ends.push(() => resolve(task)))
    })
  const all = Promise.all([run(1), run(2), run(3)])
  await settle()
  expect(begun).toEqual([1, 2])
  ends[0]?.()
  await settle()
  expect(begun).toEqual([1, 2, 3])
  ends.forEach((end) => end())
  expect(await all).toEqual([1, 2, 3])
})

it('goes on after a task that throws', async () => {
  const gate = newGate(1)
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate.run(async () => 'yes')).toBe('yes')
})

it('starts nothing while it is held, and then everything', async () => {
  const gate = newGate(8)
  let begun = 0
  gate.holdFor(1_000)
  const all = [gate.run(async () => begun++), gate.run(async () => begun++)]
  await jest.advanceTimersByTimeAsync(999)
  expect(begun).toBe(0)
  await jest.advanceTimersByTimeAsync(1)
  await Promise.all(all)
  expect(begun).toBe(2)
})

it('is held for the longest that was asked, also by those who wait already', async () => {
  const gate = newGate(8)
  let isBegun = false
  gate.holdFor(1_000)
  const task = gate.run(async () => (isBegun = true))
  await jest.advanceTimersByTimeAsync(500)
  gate.holdFor(2_000)
  gate.holdFor(100)
  await jest.advanceTimersByTimeAsync(1_999)
  expect(isBegun).toBe(false)
  await jest.advanceTimersByTimeAsync(1)
  await task
})

it('has one gate per account, workspace and lane', () => {
  const gate = laneGate('lanes', 'master', 'pricing')
  expect(laneGate('lanes', 'master', 'pricing')).toBe(gate)
  const others = [
    laneGate('lanes', 'master', 'logistics'),
    laneGate('lanes', 'dev', 'pricing'),
    laneGate('other', 'master', 'pricing'),
  ]
  expect(others).not.toContain(gate)
})
