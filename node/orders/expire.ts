import { dayOf, markerKey, markerOf, oldestKeptDay } from '../delivery/retention/days'
import { finalStages } from './record/record'
import { forgetRecord, ORDER_DAYS, readRecord, rememberDay } from './record/store'
import type { OrderDeps } from './deps'

/** Orders looked at in one call. */
const ORDERS_PER_CALL = 50

/**
 * Forgets orders that ended more than `keepDays` days ago, oldest first. It can stop anywhere and go on in the next
 * call, also twice at once: an order's marker goes last. Open orders are kept.
 */
export async function expireOrders(
  deps: Pick<OrderDeps, 'documents' | 'now'>,
  keepDays: number,
): Promise<void> {
  const oldestKept = oldestKeptDay(deps.now(), keepDays)
  const { keys } = await deps.documents.list(ORDER_DAYS, { limit: ORDERS_PER_CALL })
  const old = keys.map(decodeURIComponent).map(markerOf)
  for (const { day, id } of old.filter((marker) => marker.day < oldestKept)) {
    const record = await readRecord(deps, id)
    const endedOn = record && dayOf(finalStages.has(record.stage) ? record.statusSince : deps.now())
    if (endedOn !== null && endedOn >= oldestKept) await rememberDay(deps, id, Date.parse(endedOn))
    else await forgetRecord(deps, id)
    await deps.documents.remove(ORDER_DAYS, markerKey(day, id))
  }
}
