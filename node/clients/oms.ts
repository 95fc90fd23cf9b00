import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import type {
  VtexChangeInput,
  VtexChangeRequest,
  VtexInvoiceInput,
  VtexTrackingEventsInput,
  VtexTrackingInput,
} from './oms-actions'
import type { VtexOrder } from './oms-order'
import { asResult } from './response'

/** What to list. The index behind it is minutes late: it serves to find orders, and for nothing else. */
export interface OrderQuery {
  /** VTEX's statuses; none: all. */
  statuses: readonly string[]
  /** Part of an id, or of what VTEX knows the shopper by. */
  text?: string | undefined
  /** Absent: oldest first. */
  isLatestFirst?: boolean | undefined
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

  /** `GET /api/oms/pvt/orders`. */
  public list({
    statuses,
    text,
    isLatestFirst,
    placedFrom,
    page,
  }: OrderQuery): Promise<Result<ListedPage, Failure>> {
    const params = {
      ...(statuses.length > 0 && { f_status: statuses.join(',') }),
      ...(text && { q: text }),
      orderBy: isLatestFirst ? 'creationDate,desc' : 'creationDate,asc',
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

  /** `POST …/{orderId}/invoice`. The same number again changes VTEX's receipt and nothing else. */
  public invoice(orderId: string, invoice: VtexInvoiceInput): Promise<Result<void, Failure>> {
    return asResult(this.http.post<void>(`${pathOf(orderId)}/invoice`, invoice, { metric: 'oms-invoice' }))
  }

  /** `PATCH …/{orderId}/invoice/{invoiceNumber}`: number, address and carrier of the parcel. */
  public setTracking(
    orderId: string,
    number: string,
    tracking: VtexTrackingInput,
  ): Promise<Result<void, Failure>> {
    const path = `${pathOf(orderId)}/invoice/${encodeURIComponent(number)}`
    return asResult(this.http.patch<void>(path, tracking, { metric: 'oms-tracking' }))
  }

  /** `PUT …/{orderId}/invoice/{invoiceNumber}/tracking`: the parcel's events, and whether it arrived. */
  public setTrackingEvents(
    orderId: string,
    number: string,
    events: VtexTrackingEventsInput,
  ): Promise<Result<void, Failure>> {
    const path = `${pathOf(orderId)}/invoice/${encodeURIComponent(number)}/tracking`
    return asResult(this.http.put<void>(path, events, { metric: 'oms-tracking-events' }))
  }

  /** `POST …/{orderId}/cancel`: the store's own wish, or its yes to a request. */
  public cancel(
    orderId: string,
    body: { reason: string; requestedByUser: boolean },
  ): Promise<Result<void, Failure>> {
    return asResult(this.http.post<void>(`${pathOf(orderId)}/cancel`, body, { metric: 'oms-cancel' }))
  }

  /** `POST /api/orders/pvt/document/{orderId}/deny-cancellation-request` (guide "Order canceling improvements"). */
  public denyCancellation(
    orderId: string,
    body: { cancellationRequestId: string; denyReason: string },
  ): Promise<Result<void, Failure>> {
    const path = `/api/orders/pvt/document/${encodeURIComponent(orderId)}/deny-cancellation-request`
    return asResult(this.http.post<void>(path, body, { metric: 'oms-deny-cancellation' }))
  }

  /** `PATCH /api/order-system/orders/{orderId}/changes`: 202; decided later. */
  public change(orderId: string, change: VtexChangeInput): Promise<Result<VtexChangeRequest, Failure>> {
    const params = { accountName: this.context.account }
    return asResult(
      this.http.patch<VtexChangeRequest>(changesOf(orderId), change, { metric: 'oms-change', params }),
    )
  }

  /** `POST …/changes/preview`: what a change would cost, in cents, at VTEX's own prices. */
  public previewChange(orderId: string, change: VtexChangeInput): Promise<Result<number, Failure>> {
    return asResult(
      this.http
        .post<{ totalChangeValue?: number } | null>(`${changesOf(orderId)}/preview`, change, {
          metric: 'oms-change-preview',
        })
        .then((answer) => answer?.totalChangeValue ?? 0),
    )
  }

  /** `GET …/changes/{changeRequestId}`: one request to change the order; null where VTEX has none. */
  public changeRequest(
    orderId: string,
    requestId: string,
  ): Promise<Result<VtexChangeRequest | null, Failure>> {
    return asResult(
      this.http.get<VtexChangeRequest | null>(`${changesOf(orderId)}/${encodeURIComponent(requestId)}`, {
        metric: 'oms-change-request',
        nullIfNotFound: true,
      }),
    )
  }

  /** `GET …/changes`: requests to change the order; perhaps only those that came through, and without a status. */
  public changes(orderId: string): Promise<Result<readonly VtexChangeRequest[], Failure>> {
    return asResult(
      this.http
        .get<{ requests?: VtexChangeRequest[] } | null>(changesOf(orderId), {
          metric: 'oms-changes',
          nullIfNotFound: true,
        })
        .then((answer) => answer?.requests ?? []),
    )
  }
}

function pathOf(orderId: string): string {
  return `/api/oms/pvt/orders/${encodeURIComponent(orderId)}`
}

function changesOf(orderId: string): string {
  return `/api/order-system/orders/${encodeURIComponent(orderId)}/changes`
}
