import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import type { VtexOrder } from './oms-order'
import { asResult } from './response'

/** What to list. The index behind it is minutes late: it serves to find orders, and for nothing else. */
export interface OrderQuery {
  /** VTEX's statuses. */
  statuses: readonly string[]
  /** Only orders placed at this instant (RFC 3339, UTC) or later. */
  placedFrom?: string | undefined
  /** From 1 to 30. */
  page: number
}

/** One row of the list; its status is the one of when it was indexed. */
export interface ListedOrder {
  orderId: string
  status: string
  /** RFC 3339. */
  creationDate: string
}

export interface ListedPage {
  orders: ListedOrder[]
  /** Of all pages. */
  total: number
}

/** VTEX lists no more than this on one page, and 30 pages. */
export const ORDERS_PER_PAGE = 100
export const MAX_ORDER_PAGES = 30

/** VTEX OMS: orders as the store's account has them. */
export class Oms extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 10_000, lane: 'orders' }))
  }

  /** `GET /api/oms/pvt/orders/{orderId}`; null when there is no such order. Ids are opaque text. */
  public get(orderId: string): Promise<Result<VtexOrder | null, Failure>> {
    return asResult(
      this.http.get<VtexOrder | null>(pathOf(orderId), { metric: 'oms-get', nullIfNotFound: true }),
    )
  }

  /** `GET /api/oms/pvt/orders`: oldest first. */
  public list({ statuses, placedFrom, page }: OrderQuery): Promise<Result<ListedPage, Failure>> {
    const params = {
      f_status: statuses.join(','),
      orderBy: 'creationDate,asc',
      page,
      per_page: ORDERS_PER_PAGE,
      ...(placedFrom && { f_creationDate: `creationDate:[${placedFrom} TO 2099-12-31T23:59:59.999Z]` }),
    }
    return asResult(
      this.http
        .get<{ list?: ListedOrder[]; paging?: { total?: number } } | null>('/api/oms/pvt/orders', {
          metric: 'oms-list',
          params,
        })
        .then((answer) => ({ orders: answer?.list ?? [], total: answer?.paging?.total ?? 0 })),
    )
  }

  /** `POST …/{orderId}/start-handling`: 204; kind `conflict` when the order is not ready for handling. */
  public startHandling(orderId: string): Promise<Result<void, Failure>> {
    return asResult(
      this.http.post<void>(`${pathOf(orderId)}/start-handling`, undefined, { metric: 'oms-start-handling' }),
    )
  }
}

function pathOf(orderId: string): string {
  return `/api/oms/pvt/orders/${encodeURIComponent(orderId)}`
}
