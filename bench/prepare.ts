import { ulid } from 'ulidx'
import { parseRecords } from '../node/delivery/jobs/accept-batch'
import { ledgerIn, type LedgerEntry } from '../node/delivery/ledger'
import type { AcceptedRecord } from '../node/delivery/record'
import { entryAfter, type Run } from '../node/delivery/sync/run'
import { flows } from '../node/flows'
import type { Documents } from '../node/storage/documents'
import { ok } from 'neverthrow'
import type { Sandbox } from '../sandbox'
import { cut, PART, type StockRow } from './load'
import type { Store } from './store'

/**
 * Brings the store to where a first load of the rows leaves it: their stock in VTEX, by the same call the app makes,
 * and the app's ledger, written by the app's own code. A first load through the app takes 1 ms a row, which for a
 * million rows would be most of the benchmark; the load that is measured then fails unless it finds this state.
 */
export async function prepare({ sandbox, skus }: Store, rows: readonly StockRow[]): Promise<void> {
  const ids = new Map(skus.map(({ refId, skuId }) => [refId, String(skuId)]))
  const idOf = (ref: string): string => ids.get(ref) ?? ''
  for (const { skuRef, warehouse, quantity } of rows) {
    const path = `/api/logistics/pvt/inventory/skus/${idOf(skuRef)}/warehouses/${warehouse}`
    const { status } = await sandbox.callAsAdmin('PUT', path, { quantity, unlimitedQuantity: false })
    if (status !== 200) throw new Error(`PUT ${path} was answered ${status}`)
  }
  const job = ulid()
  const run = { flow: flows.inventory, deps: { now: Date.now }, options: { job } } as Run
  for (const [part, own] of cut(rows, PART).entries()) {
    const acceptedAt = new Date().toISOString()
    const { valid } = parseRecords(
      flows.inventory,
      own.map((row) => ok(row)),
      { jobId: job, part, acceptedAt },
    )
    const entryOf = (record: AcceptedRecord): LedgerEntry =>
      entryAfter(run, record, record.record, idOf(record.ref.split('/')[0] ?? ''), 'applied')
    await ledgerIn(documentsOf(sandbox)).save(
      'inventory',
      new Map(valid.map((record) => [record.id, entryOf(record)])),
    )
  }
}

/** The sandbox's VBase as the app's storage, without the way through the network. */
function documentsOf({ vbase }: Sandbox): Documents {
  const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
  const documents: Documents = {
    async read<T>(bucket: string, key: string) {
      const file = vbase.read(bucket, key)
      return file && { value: JSON.parse(file.bytes.toString()) as T, etag: file.hash }
    },
    write: async (bucket, key, value) => void vbase.write(bucket, key, bytesOf(value)),
    replace: async (bucket, key, value, etag) => vbase.write(bucket, key, bytesOf(value), etag),
    async update<T>(bucket: string, key: string, change: (current: T | null) => T | null) {
      const current = (await documents.read<T>(bucket, key))?.value ?? null
      const next = change(current)
      if (next !== null) await documents.write(bucket, key, next)
      return next ?? current
    },
    remove: async (bucket, key) => vbase.remove(bucket, key),
    list: () => Promise.reject(new Error('not needed to prepare')),
  }
  return documents
}
