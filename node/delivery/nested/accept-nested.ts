import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import {
  bucketsOf,
  announceJob,
  parseRecords,
  refusedAmong,
  refuseCount,
  createJob,
  noteInvalid,
  storeRecords,
  type AcceptDeps,
  type BatchInput,
} from '../jobs/accept-batch'
import { jobStoreIn } from '../jobs/job-store'
import type { Place } from '../jobs/refusal'
import { orderOf, partId, sortForWork } from '../jobs/stored-records'
import type { Job, JobChild } from '../jobs/job'
import { failedWith, type RecordResult } from '../outcome'
import { refOfInvalid, type AcceptedRecord } from '../record'
import { parseNested, type FlowPart, type NestedAcceptance } from './parse'
import { isNested } from './split'

/** Flows of what may come within a product, in the order in which they make each other possible. */
const childFlows = ['skus', 'images', 'prices', 'inventory'] as const satisfies FlowName[]
/** The most records of a batch, all that came within others counted. */
const MAX_PARTS = 50_000

/** A product of the batch with the parts that came with it. */
interface Accepted {
  product: AcceptedRecord
  parts: FlowPart[]
}

/**
 * Takes in a batch of products some of which bring their SKUs along: a job of the products, and one per flow of what
 * came within them. Each waits by itself for what it needs, so their order does not matter.
 */
export async function acceptNestedBatch(deps: AcceptDeps, input: BatchInput): Promise<Result<Job, Failure>> {
  const refused = refuseCount(input.records.length)
  if (refused) return err(refused)
  const { accepted, invalid } = parseAll(deps, input)
  const count = accepted.reduce((sum, { parts }) => sum + 1 + parts.length, 0)
  if (count > MAX_PARTS)
    return fail(
      'too_many_records',
      `The batch holds ${count} records in all; at most ${MAX_PARTS} are taken.`,
    )
  const buckets = bucketsOf(accepted.map(({ product }) => product))
  const children = childJobs(input.id, accepted)
  const jobs: Job[] = []
  for (const child of children) jobs.push(await storeChild(deps, input, child, buckets, accepted))
  const { again } = input
  const kept = { buckets, invalid, refused: refusedAmong(input, invalid), keepOrder: again !== undefined }
  const stored = await storeRecords(deps, input.id, kept)
  await noteInvalid(deps, input, invalid)
  const head = { ...stored, ...(children.length > 0 && { children }), ...(again && { retryOf: again.job }) }
  jobs.push(await createJob(deps, input, head))
  for (const job of jobs) await announceJob(deps, job)
  return ok(jobs.at(-1) as Job)
}

function parseAll(
  { now }: AcceptDeps,
  { id, flow, records, again }: BatchInput,
): { accepted: Accepted[]; invalid: RecordResult[] } {
  const accepted: Accepted[] = []
  const invalid: RecordResult[] = []
  const acceptedAt = new Date(now()).toISOString()
  records.forEach((raw, position) => {
    const place = again?.places[position] ?? { index: position, order: orderOf(id, 0, position) }
    const parsed =
      raw.isOk() && isNested(raw.value)
        ? parseNested(raw.value, place.index, acceptanceAt(place, acceptedAt))
        : null
    if (parsed?.isOk()) return void accepted.push(parsed.value)
    if (parsed?.isErr())
      return void invalid.push(
        failedWith({ ...place, ref: raw.isOk() ? refOfInvalid(flow, raw.value) : null }, parsed.error),
      )
    const flat = parseRecords(flow, [raw], { jobId: id, part: 0, acceptedAt, places: [place] })
    accepted.push(...flat.valid.map((product) => ({ product, parts: [] })))
    invalid.push(...flat.invalid)
  })
  return { accepted, invalid }
}

/** Parts have orders that follow from their product's. */
function acceptanceAt({ order }: Place, acceptedAt: string): NestedAcceptance {
  const job = order.slice(0, order.indexOf('.'))
  return { acceptedAt, idOf: (name) => partId(idOfFlow(job, name), 0) }
}

function childJobs(id: string, accepted: readonly Accepted[]): JobChild[] {
  const present = new Set(accepted.flatMap(({ parts }) => parts.map(({ flow }) => flow)))
  return childFlows.filter((flow) => present.has(flow)).map((flow) => ({ flow, id: idOfFlow(id, flow) }))
}

/** Parts are in the bucket of the product they came with, so that their results are found together. */
async function storeChild(
  deps: AcceptDeps,
  input: BatchInput,
  { flow, id }: JobChild,
  buckets: readonly (readonly AcceptedRecord[])[],
  accepted: readonly Accepted[],
): Promise<Job> {
  // A request that died in between and was repeated may find that its first half is being worked off already.
  const existing = await jobStoreIn(deps.documents).read(id)
  if (existing) return existing
  const parts = new Map(
    accepted.map(({ product, parts: all }) => [
      product.order,
      all.filter((part) => part.flow === flow).map(({ record }) => record),
    ]),
  )
  const own = buckets.map((products) => sortForWork(products.flatMap(({ order }) => parts.get(order) ?? [])))
  const child = { ...input, id, flow: flows[flow] }
  const stored = await storeRecords(deps, id, { buckets: own, invalid: [], keepOrder: true })
  return createJob(deps, child, { ...stored, parent: input.id })
}

/** ULIDs of the jobs of one batch differ in their last two characters alone, so that each can be told from the batch's. */
function idOfFlow(id: string, flow: FlowName): string {
  const place = (childFlows as readonly FlowName[]).indexOf(flow)
  if (place < 0) return id
  const own = id.slice(-2)
  const codes = ['00', '01', '02', '03', '04'].filter((code) => code !== own)
  return id.slice(0, -2) + (codes[place] ?? '05')
}
