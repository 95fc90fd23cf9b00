import { inFakeTime } from '../../testing/deps'
import { accept, countsOf, openJobStore as open, price, resultsOf, work } from '../../testing/jobs'
import { fakeVBase } from '../../testing/vbase'
import { dyingDocuments } from '../../testing/trouble'
import { documentsIn } from '../../storage/documents'
import { jobStoreIn } from '../jobs/job-store'
import { addNotes, countNotes, type ParkedNote } from './notes'
import { releaseParked } from './release'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type Opened = ReturnType<typeof open>['deps']

const release = (deps: Opened, documents = deps.documents) => {
  jest.setSystemTime(Date.now() + 60_000)
  return inFakeTime(releaseParked({ ...deps, documents }))
}

/** Two records of a SKU that has arrived since, and one of a SKU that has not. */
async function waiting() {
  const { deps } = open()
  const { id } = await accept(deps, [price('late', 1), price('late', 2), price('never', 3)], { park: true })
  await work(deps)
  deps.store.skus.set('late', '77')
  return { deps, id }
}

it('settles results and counts whenever the one before was cut short', async () => {
  for (let operations = 1; operations < 60; operations++) {
    const { deps, id } = await waiting()
    const documents = dyingDocuments(deps.documents, operations) as Opened['documents']
    const isOver = await release(deps, documents).then(
      () => true,
      () => false,
    )
    await release(deps)
    expect(await countsOf(deps, id)).toMatchObject({ total: 3, pending: 0, parked: 1 })
    expect((await resultsOf(deps, id)).filter(({ outcome }) => outcome === 'parked')).toHaveLength(1)
    expect(await countNotes(deps.documents)).toBe(1)
    if (isOver) return
  }
  throw new Error('no release came to its end')
})

it('comes back to a record whose job has not kept its result yet', async () => {
  const { deps, id } = await waiting()
  const store = jobStoreIn(deps.documents)
  const place = { bucket: 0, chunk: 0 }
  const results = await store.results(id, place)
  await store.saveResults(id, place, { state: 'planned', results: [] })
  await store.update(id, (job) => ({ ...job, status: 'running' }))
  await release(deps)
  expect(await countNotes(deps.documents)).toBe(2)
  await store.saveResults(id, place, { state: 'done', results: results?.results ?? [] })
  await store.update(id, (job) => ({ ...job, status: 'done' }))
  await release(deps)
  expect(await countsOf(deps, id)).toMatchObject({ pending: 0, parked: 1 })
  expect(await countNotes(deps.documents)).toBe(1)
})

it('keeps the notes of many that are the first to park', async () => {
  const documents = documentsIn(fakeVBase().vbase)
  const note = (id: string): ParkedNote => ({
    flow: 'prices',
    id,
    needs: { flow: 'skus', ref: id },
    since: 0,
    source: 'erp',
    fields: ['basePrice'],
    places: [],
  })
  const ids = Array.from({ length: 40 }, (_, index) => `R${index}`)
  await inFakeTime(Promise.all(ids.map((id) => addNotes(documents, [note(id)]))))
  expect(await countNotes(documents)).toBe(40)
})
