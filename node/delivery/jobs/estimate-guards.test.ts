import { ulid } from 'ulidx'
import { testDeps } from '../../testing/deps'
import { jobOf } from '../../testing/jobs'
import { addToFigures, defaultGuardSettings, noFigures, type GuardInput } from '../guards'
import { saveGeneralSettings } from '../settings'
import { estimateGuards } from './estimate-guards'
import type { Job } from './job'
import { jobStoreIn } from './job-store'

const NOW = Date.parse('2026-03-31T12:00:00Z')
const DAY = 24 * 3_600_000

/** Prices that drop by so many per cent each. */
function dropsOf(...percents: number[]): Job['guard'] {
  const inputs = percents.map((percent, index): GuardInput => ({
    ref: `R${index}`,
    before: { basePrice: 100 },
    after: { basePrice: 100 - percent },
  }))
  return { figures: addToFigures(noFigures, 'prices', inputs, 5), findings: [], approved: null }
}

async function openStore(...jobs: (Partial<Job> & { daysAgo?: number })[]) {
  const deps = { ...testDeps(), now: () => NOW }
  for (const [index, { daysAgo = 1, ...job }] of jobs.entries()) {
    const createdAt = NOW - daysAgo * DAY - index
    await jobStoreIn(deps.documents).create(
      jobOf({ id: ulid(createdAt, () => 0.5), createdAt, status: 'done', phase: 'apply', ...job }),
    )
  }
  return deps
}

const limits = (percent: number, atLeast: number, mode: 'hold' | 'warn' = 'hold') => ({
  ...defaultGuardSettings,
  price_dropped: { mode, percent, atLeast },
})

const dropped = async (deps: Awaited<ReturnType<typeof openStore>>, settings = limits(50, 2)) => {
  const { guards, ...sums } = await estimateGuards(deps, settings)
  const { batches, tripped } = guards.find(({ guard }) => guard === 'price_dropped') ?? {}
  return { ...sums, of: batches, tripped }
}

it('says in how many batches limits would have tripped', async () => {
  const deps = await openStore(
    { guard: dropsOf(60, 70) },
    { guard: dropsOf(60) },
    { guard: dropsOf(20, 20, 20) },
    { flow: 'brands', guard: { ...dropsOf(), figures: { records: 3, rules: {} } } },
  )
  expect(await dropped(deps)).toEqual({ days: 30, batches: 4, held: 1, of: 3, tripped: 1 })
  expect(await dropped(deps, limits(10, 1))).toMatchObject({ held: 3, tripped: 3 })
  expect(await dropped(deps, limits(10, 1, 'warn'))).toMatchObject({ held: 0, tripped: 3 })
  expect(await dropped(deps, limits(99, 1))).toMatchObject({ held: 0, tripped: 0 })
})

it('looks back on 30 days, though time passes meanwhile', async () => {
  const deps = await openStore({ guard: dropsOf(60, 70) })
  let now = NOW
  expect(await dropped({ ...deps, now: () => now++ })).toMatchObject({ days: 30 })
})

it.each<[string, Partial<Job> & { daysAgo?: number }]>([
  ['are older than 30 days', { daysAgo: 31 }],
  ['only planned', { dryRun: true }],
  ['are not inspected to their end', { status: 'running', phase: 'inspect' }],
])('leaves out batches that %s', async (_, fields) => {
  const deps = await openStore({ guard: dropsOf(60, 60) }, { guard: dropsOf(60, 60), ...fields })
  expect(await dropped(deps)).toMatchObject({ batches: 1, held: 1 })
})

it('looks back on what is kept, and reads it once a minute', async () => {
  const deps = await openStore({ guard: dropsOf(60, 60) })
  await saveGeneralSettings(deps, { keepDays: 7, keepSamples: true })
  expect(await dropped(deps)).toMatchObject({ days: 7, held: 1 })
  deps.documents.calls.length = 0
  await dropped(deps, limits(70, 1))
  expect(deps.documents.calls).toEqual([])
})

it('reads a thousand batches at most, and says how far back they go', async () => {
  const guard = dropsOf(60, 60)
  const deps = await openStore(...Array.from({ length: 1_150 }, () => ({ guard, daysAgo: 3 })))
  expect(await dropped(deps)).toMatchObject({ days: 4, batches: 1_000, held: 1_000 })
})
