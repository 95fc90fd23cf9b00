import { flows } from '../flows'
import { ledgerIn } from '../delivery/ledger'
import type { RecordResult } from '../delivery/outcome'
import type { AcceptedRecord } from '../delivery/record'
import { syncRecords, type SyncOptions } from '../delivery/sync'
import { accepted, inFakeTime, testDeps, type TestDeps } from './deps'

/** A store whose SKUs A, B and C cost 10, and what syncs records of prices; needs fake timers. */
export function openPrices() {
  const deps = testDeps()
  const { store } = deps
  for (const [index, ref] of ['A', 'B', 'C'].entries()) {
    const itemId = String(index + 1)
    store.skus.set(ref, itemId)
    store.prices.set(itemId, {
      itemId,
      basePrice: 10,
      costPrice: 4,
      listPrice: null,
      markup: 150,
      fixedPrices: [],
    })
  }
  return {
    deps,
    store,
    sync: (records: AcceptedRecord[], options: Partial<SyncOptions> = {}) => sync(deps, records, options),
  }
}

function sync(deps: TestDeps, records: AcceptedRecord[], options: Partial<SyncOptions> = {}) {
  const deadline = deps.now() + 45_000
  return inFakeTime(
    syncRecords(flows.prices, records, deps, {
      source: 'erp',
      dryRun: false,
      verify: false,
      park: false,
      job: null,
      priority: 'background',
      deadline,
      ...options,
    }),
  )
}

let batches = 0
/** Records of a batch that was accepted after all others. */
export function batch(...fields: object[]): AcceptedRecord[] {
  const id = `01J${String(++batches).padStart(23, '0')}`
  return fields.map((each, index) => accepted('prices', { skuRef: 'A', ...each }, index, id))
}

export const entryOf = async (deps: TestDeps, id = 'A') =>
  (await ledgerIn(deps.documents).load('prices', [id])).get(id)

/** Of each result the code where there is one, else the outcome. */
export function outcomes(
  results: readonly (Pick<RecordResult, 'outcome' | 'code'> | null)[],
): (string | null)[] {
  return results.map((result) => result && (result.code ?? result.outcome))
}
