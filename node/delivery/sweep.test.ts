import { accept, openBatchStore as open, price, work } from '../testing/batches'
import type { Batch } from './batch'
import { batchStoreIn } from './batch-store'
import { openBatches, sweep, wakeIfIdle } from './sweep'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('wakes batches that nobody works on, once they had their time', async () => {
  const { deps } = open()
  const { id } = await accept(deps, [price('A')])
  deps.woken.length = 0
  await sweep(deps)
  expect(deps.woken).toEqual([])
  jest.setSystemTime(Date.now() + 10_001)
  const batch = await batchStoreIn(deps.documents).read(id)
  expect(await wakeIfIdle(deps, batch as Batch)).toBe(true)
  expect(deps.woken).toEqual([id])
})

it('looks at a store at most every 10 seconds', async () => {
  const { deps } = open()
  await Promise.all([sweep(deps), sweep(deps), sweep(deps)])
  expect(deps.documents.calls).toEqual(['list open-batches/'])
})

it('clears marks of batches that are done, so that they hide no other', async () => {
  const { deps, refs, store } = open(1)
  const { id } = await accept(deps, [price(refs[0] as string)])
  await work(deps, id)
  await store.open(id)
  expect(await openBatches(deps)).toEqual([])
  await sweep(deps)
  expect(await store.openIds(9)).toEqual([])
})

it('does not spoil the call it comes with', async () => {
  const { deps } = open()
  const batch = await accept(deps, [price('A')])
  jest.setSystemTime(Date.now() + 10_001)
  deps.wake = () => Promise.reject(new Error('no events'))
  expect(await wakeIfIdle(deps, batch)).toBe(false)
  deps.documents.list = () => Promise.reject(new Error('no storage'))
  await sweep(deps)
  expect(deps.logged).toHaveLength(2)
})
