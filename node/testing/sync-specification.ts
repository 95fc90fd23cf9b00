import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import type { MemorySpecifications } from './specification-store'
import type { FlowClients, Plan } from '../flows/flow'
import { specifications } from '../flows/specifications'
import type { SpecificationTarget } from '../flows/specifications/locate'
import type { SpecificationRecord } from '../flows/specifications/schema'

type Sought = Partial<SpecificationTarget>

/** Reads and plans; category 3 unless told. */
export async function planOf(
  store: MemorySpecifications,
  record: SpecificationRecord,
  sought: Sought = {},
): Promise<Result<Plan, Failure>> {
  return (await prepare(store, record, sought)).plan
}

/** Reads, plans and applies once; the fields of the plan. Throws on failures. */
export async function sync(
  store: MemorySpecifications,
  record: SpecificationRecord,
  sought: Sought = {},
): Promise<string[]> {
  const { plan: planned, live, target } = await prepare(store, record, sought)
  const plan = planned._unsafeUnwrap()
  const work = { plan, record, live, target, acceptedAt: '2026-03-01T12:00:00Z' }
  if (plan.length > 0) (await specifications.apply(work, store.clients as FlowClients))._unsafeUnwrap()
  return plan.map(({ field }) => field)
}

async function prepare({ clients }: MemorySpecifications, record: SpecificationRecord, sought: Sought) {
  const target: SpecificationTarget = { vtexId: '', categoryId: '3', ...sought }
  const wanted = { key: ['COLOR'], record }
  const live = (await specifications.read(target, clients as FlowClients, wanted))._unsafeUnwrap()
  return { live, target, plan: specifications.plan(record, live, target) }
}
