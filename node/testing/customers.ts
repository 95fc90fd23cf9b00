import { ok } from 'neverthrow'
import { syncOne } from '../delivery/sync-one'
import { flows } from '../flows'
import { MemoryCustomers } from './customer-store'
import { inFakeTime, testDeps, type TestDeps } from './deps'
import { accept, work } from './jobs'

/** A store with Master Data in memory, and ways to send customers to it. */
export function openCustomers() {
  const memory = new MemoryCustomers()
  const deps = testDeps()
  Object.assign(deps.clients, memory.clients)
  return {
    memory,
    deps,
    put: (record: object) => putCustomer(deps, record),
    batch: (...all: object[]) => batchOf(deps, all),
  }
}

/** Sends one customer. */
export async function putCustomer(deps: TestDeps, record: object) {
  const options = { flow: flows.customers, dryRun: false, verify: false, park: false, source: 'erp' }
  return inFakeTime(syncOne(deps, { ...options, record }))
}

/** Sends a batch and works it off; its id. */
async function batchOf(deps: TestDeps, records: readonly object[]): Promise<string> {
  const job = await accept(
    deps,
    records.map((record) => ok(record)),
    { flow: flows.customers } as never,
  )
  await work(deps, 'masterdata')
  return job.id
}
