import { ok } from 'neverthrow'
import { ulid } from 'ulidx'
import { acceptBatch, type RawRecord } from '../delivery/accept-batch'
import { viewOf, type Batch } from '../delivery/batch'
import { batchStoreIn } from '../delivery/batch-store'
import { workBatch } from '../delivery/work-batch'
import { flows } from '../flows'
import { inFakeTime, testDeps, type TestDeps } from './deps'

export const price = (ref: string, basePrice: unknown = 1) => ok({ skuRef: ref, basePrice })

/** A store with SKUs R0, R1 … */
export function openBatchStore(skus = 0) {
  const deps = testDeps()
  const refs = Array.from({ length: skus }, (_, index) => `R${index}`)
  refs.forEach((ref, index) => deps.store.skus.set(ref, String(index + 1)))
  return { deps, refs, store: batchStoreIn(deps.documents) }
}

export async function accept(deps: TestDeps, records: RawRecord[], fields: object = {}): Promise<Batch> {
  const input = {
    id: ulid(deps.now()),
    flow: flows.prices,
    source: 'erp',
    records,
    dryRun: false,
    verify: false,
  }
  return (await acceptBatch(deps, { ...input, ...fields }))._unsafeUnwrap()
}

export const work = (deps: TestDeps, id: string) => inFakeTime(workBatch(deps, id))

export async function countsOf(deps: TestDeps, id: string) {
  const batch = (await batchStoreIn(deps.documents).read(id)) as Batch
  const { status, counts } = viewOf(batch, deps.now())
  return { status, ...counts }
}
