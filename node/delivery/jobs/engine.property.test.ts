import fc from 'fast-check'
import { ok } from 'neverthrow'
import { flows } from '../../flows'
import { inFakeTime, type TestDeps } from '../../testing/deps'
import { accept, openJobStore, read, resultsOf } from '../../testing/jobs'
import { modelOf, sentPrice, stateOf, type SentPrice } from '../../testing/price-model'
import { dyingDocuments, slowDown } from '../../testing/trouble'
import { syncOne } from '../sync-one'
import { isFinished, totalOf } from './job'
import { orderOf } from './stored-records'
import { workLane } from './work-lane'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const seeded = { seed: 20260301 }
const REFS = ['R0', 'R1']
const start = { basePrice: 50, listPrice: null, fixed: { '1': 40 } }

function openPrices() {
  const opened = openJobStore(REFS.length)
  for (const itemId of opened.deps.store.skus.values()) {
    opened.deps.store.prices.set(itemId, {
      itemId,
      basePrice: 50,
      costPrice: 20,
      listPrice: null,
      markup: 150,
      fixedPrices: [{ tradePolicyId: '1', value: 40, listPrice: null, minQuantity: 1 }],
    })
  }
  return opened
}

type Sent = { order: string; record: SentPrice }

async function sendBatch(deps: TestDeps, records: SentPrice[]): Promise<{ id: string; sent: Sent[] }> {
  const { id } = await accept(
    deps,
    records.map((record) => ok(record)),
  )
  return { id, sent: records.map((record, index) => ({ order: orderOf(id, 0, index), record })) }
}

/** Works until nothing is open; a worker that finds the lane taken, or is killed, leaves it for the next. */
async function workOff(deps: TestDeps, ids: readonly string[], kills: readonly number[] = []): Promise<void> {
  for (let slice = 0; slice < kills.length + 5; slice++) {
    const kill = kills[slice]
    const documents = kill === undefined ? deps.documents : dyingDocuments(deps.documents, kill)
    await inFakeTime(workLane({ ...deps, documents }, 'pricing')).catch(() => undefined)
    jest.setSystemTime(Date.now() + 20_000)
    const jobs = await Promise.all(ids.map((id) => read(deps, id)))
    if (jobs.every(isFinished)) return
  }
}

function expectModel(deps: TestDeps, sent: readonly Sent[]): void {
  const expected = Object.fromEntries(modelOf(sent, start))
  const found = Object.keys(expected).map((ref) => {
    const id = deps.store.skus.get(ref) ?? ''
    return [ref, stateOf(deps.store.prices.get(id))]
  })
  expect(Object.fromEntries(found)).toEqual(expected)
}

/** Every accepted record has one outcome, and the counts say the same as the results. */
async function expectOneOutcomeEach(deps: TestDeps, id: string): Promise<void> {
  const job = await read(deps, id)
  expect(job.status).toBe('done')
  const results = await resultsOf(deps, id)
  expect(results.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
    Array.from({ length: totalOf(job) }, (_, index) => index),
  )
  const counted = job.buckets.reduce(
    (sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b),
    0,
  )
  expect(counted).toBe(results.length)
  expect(results.map(({ outcome, code }) => code ?? outcome).filter((each) => each !== 'stale')).toEqual(
    expect.not.arrayContaining(['failed', 'parked', 'held']),
  )
}

const batch = fc.array(sentPrice(REFS), { minLength: 1, maxLength: 6 })

it('ends with the newest value of every piece, however batches and single records meet', async () => {
  const single = fc.record({ after: fc.integer({ min: 0, max: 6_000 }), record: sentPrice(REFS) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ after: fc.integer({ min: 0, max: 3_000 }), records: batch }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(single, { maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 7 }),
      async (batches, singles, delays) => {
        const { deps } = openPrices()
        slowDown(deps.store, delays)
        const sent: Sent[] = []
        const ids: string[] = []
        const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
        const sendings = [
          ...batches.map(async ({ after, records }) => {
            await wait(after)
            const accepted = await sendBatch(deps, records)
            sent.push(...accepted.sent)
            ids.push(accepted.id)
          }),
          ...singles.map(async ({ after, record }) => {
            await wait(after)
            const input = {
              flow: flows.prices,
              record,
              dryRun: false,
              verify: false,
              park: false,
              source: 'erp',
            }
            const result = (await syncOne(deps, input))._unsafeUnwrap()
            expect(['applied', 'unchanged', 'skipped']).toContain(result.outcome)
            sent.push({ order: result.order, record })
          }),
        ]
        const working = wait(500).then(() => workLane(deps, 'pricing'))
        await inFakeTime(Promise.all([...sendings, working]))
        await workOff(deps, ids)
        expectModel(deps, sent)
        for (const id of ids) await expectOneOutcomeEach(deps, id)
      },
    ),
    { ...seeded, numRuns: 60 },
  )
}, 60_000)

it('loses nothing and reports every record once when workers are killed anywhere', async () => {
  const kills = fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 3 }), kills, async (batches, killedAfter) => {
      const { deps } = openPrices()
      const accepted = []
      for (const records of batches) accepted.push(await sendBatch(deps, records))
      const ids = accepted.map(({ id }) => id)
      await workOff(deps, ids, killedAfter)
      expectModel(
        deps,
        accepted.flatMap(({ sent }) => sent),
      )
      for (const id of ids) await expectOneOutcomeEach(deps, id)
    }),
    { ...seeded, numRuns: 120 },
  )
}, 60_000)

it.each([3, 9, 15, 21, 27, 33, 39])(
  'says what changed although the worker was killed at operation %d',
  async (kill) => {
    const { deps } = openPrices()
    const { id } = await sendBatch(deps, [{ skuRef: 'R0', basePrice: 7 }])
    await workOff(deps, [id], [kill])
    expect(await resultsOf(deps, id)).toMatchObject([
      { outcome: 'applied', changes: [{ field: 'basePrice', before: 50, after: 7 }] },
    ])
    expect(deps.store.writes()).toHaveLength(1)
  },
)
