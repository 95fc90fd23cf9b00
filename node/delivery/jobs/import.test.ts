import { inFakeTime } from '../../testing/deps'
import { importOf, startImport } from '../../testing/imports'
import { flows } from '../../flows'
import { accept, countsOf, openJobStore as open, read, resultsOf, stock, work } from '../../testing/jobs'
import { viewOfResult } from '../results'
import {
  commitImport,
  MAX_PART_RECORDS,
  MAX_PARTS,
  missingParts,
  putPart,
  readImport,
  recordsOf,
} from './import'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const stockOf = (deps: ReturnType<typeof open>['deps'], ref: string) =>
  deps.store.balances.get(deps.store.skus.get(ref) ?? '')?.[0]?.totalQuantity

it('takes parts in any order, each again, and works off what came last', async () => {
  const { deps, refs } = open(30)
  const part = (from: number, quantity: number) =>
    refs.slice(from, from + 10).map((ref) => stock(ref, quantity))
  const started = await startImport(deps)
  const put = async (number: number, records: ReturnType<typeof stock>[]) =>
    (
      await putPart(deps, (await readImport(deps.documents, started.id)) ?? started, number, records)
    )._unsafeUnwrap()
  await put(3, part(20, 3))
  await put(1, part(0, 9))
  await put(1, part(0, 1))
  const current = await put(2, [...part(10, 2), stock('X', -1)])
  expect([recordsOf(current), missingParts(current)]).toEqual([31, []])
  const job = (await commitImport(deps, current))._unsafeUnwrap()
  expect([job.id, deps.woken]).toEqual([started.id, ['logistics']])
  await work(deps, 'logistics')
  expect(await countsOf(deps, job.id)).toMatchObject({ status: 'done', total: 31, applied: 30, failed: 1 })
  expect(refs.map((ref) => stockOf(deps, ref))).toEqual(refs.map((_, index) => Math.floor(index / 10) + 1))
  const views = (await resultsOf(deps, job.id)).map(viewOfResult)
  expect(views).toHaveLength(31)
  for (const { part, index, ref } of views)
    expect(ref).toBe(ref === 'X/main' ? 'X/main' : `R${((part ?? 0) - 1) * 10 + index}/main`)
  expect(views.find(({ ref }) => ref === 'X/main')).toMatchObject({ part: 2, index: 10, outcome: 'failed' })
})

it('lets the later part win, whichever came first', async () => {
  const { deps } = open(1)
  const started = await startImport(deps)
  const second = (await putPart(deps, started, 2, [stock('R0', 2)]))._unsafeUnwrap()
  const both = (await putPart(deps, second, 1, [stock('R0', 1)]))._unsafeUnwrap()
  await commitImport(deps, both)
  await work(deps, 'logistics')
  expect(stockOf(deps, 'R0')).toBe(2)
})

it('replaces a part also where it held other records', async () => {
  const { deps, refs } = open(20)
  const started = await startImport(deps)
  const all = (
    await putPart(deps, started, 1, [...refs.map((ref) => stock(ref, 1)), stock('X', -1)])
  )._unsafeUnwrap()
  const one = (await putPart(deps, all, 1, [stock('R0', 5)]))._unsafeUnwrap()
  const { id } = (await commitImport(deps, one))._unsafeUnwrap()
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({ total: 1, applied: 1, failed: 0 })
  expect(await resultsOf(deps, id)).toHaveLength(1)
})

it('loses to what was found unchanged while its parts were on their way', async () => {
  const { deps } = open(1)
  const send = () => accept(deps, [stock('R0', 5)], { flow: flows.inventory })
  await send()
  await work(deps, 'logistics')
  const started = await startImport(deps)
  const current = (await putPart(deps, started, 1, [stock('R0', 1)]))._unsafeUnwrap()
  const { id } = await send()
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', unchanged: 1 })
  await commitImport(deps, current)
  await work(deps, 'logistics')
  expect(await countsOf(deps, current.id)).toMatchObject({ status: 'done', skipped: 1 })
  expect(stockOf(deps, 'R0')).toBe(5)
})

it('is worked off as it was committed, though a part is being replaced at that moment', async () => {
  const { deps, refs } = open(20)
  const started = await startImport(deps)
  const send = (quantity: number) =>
    putPart(deps, started, 1, [...refs.map((ref) => stock(ref, quantity)), stock('X', -1)])
  const current = (await send(1))._unsafeUnwrap()
  const write = deps.documents.write.bind(deps.documents)
  let writes = 0
  const committing: typeof write = async (...args) => {
    if (++writes === 5) await commitImport(deps, current)
    return write(...args)
  }
  Object.assign(deps.documents, { write: committing })
  expect((await send(9))._unsafeUnwrapErr().code).toBe('import_closed')
  await work(deps, 'logistics')
  expect(await countsOf(deps, started.id)).toMatchObject({ status: 'done', applied: 20, failed: 1 })
  expect(refs.map((ref) => stockOf(deps, ref))).toEqual(refs.map(() => 1))
  expect(await resultsOf(deps, started.id)).toHaveLength(21)
})

it.each([
  [0, 1, 'invalid_parameter'],
  [MAX_PARTS + 1, 1, 'invalid_parameter'],
  [1, 0, 'invalid_record'],
  [1, MAX_PART_RECORDS + 1, 'too_many_records'],
])('refuses part %d with %d records: %s', async (number, count, code) => {
  const { deps } = open()
  const started = await startImport(deps)
  const records = Array.from({ length: count }, () => stock('A', 1))
  expect((await putPart(deps, started, number, records))._unsafeUnwrapErr().code).toBe(code)
})

it('is not committed with gaps or empty, and takes nothing afterwards', async () => {
  const { deps } = open(1)
  const started = await startImport(deps)
  const commit = async () =>
    (await commitImport(deps, started)).match(
      ({ id }) => id,
      ({ code }) => code,
    )
  expect(await commit()).toBe('import_incomplete')
  const gap = (await putPart(deps, started, 2, [stock('R0', 2)]))._unsafeUnwrap()
  expect((await commitImport(deps, gap))._unsafeUnwrapErr()).toMatchObject({
    code: 'import_incomplete',
    detail: expect.stringMatching(/\b1\b/) as string,
  })
  await putPart(deps, gap, 1, [stock('R0', 1)])
  expect([await commit(), await commit()]).toEqual([started.id, started.id])
  // The head as it was read before the commit.
  expect((await putPart(deps, gap, 3, [stock('R0', 3)]))._unsafeUnwrapErr().code).toBe('import_closed')
})

it('is found again when the commit died before it asked for a worker', async () => {
  const { deps, store } = open(1)
  const job = await importOf(deps, [[stock('R0', 1)]])
  await store.close('logistics', job.id)
  const again = await inFakeTime(commitImport(deps, (await readImport(deps.documents, job.id)) as never))
  expect(again.isOk()).toBe(true)
  expect(await store.openIds('logistics', 9)).toEqual([job.id])
  await work(deps, 'logistics')
  expect((await read(deps, job.id)).status).toBe('done')
})
