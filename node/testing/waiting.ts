import { ok } from 'neverthrow'
import { jobStoreIn, type Job } from '../delivery/jobs'
import { flows } from '../flows'
import type { FlowName } from '../flows/flow'
import { acceptSent } from '../mapping/accept'
import type { MappingDocument } from '../mapping/document'
import { saveCodes, savePolicy } from '../mapping/tables'
import { publishDraft, readMapping, saveDraft } from '../mapping/versions'
import { inFakeTime, type TestDeps } from './deps'
import { nextId, openJobStore, read } from './jobs'
import { stockMapping } from './mappings'

/** The code table of warehouses. */
export const warehouse = { source: 'erp', table: 'warehouse' }
/** Stock as the ERP sends it. */
export const stocked = (Item: string, OnHand: number, Whs = 'W1') => ({ Item, OnHand, Whs })

/** Publishes the mapping of the source erp. */
export async function publish(deps: TestDeps, document: MappingDocument): Promise<void> {
  const name = { source: 'erp', flow: document.flow }
  const before = (await readMapping(deps, name)).draft?.revision ?? null
  const saved = await saveDraft(deps, { ...name, document, revision: before, by: 'ana' })
  const revision = saved._unsafeUnwrap().draft?.revision ?? ''
  ;(await publishDraft(deps, { ...name, revision, note: null, by: 'ana' }))._unsafeUnwrap()
}

/** A store with SKUs A and B that takes stock by a mapping, and lets unknown warehouses wait. */
export async function openWarehouses() {
  const { deps } = openJobStore()
  deps.store.skus.set('A', '1').set('B', '2')
  await publish(deps, stockMapping())
  await savePolicy(deps, warehouse, { policy: 'park', defaultValue: null, kind: 'WAREHOUSE' })
  return deps
}

/** What a batch is sent with. */
export const inputOf = (deps: TestDeps, flow: FlowName) => ({
  ...{ id: nextId(deps.now()), flow: flows[flow], source: 'erp' },
  ...{ dryRun: false, verify: false, park: true },
})
/** Takes a batch in as its source sent it. */
export const send = async (deps: TestDeps, flow: FlowName, records: unknown[]): Promise<Job> =>
  (
    await acceptSent(deps, { ...inputOf(deps, flow), records: records.map((record) => ok(record)) })
  )._unsafeUnwrap()

/** Gives a code a value. */
export const setCode = (deps: TestDeps, name = warehouse, code = 'W1', value = 'main') =>
  inFakeTime(saveCodes(deps, name, { set: [{ code, value }], remove: [] }))

/** The batches that records of a batch went on with. */
export async function batchesAfter(deps: TestDeps, id: string): Promise<Job[]> {
  const { keys } = await jobStoreIn(deps.documents).newest({ limit: 50 })
  const jobs = await Promise.all(keys.map((key) => read(deps, key)))
  return jobs.filter(({ retryOf }) => retryOf === id)
}
