import { err, type Result } from 'neverthrow'
import { dayOf, markerKey } from '../../delivery/retention/days'
import type { Failure } from '../../errors/failure'
import { readTwice, type Documents, type Stored } from '../../storage/documents'
import { readOrCreate, type MaybeNew } from '../../storage/first-write'
import { newRecord, noActions, type OrderRecord } from './record'

const BUCKET = 'orders'
/** One empty document per order, named by the day from which on it counts. */
export const ORDER_DAYS = 'order-days'

type StoreDeps = { documents: Documents; now(): number }
type StoredRecord = Stored<OrderRecord & MaybeNew>

/** What is remembered of an order; null when nothing is. */
export async function readRecord(
  { documents }: Pick<StoreDeps, 'documents'>,
  orderId: string,
): Promise<OrderRecord | null> {
  const stored = await readTwice<OrderRecord>(documents, BUCKET, orderId)
  return stored && { ...noActions, ...stored.value }
}

/**
 * Changes what is remembered of an order, by compare-and-swap: `change` may run several times, and answers the record
 * itself where nothing changes. The order is remembered from now on when it was not.
 */
export async function changeRecord(
  { documents, now }: StoreDeps,
  orderId: string,
  change: (record: OrderRecord) => OrderRecord,
): Promise<OrderRecord> {
  const found = await readTwice<OrderRecord & MaybeNew>(documents, BUCKET, orderId)
  if (found && !found.value.isNew) return write(documents, orderId, change, found)
  if (!found) await rememberDay({ documents }, orderId, now())
  const stored = await readOrCreate<OrderRecord>(documents, BUCKET, orderId, newRecord(orderId, now()))
  return write(documents, orderId, change, stored)
}

/** Notes that an order is remembered, so that it is forgotten in time. */
export async function rememberDay(
  { documents }: Pick<StoreDeps, 'documents'>,
  orderId: string,
  at: number,
): Promise<void> {
  await documents.write(ORDER_DAYS, markerKey(dayOf(at), orderId), {})
}

/** The same, of an order that is remembered; null when it is not. */
export async function changeKnown(
  { documents }: Pick<StoreDeps, 'documents'>,
  orderId: string,
  change: (record: OrderRecord) => OrderRecord,
): Promise<OrderRecord | null> {
  const stored = await readTwice<OrderRecord & MaybeNew>(documents, BUCKET, orderId)
  return stored && write(documents, orderId, change, stored)
}

/** The same, where `change` allows it: its failure leaves the record as it is. `unknown`: when nothing is remembered. */
export async function tryChange(
  deps: Pick<StoreDeps, 'documents'>,
  orderId: string,
  unknown: Failure,
  change: (record: OrderRecord) => Result<OrderRecord, Failure>,
): Promise<Result<OrderRecord, Failure>> {
  let answer: Result<OrderRecord, Failure> = err(unknown)
  const record = await changeKnown(deps, orderId, (current) => {
    answer = change(current)
    return answer.unwrapOr(current)
  })
  return record ? answer.map(() => record) : answer
}

async function write(
  documents: Documents,
  orderId: string,
  change: (record: OrderRecord) => OrderRecord,
  stored: StoredRecord | null,
): Promise<OrderRecord> {
  const written = await documents.update<OrderRecord & MaybeNew>(
    BUCKET,
    orderId,
    (current) => {
      if (current === null) throw new Error(`order ${orderId} is remembered no longer`)
      const { isNew, ...known } = current
      const record = { ...noActions, ...known }
      const next = change(record)
      return next === record && !isNew ? null : next
    },
    stored ?? undefined,
  )
  if (written === null) throw new Error(`order ${orderId} was written and is not there`)
  const { isNew: _isNew, ...record } = written
  return { ...noActions, ...record }
}

export async function forgetRecord(
  { documents }: Pick<StoreDeps, 'documents'>,
  orderId: string,
): Promise<void> {
  await documents.remove(BUCKET, orderId)
}
