import { COUNTED_AT } from '../../delivery/content'
import { scopeOf, type Deps } from '../../delivery/deps'
import { ledgerIn, type LedgerEntry } from '../../delivery/ledger'
import type { RecordResult } from '../../delivery/outcome'
import type { AcceptedRecord } from '../../delivery/record'
import { syncRecords } from '../../delivery/sync'
import { flows } from '../../flows'
import { keyId, refOf } from '../../flows/flow'
import { inventorySchema } from '../../flows/inventory/schema'
import { groupBy } from '../../storage/group-by'
import { commitmentsIn, isDue, type StockRow } from './row'
import { readStockSettings } from './settings'
import { changeRows, nameOf } from './shelf'

/** Counts written in one go; the next tick goes on. */
const AT_ONCE = 200
/** What failed is tried again after this; milliseconds. */
const AGAIN_MILLISECONDS = 60_000
/** An order on its way to handling is waited for, but not for longer. */
const MOVING_MILLISECONDS = 2 * 60_000

/**
 * Writes the last counts of the source once more where orders have changed what follows from them: VTEX then takes the
 * units of orders in handling off by the number and no longer by reservations, and a cancelled order gives its units
 * back. Not where the source works out VTEX's number itself: the app cannot tell what is in it.
 */
export async function resendCounts(deps: Deps, rows: readonly StockRow[], deadline: number): Promise<void> {
  const { quantity } = await readStockSettings(deps)
  if (quantity === 'vtex') return
  const now = deps.now()
  const due = rows
    .filter((row) => isDue(row) && now - row.triedAt >= AGAIN_MILLISECONDS && !isMoving(row, now))
    .slice(0, AT_ONCE)
  if (due.length === 0) return
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(
    'inventory',
    due.flatMap(idsOf),
  )
  const records = new Map(due.map((row) => [nameOf(row), countIn(row, entries)]))
  await changeRows(deps, [...records.keys()], (row, name) => {
    if (!row) return null
    // Without a count there is nothing to write, and the first one is written anyway.
    return records.get(name) ? { ...row, triedAt: now } : { ...row, sent: Math.max(row.sent, row.settled) }
  })
  const sent = due.flatMap((row) => {
    const record = records.get(nameOf(row))
    return record ? [{ record, source: row.source ?? '' }] : []
  })
  const options = {
    dryRun: false,
    verify: true,
    park: false,
    job: null,
    priority: 'background',
    deadline,
  } as const
  const results: (RecordResult | null)[] = []
  for (const [source, own] of groupBy(sent, (each) => each.source)) {
    const ofSource = own.map(({ record }) => record)
    results.push(...(await syncRecords(flows.inventory, ofSource, deps, { ...options, source })))
  }
  const failed = results.filter((result) => result?.outcome === 'failed').length
  if (failed > 0) deps.log.warn({ message: 'stock could not be written once more', records: failed })
}

function isMoving(row: StockRow, now: number): boolean {
  return commitmentsIn(row, now).some(
    ({ phase, since }) => phase === 'importing' && now - since < MOVING_MILLISECONDS,
  )
}

/** Ids that the inventory record may have in the ledger: SKUs are known by reference code or by VTEX's id. */
function idsOf({ record, skuId, skuRef, warehouse }: StockRow): string[] {
  if (record !== null) return [record]
  const refs = skuRef === null ? [skuId] : [skuRef, skuId]
  return refs.map((ref) => keyId([ref, warehouse.toLowerCase()]))
}

/** The last count as it was accepted; null when there is none, or the source has said something else since. */
function countIn(row: StockRow, entries: ReadonlyMap<string, LedgerEntry>): AcceptedRecord | null {
  for (const id of idsOf(row)) {
    const entry = entries.get(id)
    if (!entry || entry.vtexId !== row.skuId || entry.outcome === 'parked') continue
    const { quantity, unlimited, [COUNTED_AT]: counted } = entry.fields
    if (!quantity || typeof counted?.value !== 'string' || unlimited?.value === true) continue
    const key = id.split('/').map(decodeURIComponent)
    const at = counted.value
    const [skuRef, warehouse] = key
    const record = inventorySchema.safeParse({ skuRef, warehouse, quantity: quantity.value, asOf: at })
    if (!record.success) continue
    const { hash } = entry
    return { index: 0, ref: refOf(key), id, record: record.data, hash, order: quantity.order, acceptedAt: at }
  }
  return null
}
