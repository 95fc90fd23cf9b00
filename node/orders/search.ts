import { MAX_ORDER_PAGES, ORDERS_PER_PAGE, type ListedOrder } from '../clients/oms'
import { readOrCreate } from '../storage/first-write'
import { readBoard, type BoardEntry } from './board'
import type { OrderDeps } from './deps'
import { readOrderSettings, type OrderSettings } from './settings'
import { statusOf } from './statuses'
import { visitOrder } from './visit'

/** Active reservations of a store that VTEX still lists. */
const MOST_RESERVATIONS = 2_000

const BUCKET = 'order-search'
const KEY = 'turn'

/** Orders read at once; the lane's own limits hold besides. */
const AT_ONCE = 16

/** VTEX's list is not later than this: an order that stands otherwise in it has moved; milliseconds. */
const INDEX_LAG = 10 * 60_000

/**
 * Looks for orders that no event announced, and at open ones that nobody mentioned for long: as often as the settings
 * say, by one process, until `deadline` (milliseconds since 1970). What is left is found by the next turn.
 */
export async function searchOrders(deps: OrderDeps, deadline: number): Promise<void> {
  const settings = await readOrderSettings(deps)
  if (!(await takeTurn(deps, settings.reconcileSeconds * 1_000))) return
  const board = await readBoard(deps)
  alertOnReservations(deps, board)
  await visitDue(deps, board, deadline)
  await findUnannounced(deps, board, settings, deadline)
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

/** Whether the time has come, and it is this process that searches. */
async function takeTurn({ documents, now }: OrderDeps, period: number): Promise<boolean> {
  const stored = await readOrCreate(documents, BUCKET, KEY, { nextAt: 0 })
  if (!stored || stored.value.nextAt > now()) return false
  return documents.replace(BUCKET, KEY, { nextAt: now() + period }, stored.etag)
}

async function visitDue(
  deps: OrderDeps,
  board: ReadonlyMap<string, BoardEntry>,
  deadline: number,
): Promise<void> {
  const due = [...board].filter(([, { dueAt }]) => dueAt <= deps.now())
  const oldestFirst = due.sort(([, a], [, b]) => a.dueAt - b.dueAt).map(([orderId]) => orderId)
  await visitAll(deps, oldestFirst, 'watch', deadline)
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
    const unknown = orders.filter((order) => isNews(order, board.get(order.orderId), deps.now()))
    await visitAll(
      deps,
      unknown.map(({ orderId }) => orderId),
      'search',
      deadline,
    )
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

async function visitAll(
  deps: OrderDeps,
  orderIds: readonly string[],
  by: string,
  deadline: number,
): Promise<void> {
  for (let start = 0; start < orderIds.length && deps.now() < deadline; start += AT_ONCE) {
    const visits = orderIds.slice(start, start + AT_ONCE).map((orderId) => visitOrder(deps, orderId, by))
    for (const visit of await Promise.all(visits))
      if (visit.isErr()) deps.log.warn({ message: 'an order could not be read', code: visit.error.code })
  }
}
