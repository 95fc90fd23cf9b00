import { callLane } from '../../delivery/call-lane'
import type { Deps } from '../../delivery/deps'
import type { VtexReservation } from '../../clients/logistics'
import type { Failure } from '../../errors/failure'
import { groupBy } from '../../storage/group-by'
import type { Ended } from './commitments'
import type { StockRow } from './row'
import { changeRows, nameOf } from './shelf'

/** Orders looked into in one go; the next tick goes on. */
const AT_ONCE = 50

/** An order that is over, and where it held units. */
interface EndedOrder {
  orderId: string
  ended: Ended
  row: StockRow
}

/**
 * Cancels reservations that would hold units for ever: of orders invoiced without ever having been in handling, and of
 * cancelled ones whose reservation VTEX did not give up. Of an invoiced order only once a count of after the invoice is
 * in VTEX for all of it: what has left the shelf would be sold again before.
 */
export async function freeReservations(
  deps: Deps,
  rows: readonly StockRow[],
  deadline: number,
): Promise<void> {
  const open = rows.flatMap((row) =>
    Object.entries(row.ended)
      .filter(([, { isFreed }]) => !isFreed)
      .map(([orderId, ended]) => ({ orderId, ended, row })),
  )
  const ready = [...groupBy(open, ({ orderId }) => orderId).values()].filter((own) => own.every(isCounted))
  for (const own of ready.slice(0, AT_ONCE)) {
    if (deps.now() >= deadline) return
    for (const one of own) {
      const failed = await freeOne(deps, one, deadline)
      if (failed) return report(deps, failed)
    }
  }
}

function isCounted({ ended, row }: EndedOrder): boolean {
  return ended.why === 'canceled' || (row.count !== null && row.count.at >= ended.at)
}

async function freeOne(
  deps: Deps,
  { orderId, ended, row }: EndedOrder,
  until: number,
): Promise<Failure | null> {
  const { logistics } = deps.clients
  const call = { lane: 'logistics', priority: 'background', until, isOfOneRecord: true } as const
  const listed = await callLane(deps, { ...call, kind: 'read' }, () =>
    logistics.reservations(row.skuId, row.warehouse),
  )
  if (listed.isErr()) return listed.error
  const own = listed.value.filter((each) => ended.lockIds.includes(each.LockId) && !isAcknowledged(each))
  for (const { LockId } of own) {
    const freed = await callLane(deps, { ...call, kind: 'write' }, () => logistics.cancelReservation(LockId))
    // VTEX refuses one that is over already.
    if (freed.isErr() && freed.error.kind !== 'refused') return freed.error
    deps.log.info({ message: 'reservation of a finished order cancelled', orderId, why: ended.why })
  }
  await changeRows(deps, [nameOf(row)], (current) => {
    const known = current?.ended[orderId]
    return current && known
      ? { ...current, ended: { ...current.ended, [orderId]: { ...known, isFreed: true } } }
      : current
  })
  return null
}

/** The next stock written gives those up. */
function isAcknowledged({ Status }: VtexReservation): boolean {
  return Status === 3 || String(Status).toLowerCase() === 'acknowledged'
}

function report({ log }: Pick<Deps, 'log'>, { code, detail }: Failure): void {
  const isTooMany = /too many active reservations/i.test(detail ?? '')
  if (isTooMany) log.error({ message: 'VTEX has too many active reservations to list', alert: true, code })
  else log.warn({ message: 'reservations could not be looked into', code })
}
