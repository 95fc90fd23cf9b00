import { err, ok, type Result } from 'neverthrow'
import type { VtexCustomer } from '../clients/masterdata/customers'
import type { Deps } from '../delivery/deps'
import { meter } from '../delivery/sync'
import type { Failure } from '../errors/failure'
import { plainId } from '../flows/customers/ids'
import { shownCustomer, type ShownCustomer } from './shown'
import { shortHash, type PageCursor } from './page-cursor'

export interface CustomerPage {
  customers: ShownCustomer[]
  /** Where the next call goes on, also when nothing more is there now. */
  cursor: PageCursor
  /** Whether more is there already. */
  more: boolean
}

/** VTEX answers at most so many documents at once. */
const PAGE = 100
/** Pages that hold only what was listed before: so many customers changed in one instant. */
const MOST_PAGES = 20
/**
 * Searches lag behind documents. What changed a moment ago is listed a minute later: a change that the index learns of
 * late would else come before what was listed already, and be missed. Milliseconds.
 */
const SETTLED = 60_000
const PATIENCE_MILLISECONDS = 20_000

/**
 * Customers in the order of their last change, from an instant on, without addresses. Slices by that instant and never
 * goes deep, so it works with millions. A customer that changes again is listed again.
 */
export async function listCustomers(
  deps: Deps,
  { from, seen }: PageCursor,
  limit: number,
): Promise<Result<CustomerPage, Failure>> {
  const to = new Date(deps.now() - SETTLED).toISOString()
  if (Date.parse(from) > Date.parse(to)) return ok({ customers: [], cursor: { from, seen }, more: false })
  const deadline = deps.now() + PATIENCE_MILLISECONDS
  const { customers } = meter({ deps, options: { priority: 'interactive', deadline } }).clients
  const isNew = ({ id, updatedIn }: VtexCustomer): boolean =>
    updatedIn !== from || !seen.includes(shortHash(id))
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await customers.search(`updatedIn between ${from} AND ${to}`, {
      fields: ['_all'],
      from: page * PAGE,
      count: PAGE,
      sort: 'updatedIn ASC',
    })
    if (found.isErr()) return err(found.error)
    const fresh = onceEach(found.value.filter(isNew))
    if (fresh.length === 0 && found.value.length === PAGE) continue
    const listed = fresh.slice(0, limit)
    const isMore = listed.length < fresh.length || found.value.length === PAGE
    return ok({
      customers: listed.map((customer) => shownCustomer(customer)),
      cursor: cursorAfter({ from, seen }, listed),
      more: isMore,
    })
  }
  return ok({ customers: [], cursor: { from, seen }, more: false })
}

/** Of an id that is listed in two spellings the later. */
function onceEach(customers: readonly VtexCustomer[]): VtexCustomer[] {
  return [...new Map(customers.map((customer) => [plainId(customer.id), customer])).values()]
}

function cursorAfter(before: PageCursor, listed: readonly VtexCustomer[]): PageCursor {
  const from = listed.at(-1)?.updatedIn ?? before.from
  const own = listed.filter(({ updatedIn }) => updatedIn === from).map(({ id }) => shortHash(id))
  return { from, seen: from === before.from ? [...before.seen, ...own] : own }
}
