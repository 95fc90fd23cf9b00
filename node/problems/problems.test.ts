import fc from 'fast-check'
import { failedWith, settled, type RecordResult } from '../delivery/outcome'
import { jobStoreIn, type Job } from '../delivery/jobs'
import { syncOne } from '../delivery/sync-one'
import { failure, type Failure } from '../errors/failure'
import { flows } from '../flows'
import { testDeps, type TestDeps } from '../testing/deps'
import { accept, countsOf, openJobStore, price, read, resultsOf, work } from '../testing/jobs'
import { groupsIn, mergeGroups, type Occasion, type ProblemGroup } from './group'
import { KEPT_HOURS, withGroups } from './hours'
import { flushFailures, noteFailures } from './note-failures'
import { expireProblems, readProblems, retryBatch, retryProblem } from '.'

const HOUR = 3_600_000

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const failed = (index: number, code: Failure['code'] = 'sku_not_found'): RecordResult =>
  failedWith({ index, ref: `R${index}` }, failure(code))
const occasion = (changes: Partial<Occasion> = {}): Occasion => ({
  flow: 'prices',
  source: 'erp',
  batch: 'B1',
  isStored: true,
  at: '2026-03-01T12:00:00.000Z',
  ...changes,
})
const note = (deps: TestDeps, results: RecordResult[], changes: Partial<Occasion> = {}) =>
  noteFailures(deps, results, occasion(changes))
const problemsOf = (deps: TestDeps, hours = 24) => readProblems(deps, { hours })
const callsTo = ({ documents }: TestDeps, bucket: string) =>
  documents.calls.filter((call) => call.includes(` ${bucket}/`))

describe('groups', () => {
  it('hold what failed, by code', () => {
    const results = [
      failed(0),
      settled({ index: 1, ref: 'R1' }, 'applied'),
      failed(2),
      failed(3, 'vtex_refused'),
    ]
    expect(groupsIn(results, occasion())).toEqual([
      expect.objectContaining({
        code: 'sku_not_found',
        records: 2,
        batches: ['B1'],
        example: { ref: 'R2', message: expect.any(String) as string, batch: 'B1', index: 2, part: null },
      }),
      expect.objectContaining({ code: 'vtex_refused', records: 1 }),
    ])
  })

  it.each([
    [{ batch: null }, []],
    [{ isStored: false }, []],
    [{}, ['B1']],
  ])('can be sent again only from batches that hold the records: %j', (changes, batches) => {
    expect(groupsIn([failed(0)], occasion(changes))[0]?.batches).toEqual(batches)
  })

  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  const group = fc
    .record({
      batch: fc.option(fc.stringMatching(/^B\d$/)),
      source: fc.stringMatching(/^s\d$/),
      at: instant.map((at) => at.toISOString()),
      count: fc.integer({ min: 1, max: 5 }),
    })
    .map(
      ({ count, ...changes }) =>
        groupsIn(
          Array.from({ length: count }, (_, index) => failed(index)),
          occasion(changes),
        )[0] as ProblemGroup,
    )

  it('merge into one that says all of it, and stay bounded', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 60 }), (all) => {
        const merged = all.reduce(mergeGroups)
        const times = all.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]).sort()
        expect(merged).toMatchObject({
          records: all.reduce((sum, { records }) => sum + records, 0),
          firstAt: times[0],
          lastAt: times.at(-1),
        })
        expect(new Set(merged.batches)).toEqual(new Set(all.flatMap(({ batches }) => batches)))
        expect(new Set(merged.sources)).toEqual(new Set(all.flatMap(({ sources }) => sources)))
      }),
    )
  })

  it('remember the last 20 batches', () => {
    const all = Array.from(
      { length: 30 },
      (_, index) => groupsIn([failed(0)], occasion({ batch: `B${index}` }))[0],
    )
    const merged = all.flatMap((each) => each ?? []).reduce(mergeGroups)
    expect(merged.batches).toEqual(Array.from({ length: 20 }, (_, index) => `B${index + 10}`))
  })

  it('of an hour are bounded, and lose no count', () => {
    const all = Array.from({ length: 500 }, (_, index) =>
      groupsIn([failed(0)], occasion({ source: `s${index}` })),
    ).flat()
    const hour = withGroups({}, all)
    expect(Object.keys(hour).length).toBeLessThanOrEqual(401)
    expect(Object.values(hour).reduce((sum, { records }) => sum + records, 0)).toBe(500)
  })
})

describe('notes', () => {
  it('are of the last hours, the largest group first', async () => {
    const deps = testDeps()
    await note(deps, [failed(0, 'stale')])
    jest.setSystemTime(Date.now() + 30 * HOUR)
    await note(deps, [failed(0)])
    jest.setSystemTime(Date.now() + HOUR)
    await note(deps, [failed(0), failed(1, 'vtex_refused')], { flow: 'inventory', source: 'wms' })
    await note(deps, [failed(1)])
    expect((await problemsOf(deps)).map(({ flow, code, records }) => [flow, code, records])).toEqual([
      ['prices', 'sku_not_found', 2],
      ['inventory', 'sku_not_found', 1],
      ['inventory', 'vtex_refused', 1],
    ])
    expect(await readProblems(deps, { hours: 24, source: 'wms', flow: 'inventory' })).toHaveLength(2)
    expect(await problemsOf(deps, 48)).toHaveLength(4)
  })

  it('cost nothing where nothing failed', async () => {
    const deps = testDeps()
    await note(deps, [settled({ index: 0, ref: 'A' }, 'unchanged')])
    expect(deps.documents.calls).toEqual([])
  })

  it('of single calls are stored every two seconds', async () => {
    const deps = testDeps()
    for (let call = 0; call < 100; call++) {
      await note(deps, [failed(0)], { batch: null })
      jest.setSystemTime(Date.now() + 100)
    }
    expect(callsTo(deps, 'problems').filter((call) => call.startsWith('read')).length).toBeLessThanOrEqual(6)
    expect(await problemsOf(deps)).toMatchObject([{ records: 100, batches: [], canRetry: false }])
  })

  it('are kept when storage does not take them', async () => {
    const deps = testDeps()
    const { update } = deps.documents
    Object.assign(deps.documents, { update: () => Promise.reject(new Error('down')) })
    await note(deps, [failed(0)])
    Object.assign(deps.documents, { update })
    await flushFailures(deps)
    expect(await problemsOf(deps)).toMatchObject([{ records: 1 }])
  })

  it('expire', async () => {
    const deps = testDeps()
    await note(deps, [failed(0)])
    jest.setSystemTime(Date.now() + KEPT_HOURS * HOUR)
    await note(deps, [failed(0)])
    await expireProblems(deps)
    expect(callsTo(deps, 'problems').filter((call) => call.startsWith('remove'))).toEqual([])
    jest.setSystemTime(Date.now() + HOUR)
    await expireProblems(deps)
    expect([...deps.documents.stored.keys()]).toEqual(['problems/2026-03-08T12'])
  })
})

describe('what fails', () => {
  it('in a batch is noted once, with its refused records', async () => {
    const { deps } = openJobStore(1)
    const { id } = await accept(deps, [price('R0'), price('none'), price('R0', 'ten')])
    await work(deps)
    expect(await problemsOf(deps)).toMatchObject([
      { code: 'sku_not_found', records: 1, canRetry: true, example: { ref: 'none', batch: id, index: 1 } },
      { code: 'invalid_record', records: 1, canRetry: false, example: { ref: 'R0', batch: id, index: 2 } },
    ])
  })

  it('in a dry run is not', async () => {
    const { deps } = openJobStore(0)
    await accept(deps, [price('none'), price('R0', 'ten')], { dryRun: true })
    await work(deps)
    expect(await problemsOf(deps)).toEqual([])
  })

  it.each([
    ['refused', { skuRef: 'A', basePrice: 'ten' }, 'invalid_record'],
    ['not applied', { skuRef: 'A', basePrice: 10 }, 'sku_not_found'],
  ])('as a single call is noted when it is %s', async (_, record, code) => {
    const deps = testDeps()
    await syncOne(deps, {
      flow: flows.prices,
      record,
      dryRun: false,
      verify: false,
      park: false,
      source: 'erp',
    })
    expect(await problemsOf(deps)).toMatchObject([
      { code, flow: 'prices', sources: ['erp'], example: { ref: 'A', batch: null } },
    ])
  })

  it('costs no document when the same records come again unchanged', async () => {
    const { deps, refs } = openJobStore(3)
    const send = async () => {
      await accept(
        deps,
        refs.map((ref) => price(ref)),
      )
      await work(deps)
    }
    await send()
    await send()
    expect(callsTo(deps, 'problems')).toEqual([])
  })
})

describe('sending again', () => {
  /** A finished batch with failures of two codes. */
  async function openFailed(): Promise<{ deps: TestDeps; job: Job }> {
    const { deps } = openJobStore(2)
    deps.store.faults.set('pricing.replace', [
      { failure: failure('vtex_refused', 'No.', { kind: 'refused' }) },
    ])
    const { id } = await accept(deps, [price('R0'), price('none')])
    await work(deps)
    deps.store.skus.set('none', '9')
    return { deps, job: await read(deps, id) }
  }

  it('takes the records of one code, once', async () => {
    const { deps, job } = await openFailed()
    const [retried] = (
      await retryProblem(deps, { flow: 'prices', code: 'sku_not_found', hours: 24 })
    )._unsafeUnwrap()
    expect(retried).toMatchObject({ retryOf: job.id })
    await work(deps)
    expect(await countsOf(deps, retried?.id ?? '')).toMatchObject({ total: 1, applied: 1 })
    expect((await resultsOf(deps, retried?.id ?? '')).map(({ ref }) => ref)).toEqual(['none'])
    const again = await retryProblem(deps, { flow: 'prices', code: 'sku_not_found', hours: 24 })
    expect(again._unsafeUnwrapErr().code).toBe('nothing_to_retry')
    expect(await problemsOf(deps)).toMatchObject([
      { code: 'sku_not_found', canRetry: false, isRetried: true },
      { code: 'vtex_refused', canRetry: true, isRetried: false },
    ])
  })

  it('makes one batch where two ask at the same time', async () => {
    const { deps, job } = await openFailed()
    const ask = () => retryProblem(deps, { flow: 'prices', code: 'sku_not_found', hours: 24 })
    const ids = (await Promise.all([ask(), ask()])).flatMap((done) => done.unwrapOr([]).map(({ id }) => id))
    expect(new Set(ids).size).toBe(1)
    const { keys } = await jobStoreIn(deps.documents).newest({ limit: 10 })
    expect([...keys].sort()).toEqual([job.id, ids[0]].sort())
  })

  it('goes on where whoever asked first died in between', async () => {
    const { deps, job } = await openFailed()
    const { write } = deps.documents
    Object.assign(deps.documents, { write: () => Promise.reject(new Error('killed')) })
    const ask = () => retryProblem(deps, { flow: 'prices', code: 'sku_not_found', hours: 24 })
    await expect(ask()).rejects.toThrow('killed')
    Object.assign(deps.documents, { write })
    expect((await ask())._unsafeUnwrap()).toMatchObject([{ retryOf: job.id }])
  })

  it('of the whole batch counts for all of its problems, until they come back', async () => {
    const { deps, job } = await openFailed()
    deps.store.skus.delete('none')
    jest.setSystemTime(Date.now() + 1)
    expect((await retryBatch(deps, job, '01KJMMA2G0000000000000009Z')).isOk()).toBe(true)
    expect(await problemsOf(deps)).toMatchObject([
      { isRetried: true, canRetry: false },
      { isRetried: true, canRetry: false },
    ])
    jest.setSystemTime(Date.now() + 1_000)
    await work(deps)
    const problems = await problemsOf(deps)
    expect(problems.find(({ code }) => code === 'sku_not_found')).toMatchObject({
      isRetried: false,
      canRetry: true,
      records: 2,
    })
    expect(problems.find(({ code }) => code === 'vtex_refused')).toMatchObject({
      isRetried: true,
      canRetry: false,
      records: 1,
    })
  })
})
