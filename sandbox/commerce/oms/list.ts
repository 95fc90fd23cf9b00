import { ok } from '../answers'
import type { Context, Handler } from '../routes'
import { omsError } from './answers'
import { valueOf } from './money'
import { isoOf } from './instants'
import { settle } from './move'
import type { Order } from './order'

const MOST_PAGES = 30
const MOST_PER_PAGE = 100

/**
 * GET orders: a late index of the last orders, for finding and not for truth. The status is the one an order had when
 * it was indexed. Pages 1 to 30, at most 100 each.
 */
export function listOrders(context: Context): Handler {
  return ({ state, request: { query } }) => {
    const now = context.now()
    const page = Number(query.get('page') ?? 1)
    const perPage = Number(query.get('per_page') ?? 15)
    if (!(page >= 1 && page <= MOST_PAGES) || !(perPage >= 1 && perPage <= MOST_PER_PAGE))
      return omsError(400, 'OMS002', `Page must be 1 to ${MOST_PAGES} and per_page 1 to ${MOST_PER_PAGE}.`)
    for (const order of state.kept.oms.orders.values()) settle(context.oms, state, order, now)
    const indexedAt = now - context.tuning.orderIndexDelayMs
    const found = [...state.kept.oms.orders.values()]
      .flatMap((order) => rowOf(order, indexedAt, context.tuning.orderListFloats))
      .filter((row) => matches(row, query))
    const sorted = sort(found, query.get('orderBy') ?? 'creationDate,desc')
    const start = (page - 1) * perPage
    return ok({
      list: sorted.slice(start, start + perPage).map(({ row }) => row),
      facets: [],
      paging: { total: found.length, pages: Math.ceil(found.length / perPage), currentPage: page, perPage },
      stats: { stats: { totalValue: { Count: found.length }, totalItems: { Count: found.length } } },
    })
  }
}

interface Indexed {
  order: Order
  row: ReturnType<typeof toRow> & { totalValue: number }
}

/** Nothing of an order that is younger than the index. */
function rowOf(order: Order, indexedAt: number, isFloat: boolean): Indexed[] {
  const known = order.history.filter(({ at }) => at <= indexedAt).at(-1)
  return known ? [{ order, row: { ...toRow(order, known.status), ...valueIn(order, isFloat) } }] : []
}

/** A float in VTEX's index, and off by a little (known issue). Assumption: currency units in single precision. */
function valueIn(order: Order, isFloat: boolean): { totalValue: number } {
  const cents = valueOf(order)
  return { totalValue: isFloat ? Math.fround(cents / 100) * 100 : cents }
}

function toRow(order: Order, status: string) {
  return {
    orderId: order.orderId,
    creationDate: isoOf(order.createdAt),
    clientName: `${order.client.firstName} ${order.client.lastName}`,
    items: null,
    paymentNames: order.payments.map(({ paymentSystemName }) => paymentSystemName).join(', '),
    status,
    statusDescription: status,
    marketPlaceOrderId: order.marketplaceOrderId || null,
    sequence: order.sequence,
    salesChannel: order.salesChannel,
    affiliateId: order.affiliateId,
    origin: order.flow === 'seller' ? 'Fulfillment' : 'Marketplace',
    workflowInErrorState: order.isInError,
    workflowInRetry: false,
    lastMessageUnread: null,
    ShippingEstimatedDate: null,
    ShippingEstimatedDateMax: null,
    ShippingEstimatedDateMin: null,
    orderIsComplete: order.isCompleted,
    listId: null,
    listType: null,
    authorizedDate: order.authorizedAt === null ? null : isoOf(order.authorizedAt),
    callCenterOperatorName: null,
    totalItems: order.items.reduce((sum, { quantity }) => sum + quantity, 0),
    currencyCode: order.currency,
  }
}

function matches({ order, row }: Indexed, query: URLSearchParams): boolean {
  const statuses = listOf(query.get('f_status'))
  const isComplete = query.get('incompleteOrders') === 'true' || row.orderIsComplete
  return (
    isComplete &&
    (statuses.length === 0 || statuses.includes(row.status)) &&
    isWithin(order.createdAt, query.get('f_creationDate'), 'creationDate') &&
    isWithin(order.authorizedAt, query.get('f_authorizedDate'), 'authorizedDate') &&
    isWithin(order.invoicedAt, query.get('f_invoicedDate'), 'invoicedDate') &&
    isOneOf(row.salesChannel, query.get('salesChannelId')) &&
    isOneOf(row.affiliateId, query.get('f_affiliateId')) &&
    isFound(order, query.get('q'))
  )
}

const listOf = (text: string | null): string[] => (text ?? '').split(',').filter((each) => each !== '')

const isOneOf = (value: string, wanted: string | null): boolean =>
  wanted === null || listOf(wanted).includes(value)

/** `creationDate:[2026-01-01T00:00:00.000Z TO 2026-01-02T00:00:00.000Z]`; another prefix finds nothing. */
function isWithin(at: number | null, range: string | null, field: string): boolean {
  if (range === null) return true
  const [, name, from = '', to = ''] = /^(\w+):\[(\S+) TO (\S+)\]$/.exec(range) ?? []
  return name === field && at !== null && at >= Date.parse(from) && at <= Date.parse(to)
}

function isFound({ orderId, sequence, client }: Order, q: string | null): boolean {
  return q === null || [orderId, sequence, client.email, client.document].some((text) => text.includes(q))
}

function sort(rows: Indexed[], orderBy: string): Indexed[] {
  const [field = 'creationDate', direction = 'desc'] = orderBy.split(',')
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = ({ order, row }: Indexed): number | string =>
    field === 'orderId' ? row.orderId : field === 'totalValue' ? row.totalValue : order.createdAt
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : keyOf(a) > keyOf(b) ? sign : 0))
}
