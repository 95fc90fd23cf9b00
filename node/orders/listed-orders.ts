import { err, ok, type Result } from 'neverthrow'
import { sideBySide } from '../clients/side-by-side'
import { fail, type Failure } from '../errors/failure'
import type { OrderQuery } from '../clients/oms'
import type { OrderDeps } from './deps'
import { showOrder, type ShownOrder } from './show-order'

type Deps = Pick<OrderDeps, 'oms' | 'documents'>
type Orders = Promise<Result<ShownOrder[], Failure>>

/** Orders read at once; the lane's own limits hold besides. */
const AT_ONCE = 10

/** The latest orders in a status, each as it is now. VTEX's list is minutes late: one that has moved on is left out. */
export async function ordersInStatus(deps: Deps, status: string, most: number): Orders {
  const found = await readListed(deps, { statuses: [status], isLatestFirst: true, page: 1 }, most)
  return found.map((orders) => orders.filter((order) => order.status === status))
}

/** The latest orders in which VTEX finds a text, such as a document. */
export function ordersWith(deps: Deps, text: string, most: number): Orders {
  return readListed(deps, { statuses: [], text, isLatestFirst: true, page: 1 }, most)
}

/** Orders of any status from a sequence on, oldest first; there has to be one with it, or with the one before. */
export async function ordersFrom(deps: Deps, sequence: number, most: number): Orders {
  if (sequence <= 1) return readListed(deps, { statuses: [], page: 1 }, most)
  for (const known of [sequence, sequence - 1]) {
    const start = await deps.oms.get(`seq${known}`)
    if (start.isErr()) return err(start.error)
    if (!start.value?.creationDate) continue
    const placedFrom = new Date(start.value.creationDate).toISOString()
    const found = await readListed(deps, { statuses: [], placedFrom, page: 1 }, most + 1)
    return found.map((orders) => orders.filter((order) => isFrom(order, sequence)).slice(0, most))
  }
  return fail('order_not_found', `VTEX has no order with the sequence ${sequence}.`)
}

const isFrom = ({ sequence: found }: ShownOrder, sequence: number): boolean =>
  found === null || Number(found) >= sequence

async function readListed(deps: Deps, query: OrderQuery, most: number): Orders {
  const listed = await deps.oms.list(query)
  if (listed.isErr()) return err(listed.error)
  const wanted = listed.value.orders.slice(0, most)
  const read = await sideBySide(wanted, AT_ONCE, async ({ orderId }): Orders => {
    const order = await showOrder(deps, orderId)
    if (order.isErr()) return order.error.code === 'order_not_found' ? ok([]) : err(order.error)
    return ok([order.value])
  })
  return read.map((orders) => orders.flat())
}
