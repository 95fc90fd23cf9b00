import { inFakeTime } from '../../testing/deps'
import { importOf } from '../../testing/imports'
import { countsOf, openJobStore, read, resultsOf, stock, work } from '../../testing/jobs'
import { dyingDocuments } from '../../testing/trouble'
import { countOutcomes } from '../outcome'
import { bucketOf } from './import'
import { CHUNK_SIZE } from './job'
import { workLane } from './work-lane'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

/** Three chunks of one bucket, of which each tenth record of a hundred changes. */
const ROWS = CHUNK_SIZE * 2 + 100
const CHANGED = ROWS / 100
const quantity = (row: number, run: number): number => 5 + (row % 100 === 10 ? run : 0)

async function loaded() {
  const opened = openJobStore()
  const refs: string[] = []
  for (let number = 0; refs.length < ROWS; number++)
    if (bucketOf(`S${number}/main`) === 0) refs.push(`S${number}`)
  refs.forEach((ref, index) => opened.deps.store.skus.set(ref, String(index + 1)))
  const send = (run: number) =>
    importOf(opened.deps, [refs.map((ref, row) => stock(ref, quantity(row, run)))])
  await send(0)
  await work(opened.deps, 'logistics')
  return { ...opened, send }
}

it('works off neighbours in one go where few records changed: the ledger is read and written once for all', async () => {
  const { deps, send } = await loaded()
  const { id } = await send(1)
  deps.documents.calls.length = 0
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({
    status: 'done',
    applied: CHANGED,
    unchanged: ROWS - CHANGED,
  })
  const writes = deps.documents.calls.filter((call) => call.startsWith('replace ledger/'))
  expect(new Set(writes).size).toBe(writes.length)
})

it('reports every record once, with its changes, wherever the worker is killed', async () => {
  const { deps, send } = await loaded()
  const before = deps.store.writes().length
  for (let [kill, run] = [8, 1]; kill < 60; kill += 7, run++) {
    const { id } = await send(run)
    const documents = dyingDocuments(deps.documents, kill)
    await inFakeTime(workLane({ ...deps, documents }, 'logistics')).catch(() => undefined)
    jest.setSystemTime(Date.now() + 20_000)
    await work(deps, 'logistics')
    const results = await resultsOf(deps, id)
    expect(countOutcomes(results)).toMatchObject({ applied: CHANGED, unchanged: ROWS - CHANGED })
    expect(await countsOf(deps, id)).toMatchObject({
      status: 'done',
      total: ROWS,
      pending: 0,
      applied: CHANGED,
    })
    expect((await read(deps, id)).guard.figures.records).toBe(ROWS)
    const changes = results.filter(({ outcome }) => outcome === 'applied').flatMap((each) => each.changes)
    expect(changes).toHaveLength(CHANGED)
    expect(deps.store.writes()).toHaveLength(before + CHANGED * run)
  }
})
