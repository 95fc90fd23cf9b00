import type { LaneState } from '../delivery/lanes'
import { countOutcomes } from '../delivery/outcome'
import { testDeps } from '../testing/deps'
import { accept, openJobStore, price, work } from '../testing/jobs'
import { readFirstSteps, rememberSteps } from './first-steps'
import { flowDays } from './flow-days'
import { speedOf } from './lane-speeds'
import { readOverview } from './overview'

const NOW = Date.parse('2026-03-01T12:00:00Z')
beforeEach(() => jest.useFakeTimers({ now: NOW }))
afterEach(() => jest.useRealTimers())

it('shows a store where nothing happened, and writes nothing', async () => {
  const deps = testDeps()
  expect(await readOverview(deps)).toMatchObject({
    held: [],
    problems: [],
    stuck: 0,
    waitingRecords: 0,
    flows: [],
    firstSteps: { hasCall: false, hasPreview: false, hasApplied: false },
  })
  expect(deps.documents.stored.size).toBe(0)
  expect(deps.store.calls).toEqual([])
})

it('counts batches that nobody took up for 15 minutes, not before', async () => {
  const deps = testDeps()
  await accept(deps, [price('A')])
  jest.setSystemTime(NOW + 15 * 60_000)
  expect((await readOverview(deps)).stuck).toBe(0)
  jest.setSystemTime(NOW + 15 * 60_000 + 1)
  expect((await readOverview(deps)).stuck).toBe(1)
})

it('keeps the first steps that were done, also when what showed them is gone', async () => {
  const { deps } = openJobStore(1)
  await accept(deps, [price('R0')])
  expect(await readFirstSteps(deps)).toEqual({ hasCall: false, hasPreview: false, hasApplied: false })
  await work(deps)
  await rememberSteps(deps, { hasPreview: true })
  const done = { hasCall: true, hasPreview: true, hasApplied: true }
  expect(await readFirstSteps(deps)).toEqual(done)
  for (const key of [...deps.documents.stored.keys()])
    if (!key.startsWith('panel/')) deps.documents.stored.delete(key)
  jest.setSystemTime(NOW + 48 * 3_600_000)
  expect(await readFirstSteps(deps)).toEqual(done)
})

it('adds up the hours of a day by flow', () => {
  const counts = countOutcomes([{ outcome: 'applied' }, { outcome: 'failed' }, { outcome: 'parked' }])
  const hour = { counts, calls: 0, retries: 0 }
  const days = flowDays(
    [
      { hour: '2026-03-01T12:00:00Z', flows: { prices: hour } },
      { hour: '2026-02-28T13:00:00Z', flows: { prices: hour, brands: hour } },
      { hour: '2026-02-28T12:00:00Z', flows: { prices: hour } },
    ],
    ['brands', 'prices', 'skus'],
    NOW + 59_000,
  )
  expect(days).toEqual([
    {
      flow: 'brands',
      applied: 1,
      unchanged: 0,
      failed: 1,
      other: 1,
      hours: [3, ...Array.from({ length: 23 }, () => 0)],
    },
    {
      flow: 'prices',
      applied: 2,
      unchanged: 0,
      failed: 2,
      other: 2,
      hours: [3, ...Array.from({ length: 22 }, () => 0), 3],
    },
  ])
})

it.each<[string, Partial<LaneState>, object]>([
  ['open', {}, { isPaused: false, pausedUntil: null, pausedWhy: null }],
  [
    'asked to wait',
    { heldUntil: NOW + 1_000 },
    { isPaused: true, pausedUntil: '2026-03-01T12:00:01.000Z', pausedWhy: 'rate-limited' },
  ],
  [
    'asked to wait before',
    { heldUntil: NOW - 1_000 },
    { isPaused: false, pausedUntil: null, pausedWhy: null },
  ],
  ['failing', { breaker: 'open' }, { isPaused: true, pausedUntil: null, pausedWhy: 'failing' }],
])('shows a lane that is %s', (_, state, expected) => {
  const lane: LaneState = {
    lane: 'pricing',
    budgetPerSecond: 33,
    usedPerSecond: 4.5,
    concurrency: 8,
    inFlight: 0,
    queued: 0,
    breaker: 'closed',
    heldUntil: null,
    ...state,
  }
  expect(speedOf(lane, NOW)).toEqual({ lane: 'pricing', perSecond: 4.5, limitPerSecond: 33, ...expected })
})
