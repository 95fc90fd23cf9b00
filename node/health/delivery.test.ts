import { record } from '../delivery/metrics'
import { countOutcomes } from '../delivery/outcome'
import { approveJob, cancelJob } from '../delivery/jobs'
import { flows } from '../flows'
import { inFakeTime, testDeps } from '../testing/deps'
import { accept, openJobStore, price, read, stock, work } from '../testing/jobs'
import { deliveryOf } from './delivery'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('shows an idle store', async () => {
  const deps = testDeps()
  expect(await deliveryOf(deps)).toEqual({
    openBatches: 0,
    heldBatches: 0,
    parkedRecords: 0,
    oldestOpenSeconds: null,
    lanes: ['pricing', 'logistics', 'catalog', 'orders', 'masterdata'].map((lane) =>
      expect.objectContaining({ lane, queued: 0, breaker: 'closed', heldUntil: null }),
    ),
    lastDay: [],
  })
  expect(deps.documents.stored.size).toBe(0)
})

it('shows what waits and for how long, and what was done', async () => {
  const { deps, refs } = openJobStore(2)
  await accept(deps, [price('later'), ...refs.map((ref) => price(ref))], { park: true })
  await work(deps)
  const doneAt = deps.now()
  await accept(deps, [price('A')])
  jest.setSystemTime(doneAt + 90_500)
  await accept(deps, [price('B')])
  expect(await deliveryOf(deps)).toMatchObject({
    openBatches: 2,
    parkedRecords: 1,
    oldestOpenSeconds: 90,
    lastDay: [
      {
        hour: '2026-03-01T12:00:00Z',
        flow: 'prices',
        counts: countOutcomes([{ outcome: 'parked' }, { outcome: 'applied' }, { outcome: 'applied' }]),
        // Two lookups, of which one was checked again, two reads, two writes.
        calls: 6,
        retries: 0,
      },
    ],
  })
})

it.each(['approve', 'cancel'] as const)('counts a held batch until somebody says %s', async (verb) => {
  const { deps, refs } = openJobStore(30)
  const send = (quantity: number) =>
    accept(
      deps,
      refs.map((ref) => stock(ref, quantity)),
      { flow: flows.inventory },
    )
  await send(5)
  await work(deps, 'logistics')
  const { id } = await send(0)
  await work(deps, 'logistics')
  expect(await deliveryOf(deps)).toMatchObject({ openBatches: 0, heldBatches: 1 })
  const job = await read(deps, id)
  await (verb === 'approve' ? approveJob(deps, job, 'ana') : cancelJob(deps, job))
  expect(await deliveryOf(deps)).toMatchObject({ openBatches: verb === 'approve' ? 1 : 0, heldBatches: 0 })
})

it('shows what this process has counted and not stored yet', async () => {
  const deps = testDeps()
  const counts = countOutcomes([{ outcome: 'applied' }])
  await record(deps, 'prices', { counts, calls: 3, retries: 1 })
  expect((await deliveryOf(deps))?.lastDay).toMatchObject([{ flow: 'prices', counts, calls: 3, retries: 1 }])
})

it('is null when storage does not answer', async () => {
  const deps = testDeps()
  Object.assign(deps.documents, { list: () => Promise.reject(new Error('down')) })
  expect(await inFakeTime(deliveryOf(deps))).toBeNull()
})
