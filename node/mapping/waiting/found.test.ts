import { inFakeTime, type TestDeps } from '../../testing/deps'
import { countsOf } from '../../testing/jobs'
import { stockMapping, take } from '../../testing/mappings'
import {
  batchesAfter,
  openWarehouses,
  publish,
  send,
  setCode,
  stocked,
  warehouse,
} from '../../testing/waiting'
import { savePolicy } from '../tables'
import { forgetLoaded } from '../tables/load'
import { changeCodes } from '../tables/table'
import { releaseAllCodes, waitingJobs } from '.'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

describe('is found', () => {
  /** Looks of a release at batches. */
  const looksOf = (deps: TestDeps) => deps.documents.calls.filter((call) => call.startsWith('read jobs/'))

  it('by the code that changed, and no other batch is looked at', async () => {
    const deps = await openWarehouses()
    for (const Whs of ['W1', 'W2', 'W3']) await send(deps, 'inventory', [stocked('A', 3, Whs)])
    deps.documents.calls.length = 0
    await setCode(deps, warehouse, 'W4')
    expect(looksOf(deps)).toEqual([])
    await setCode(deps, warehouse, 'W2')
    expect(new Set(looksOf(deps)).size).toBe(1)
    expect(await waitingJobs(deps, warehouse)).toHaveLength(2)
  })

  it('by any code where it waits for many', async () => {
    const deps = await openWarehouses()
    const records = Array.from({ length: 20 }, (_, index) => stocked(`A${index}`, 1, `W${index}`))
    const { id } = await send(deps, 'inventory', records)
    expect(await waitingJobs(deps, warehouse)).toEqual([{ job: id, records: 20 }])
    await setCode(deps, warehouse, 'W7')
    expect(await countsOf(deps, id)).toMatchObject({ parked: 19, skipped: 1 })
    await inFakeTime(savePolicy(deps, warehouse, { policy: 'pass', defaultValue: null, kind: null }))
    expect(await countsOf(deps, id)).toMatchObject({ parked: 0, skipped: 20 })
    expect(await waitingJobs(deps, warehouse)).toEqual([])
  })

  it('only once, where it waits for codes of two tables', async () => {
    const deps = await openWarehouses()
    const item = { table: 'item', source: 'erp' }
    await savePolicy(deps, item, { policy: 'park', defaultValue: null, kind: null })
    const [, ...fields] = stockMapping().fields
    const skuRef = take('skuRef', 'Item', { convert: [{ kind: 'table', table: 'Item' }] })
    await publish(deps, stockMapping({ fields: [skuRef, ...fields] }))
    const { id } = await send(deps, 'inventory', [stocked('I1', 3)])
    await setCode(deps)
    expect(await countsOf(deps, id)).toMatchObject({ parked: 1 })
    await setCode(deps, item, 'I1', 'A')
    expect(await batchesAfter(deps, id)).toHaveLength(1)
    expect([await waitingJobs(deps, warehouse), await waitingJobs(deps, item)]).toEqual([[], []])
  })

  it('when another mapping is in force', async () => {
    const deps = await openWarehouses()
    const { id } = await send(deps, 'inventory', [stocked('A', 3)])
    const fields = stockMapping().fields.map(({ convert: _, ...rule }) => ({ ...rule, convert: [] }))
    await inFakeTime(publish(deps, stockMapping({ fields })))
    expect(await countsOf(deps, id)).toMatchObject({ parked: 0, skipped: 1 })
  })

  it('by a tick within the hour, where a release missed it', async () => {
    const deps = await openWarehouses()
    const { id } = await send(deps, 'inventory', [stocked('A', 3)])
    await changeCodes(deps, warehouse, new Map([['W1', { value: 'main', label: null }]]))
    forgetLoaded(deps, warehouse)
    const later = Date.now() + 300_000
    const looks: number[] = []
    for (let minute = 0; minute < 60; minute++) {
      jest.setSystemTime(later + minute * 60_000)
      deps.documents.calls.length = 0
      await inFakeTime(releaseAllCodes(deps))
      if (looksOf(deps).length > 0) looks.push(minute)
    }
    expect(looks).toHaveLength(1)
    expect(await countsOf(deps, id)).toMatchObject({ parked: 0, skipped: 1 })
    expect(await batchesAfter(deps, id)).toHaveLength(1)
  })
})
