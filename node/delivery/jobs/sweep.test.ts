import { inFakeTime } from '../../testing/deps'
import { accept, openJobStore as open, price, read, work } from '../../testing/jobs'
import { takeLease } from '../lanes'
import { openJobs, sweep, wakeIfIdle } from './sweep'
import { leaseOf } from './wake'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

/** A store with a job whose wake-up was lost. */
async function forgotten() {
  const opened = open(1)
  const job = await accept(opened.deps, [price('R0')])
  opened.deps.woken.length = 0
  return { ...opened, job }
}

it('wakes the lane of a job whose wake-up was lost, and asks for a tick', async () => {
  const { deps } = await forgotten()
  await sweep(deps)
  expect([deps.woken, deps.ticks()]).toEqual([['pricing'], 1])
})

it('leaves a lane alone that has a worker', async () => {
  const { deps, job } = await forgotten()
  await inFakeTime(takeLease(deps.documents, leaseOf('pricing'), 'other', 60_000, deps.now()))
  jest.setSystemTime(Date.now() + 10_000)
  await sweep(deps)
  await wakeIfIdle(deps, job)
  expect(deps.woken).toEqual([])
})

it('looks at a store at most every 10 seconds', async () => {
  const { deps } = open()
  await Promise.all([sweep(deps), sweep(deps), sweep(deps)])
  expect(deps.documents.calls).toEqual([
    'list open-jobs/catalog.',
    'list open-jobs/pricing.',
    'list open-jobs/logistics.',
    'list open-jobs/masterdata.',
  ])
})

it.each([
  ['just accepted', 0, 'queued', []],
  ['accepted a while ago', 5_000, 'queued', ['pricing']],
  ['running', 5_000, 'running', ['pricing']],
  ['held', 5_000, 'held', []],
  ['done', 5_000, 'done', []],
  ['cancelled', 5_000, 'cancelled', []],
] as const)('a job that is %s and looked at after %d ms', async (_name, after, status, woken) => {
  const { deps, job } = await forgotten()
  jest.setSystemTime(Date.now() + after)
  await wakeIfIdle(deps, { ...job, status })
  expect(deps.woken).toEqual(woken)
})

it('lists jobs that are open, not those that only have a mark', async () => {
  const { deps, store, job } = await forgotten()
  expect((await openJobs(deps)).map(({ id }) => id)).toEqual([job.id])
  await work(deps)
  await store.open('pricing', job.id)
  expect((await read(deps, job.id)).status).toBe('done')
  expect(await openJobs(deps)).toEqual([])
})

it('does not spoil the call it comes with', async () => {
  const { deps, job } = await forgotten()
  jest.setSystemTime(Date.now() + 10_001)
  deps.wake = () => Promise.reject(new Error('no events'))
  await wakeIfIdle(deps, job)
  deps.documents.list = () => Promise.reject(new Error('no storage'))
  await sweep(deps)
  expect(deps.logged).toHaveLength(2)
})
