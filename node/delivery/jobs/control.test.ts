import { failure } from '../../errors/failure'
import {
  accept,
  countsOf,
  jobOf,
  nextId,
  openJobStore as open,
  price,
  read,
  resultsOf,
  work,
} from '../../testing/jobs'
import { syncOne } from '../sync-one'
import { flows } from '../../flows'
import { approveJob, cancelJob } from './control'
import { newBucket, type JobStatus } from './job'
import { retryJob } from './retry-job'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const approved = { by: 'ana', at: '2026-03-01T12:00:00.000Z' }

describe.each<[JobStatus, { cancel: string; approve: string; retry: string }]>([
  ['queued', { cancel: 'cancelled', approve: 'not_held', retry: 'batch_running' }],
  ['running', { cancel: 'cancelled', approve: 'not_held', retry: 'batch_running' }],
  ['held', { cancel: 'cancelled', approve: 'queued', retry: 'batch_running' }],
  ['done', { cancel: 'batch_finished', approve: 'not_held', retry: 'nothing_to_retry' }],
  ['cancelled', { cancel: 'cancelled', approve: 'not_held', retry: 'nothing_to_retry' }],
])('a job that is %s', (status, expected) => {
  const verbs = {
    cancel: cancelJob,
    approve: (deps: Parameters<typeof approveJob>[0], job: Parameters<typeof approveJob>[1]) =>
      approveJob(deps, job, 'ana'),
    retry: (deps: Parameters<typeof retryJob>[0], job: Parameters<typeof retryJob>[1]) =>
      retryJob(deps, job, nextId(deps.now())),
  }
  it.each(['cancel', 'approve', 'retry'] as const)('%s, twice', async (verb) => {
    const { deps, store } = open()
    const job = jobOf({ status, phase: 'inspect', buckets: [newBucket(1)] })
    await store.create(job)
    const act = async () =>
      (await verbs[verb](deps, await read(deps, job.id))).match(
        (done) => done.status,
        ({ code }) => code,
      )
    expect(await act()).toBe(expected[verb])
    // An approval that is repeated is answered the same.
    expect(await act()).toBe(expected[verb])
    const isOpen = (await store.openIds('pricing', 9)).includes(job.id)
    expect(isOpen).toBe(verb === 'approve' && status === 'held')
  })
})

it('does not exist', async () => {
  const { deps } = open()
  expect((await cancelJob(deps, jobOf()))._unsafeUnwrapErr().code).toBe('not_found')
  expect((await approveJob(deps, jobOf(), 'ana'))._unsafeUnwrapErr().code).toBe('not_found')
})

it('remembers who approved, and that only once', async () => {
  const { deps, store } = open()
  await store.create(jobOf({ status: 'held' }))
  await approveJob(deps, await read(deps, jobOf().id), 'ana')
  await approveJob(deps, await read(deps, jobOf().id), 'bob')
  expect((await read(deps, jobOf().id)).guard.approved).toEqual(approved)
})

describe('failed records sent again', () => {
  const refused = { failure: failure('vtex_refused', undefined, { kind: 'refused' }) } as const

  async function withFailures() {
    const opened = open(4)
    opened.deps.store.faults.set('pricing.replace', [refused, refused])
    const job = await accept(opened.deps, [...opened.refs.map((ref) => price(ref, 5)), price('X', -1)])
    await work(opened.deps)
    return { ...opened, job: await read(opened.deps, job.id) }
  }

  it('are a batch of their own, and are applied', async () => {
    const { deps, job } = await withFailures()
    expect(await countsOf(deps, job.id)).toMatchObject({ status: 'done', applied: 2, failed: 3 })
    const id = nextId(deps.now())
    const again = (await retryJob(deps, job, id))._unsafeUnwrap()
    expect(again).toMatchObject({ id, retryOf: job.id })
    expect((await retryJob(deps, job, id))._unsafeUnwrap().id).toBe(id)
    await work(deps)
    expect(await countsOf(deps, id)).toMatchObject({ status: 'done', total: 2, applied: 2 })
    expect([...deps.store.prices.values()].map(({ basePrice }) => basePrice)).toEqual([5, 5, 5, 5])
  })

  it('keep their order: what came later stays', async () => {
    const { deps, job } = await withFailures()
    const failedRefs = (await resultsOf(deps, job.id))
      .filter(({ code }) => code === 'vtex_refused')
      .map(({ ref }) => ref as string)
    const [newer = ''] = failedRefs
    jest.setSystemTime(Date.now() + 60_000)
    const record = { skuRef: newer, basePrice: 9 }
    await syncOne(deps, {
      flow: flows.prices,
      record,
      dryRun: false,
      verify: false,
      park: false,
      source: 'erp',
    })
    const again = (await retryJob(deps, job, nextId(deps.now())))._unsafeUnwrap()
    await work(deps)
    expect(await countsOf(deps, again.id)).toMatchObject({ status: 'done', applied: 1, skipped: 1 })
    expect(deps.store.prices.get(deps.store.skus.get(newer) ?? '')?.basePrice).toBe(9)
  })
})

it('stops a job between chunks: what is done stays done and is told', async () => {
  const { deps, refs } = open(1_400)
  const { id } = await accept(
    deps,
    refs.map((ref) => price(ref)),
  )
  const { pricing } = deps.clients
  const replace = pricing.replace.bind(pricing)
  let writes = 0
  const cancelling: typeof replace = async (...args) => {
    if (++writes === 1) await cancelJob(deps, await read(deps, id))
    return replace(...args)
  }
  Object.assign(pricing, { replace: cancelling })
  await work(deps)
  const job = await read(deps, id)
  expect(job.status).toBe('cancelled')
  await work(deps)
  expect(deps.store.writes().length).toBeLessThanOrEqual(1_400)
  expect((await resultsOf(deps, id)).every(({ outcome }) => outcome === 'applied')).toBe(true)
})
