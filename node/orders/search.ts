import { MAX_ORDER_PAGES, ORDERS_PER_PAGE, type ListedOrder } from '../clients/oms'
import { readBoard, type BoardEntry } from './board'
import type { OrderDeps } from './deps'
import { readOrderSettings, type OrderSettings } from './settings'
import { findLate } from './find-late'
import { statusOf } from './statuses'
import { takeTurn } from './turn'
import { visitAll } from './visit-all'

/** Active reservations of a store that VTEX still lists. */
const MOST_RESERVATIONS = 2_000

/** VTEX's list is not later than this: an order that stands otherwise in it has moved; milliseconds. */
const INDEX_LAG = 10 * 60_000

/**
 * Looks for orders that no event announced, and at open ones that nobody mentioned for long: as often as the settings
 * say, by one process, until `deadline` (milliseconds since 1970). What is left is found by the next turn.
 */
export async function searchOrders(deps: OrderDeps, deadline: number): Promise<void> {
  const settings = await readOrderSettings(deps)
  if (!(await takeTurn(deps, 'turn', settings.reconcileSeconds * 1_000))) return
  const board = await readBoard(deps)
  alertOnReservations(deps, board)
  await visitDue(deps, board, deadline)
  await findUnannounced(deps, board, settings, deadline)
  await findLate(deps, board, settings, deadline)
}

/** VTEX lists reservations no longer when there are too many, and each order keeps its own until it is in handling. */
function alertOnReservations({ log }: OrderDeps, board: ReadonlyMap<string, BoardEntry>): void {
  const orders = [...board.values()].filter(({ stage }) => stage !== 'handling' && stage !== 'skipped').length
  if (orders <= MOST_RESERVATIONS) return
  log.error({
    message: 'too many orders wait for handling: VTEX cannot list reservations',
    alert: true,
    orders,
  })
}

async function visitDue(
  deps: OrderDeps,
  board: ReadonlyMap<string, BoardEntry>,
  deadline: number,
): Promise<void> {
  const due = [...board].filter(([, { dueAt }]) => dueAt <= deps.now())
  const oldestFirst = due.sort(([, a], [, b]) => a.dueAt - b.dueAt).map(([orderId]) => orderId)
  await visitAll(deps, oldestFirst, 'watch', { deadline })
}

async function findUnannounced(
  deps: OrderDeps,
  board: ReadonlyMap<string, BoardEntry>,
  settings: OrderSettings,
  deadline: number,
): Promise<void> {
  const statuses = searchedStatuses(settings)
  let placedFrom: string | undefined
  for (let page = 1; deps.now() < deadline; page++) {
    const listed = await deps.oms.list({ statuses, placedFrom, page })
    if (listed.isErr()) {
      const { code } = listed.error
      return deps.log.warn({ message: 'orders could not be searched', code })
    }
    const { orders } = listed.value
    const news = orders.filter((order) => isNews(order, board.get(order.orderId), deps.now()))
    const ids = news.map(({ orderId }) => orderId)
    await visitAll(deps, ids, 'search', { deadline })
    if (orders.length < ORDERS_PER_PAGE) return
    if (page < MAX_ORDER_PAGES) continue
    // VTEX shows no more pages: on from the last one's time.
    const last = orders.at(-1)?.creationDate
    if (last === undefined || last === placedFrom) return
    placedFrom = new Date(last).toISOString()
    page = 0
  }
}

/** What VTEX can list of what the ERP is to get. */
function searchedStatuses({ exportFrom }: OrderSettings): string[] {
  const paid = exportFrom === 'ready' ? [] : ['payment-approved']
  return ['ready-for-handling', ...paid, ...(exportFrom === 'unpaid' ? ['payment-pending'] : [])]
}

/** Whether the list says something of an order that we do not know. Pure. */
export function isNews({ status }: ListedOrder, known: BoardEntry | undefined, now: number): boolean {
  if (!known) return true
  return statusOf(status).name !== known.status && now - known.statusSince > INDEX_LAG
}
