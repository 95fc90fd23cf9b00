import { ORDERS_PER_PAGE, type ListedOrder } from '../clients/oms'
import type { BoardEntry } from './board'
import { isExported } from './decide'
import type { OrderDeps } from './deps'
import type { OrderSettings } from './settings'
import { isOnItsWay, statusNames, statusOf } from './statuses'
import { takeTurn } from './turn'
import { visitAll } from './visit-all'

const HOUR = 3_600_000

/** Pages of VTEX's list that are looked through, oldest orders first. */
const MOST_PAGES = 5

/**
 * Once an hour: orders that are not for the ERP yet and have been on their way for longer than is usual. They are
 * remembered, so that somebody sees them; until then nobody waits for them here.
 */
export async function findLate(
  deps: OrderDeps,
  board: ReadonlyMap<string, BoardEntry>,
  settings: OrderSettings,
  deadline: number,
): Promise<void> {
  if (deps.now() >= deadline || !(await takeTurn(deps, 'late', HOUR))) return
  const statuses = statusesOnTheWay(settings)
  for (let page = 1; page <= MOST_PAGES && deps.now() < deadline; page++) {
    const listed = await deps.oms.list({ statuses, page })
    if (listed.isErr())
      return deps.log.warn({ message: 'late orders could not be searched', code: listed.error.code })
    const { orders } = listed.value
    const late = orders.filter((order) => !board.has(order.orderId) && isLate(order, deps.now()))
    const ids = late.map(({ orderId }) => orderId)
    await visitAll(deps, ids, 'search', { deadline, expects: true })
    if (orders.length < ORDERS_PER_PAGE) return
  }
}

/** Statuses before the ERP gets an order, in which it can wait for too long. */
function statusesOnTheWay(settings: OrderSettings): string[] {
  return statusNames.filter((name) => {
    const { kind, stale } = statusOf(name)
    return stale !== undefined && isOnItsWay(kind) && !isExported(kind, settings)
  })
}

/** Whether an order is older than it may be in its status; it can have been there for less. Pure. */
export function isLate({ status, creationDate }: ListedOrder, now: number): boolean {
  const { stale } = statusOf(status)
  return stale !== undefined && now - Date.parse(creationDate) > stale.hours * HOUR
}
