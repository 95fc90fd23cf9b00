import { ok } from 'neverthrow'
import { ulid } from 'ulidx'
import { acceptBatch } from '../delivery/jobs/accept-batch'
import type { RawRecord } from '../delivery/jobs/refusal'
import { viewOf, type Job } from '../delivery/jobs/job'
import { jobStoreIn } from '../delivery/jobs/job-store'
import { allResults } from '../delivery/jobs/result-pages'
import { workLane } from '../delivery/jobs/work-lane'
import { noFigures } from '../delivery/guards'
import type { LaneName } from '../delivery/lanes'
import { settled, type Outcome, type RecordResult } from '../delivery/outcome'
import { flows } from '../flows'
import { inFakeTime, testDeps, type TestDeps } from './deps'

export const price = (ref: string, basePrice: unknown = 1) => ok({ skuRef: ref, basePrice })
export const stock = (ref: string, quantity: unknown, warehouse = 'main') =>
  ok({ skuRef: ref, warehouse, quantity })

/** A store with SKUs R0, R1 … whose ids are 1, 2 … */
export function openJobStore(skus = 0) {
  const deps = testDeps()
  const refs = Array.from({ length: skus }, (_, index) => `R${index}`)
  refs.forEach((ref, index) => deps.store.skus.set(ref, String(index + 1)))
  return { deps, refs, store: jobStoreIn(deps.documents) }
}

/** What a batch is sent with, where a test does not say otherwise. */
export const batchInput = (id: string, records: readonly RawRecord[] = []) => ({
  id,
  flow: flows.prices,
  source: 'erp',
  records,
  dryRun: false,
  verify: false,
  park: false,
})

let numbers = 0

/** A ULID of this moment that sorts after all that were made before. */
export function nextId(now: number): string {
  const number = ++numbers
  return ulid(now, () => 0).slice(0, 16) + number.toString().padStart(10, '0')
}

export async function accept(
  deps: TestDeps,
  records: readonly RawRecord[],
  fields: Partial<ReturnType<typeof batchInput>> | { flow: (typeof flows)['inventory'] } = {},
): Promise<Job> {
  const input = { ...batchInput(nextId(deps.now()), records), ...fields }
  return (await acceptBatch(deps, input as ReturnType<typeof batchInput>))._unsafeUnwrap()
}

export const work = (deps: TestDeps, lane: LaneName = 'pricing') => inFakeTime(workLane(deps, lane))

export const read = async (deps: Pick<TestDeps, 'documents'>, id: string): Promise<Job> =>
  (await jobStoreIn(deps.documents).read(id)) as Job

export async function countsOf(deps: TestDeps, id: string) {
  const { status, counts } = viewOf(await read(deps, id), deps.now())
  return { status, ...counts }
}

/** All results of a job, as a caller would download them. */
export async function resultsOf(deps: Pick<TestDeps, 'documents'>, id: string): Promise<RecordResult[]> {
  const all: RecordResult[] = []
  for await (const page of allResults(deps, await read(deps, id))) all.push(...page)
  return all
}

/** A job of prices that is being worked off. */
export function jobOf(fields: Partial<Job> = {}): Job {
  return {
    id: ulid(Date.parse('2026-03-01T12:00:00Z'), () => 0.5),
    flow: 'prices',
    source: 'erp',
    mode: 'upsert',
    dryRun: false,
    verify: false,
    park: true,
    missing: 'report',
    status: 'running',
    phase: 'apply',
    createdAt: Date.parse('2026-03-01T12:00:00Z'),
    startedAt: Date.parse('2026-03-01T12:00:00Z'),
    finishedAt: null,
    parts: 1,
    editions: [],
    buckets: [],
    invalid: [0],
    scopes: [],
    missingReported: 0,
    guard: { figures: noFigures, findings: [], approved: null },
    retryOf: null,
    ...fields,
  }
}

/** Results R{from}, R{from + 1} … with one outcome. */
export const resultsWith = (count: number, outcome: Outcome = 'applied', from = 0): RecordResult[] =>
  Array.from({ length: count }, (_, index) =>
    settled({ index: from + index, ref: `R${from + index}` }, outcome),
  )
