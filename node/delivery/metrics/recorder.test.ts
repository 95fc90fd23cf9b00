import { testDeps } from '../../testing/deps'
import { countOutcomes, noCounts } from '../outcome'
import { flush, lastDay, noHour, record } from './recorder'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:10:00Z') }))
afterEach(() => jest.useRealTimers())

const one = { counts: countOutcomes([{ outcome: 'applied' }]), calls: 3, retries: 1 }
const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds)
const hour = (at: string) => `2026-03-01T${at}:00:00Z`

it('adds up in memory and stores at most every ten seconds', async () => {
  const deps = testDeps()
  for (let second = 0; second < 30; second++, later(1_000)) await record(deps, 'prices', one)
  const writes = deps.documents.calls.filter((call) => !call.startsWith('read'))
  expect(writes.length).toBeLessThanOrEqual(3)
  await flush(deps)
  expect(await lastDay(deps)).toEqual([
    {
      hour: hour('12'),
      flows: { prices: { counts: { ...noCounts, applied: 30 }, calls: 90, retries: 30 } },
    },
  ])
})

it('keeps flows, hours and stores apart', async () => {
  const [deps, other] = [testDeps(), testDeps()]
  await record(deps, 'prices', one)
  later(3_600_000)
  await Promise.all([
    record(deps, 'prices', one),
    record(deps, 'prices', one),
    record(deps, 'inventory', one),
  ])
  await Promise.all([flush(deps), flush(other)])
  const day = await lastDay(deps)
  expect(day.map((each) => [each.hour, each.flows.prices?.calls, each.flows.inventory?.calls])).toEqual([
    [hour('13'), 6, 3],
    [hour('12'), 3, undefined],
  ])
  expect(await lastDay(other)).toEqual([])
})

it('adds to what other processes stored', async () => {
  const deps = testDeps()
  await record(deps, 'prices', one)
  await flush(deps)
  await record(deps, 'prices', one)
  const replace = deps.documents.update.bind(deps.documents)
  let isFirst = true
  const racing: typeof replace = async (bucket, key, change) => {
    // As another process would between reading and writing.
    if (isFirst) await deps.documents.write(bucket, key, { prices: { ...one, calls: 100 } })
    isFirst = false
    return replace(bucket, key, change)
  }
  Object.assign(deps.documents, { update: racing })
  await flush(deps)
  expect((await lastDay(deps))[0]?.flows.prices?.calls).toBe(103)
})

it('keeps what storage did not take, and never fails', async () => {
  const deps = testDeps()
  const update = deps.documents.update.bind(deps.documents)
  Object.assign(deps.documents, { update: () => Promise.reject(new Error('down')) })
  await record(deps, 'prices', one)
  await flush(deps)
  await record(deps, 'prices', one)
  expect(deps.logged).toHaveLength(1)
  Object.assign(deps.documents, { update })
  await flush(deps)
  expect((await lastDay(deps))[0]?.flows.prices?.calls).toBe(6)
})

it('shows 24 hours, newest first', async () => {
  const deps = testDeps()
  for (let each = 0; each < 30; each++, later(3_600_000))
    await record(deps, 'prices', { ...noHour, calls: each })
  const day = await lastDay(deps)
  expect(day.map(({ flows }) => flows.prices?.calls)).toEqual(
    // The hour that is running has nothing yet, the one before is still in memory.
    Array.from({ length: 22 }, (_, index) => 28 - index),
  )
})
