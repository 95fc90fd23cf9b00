import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import { asResult } from './response'

export interface VtexWarehouse {
  id: string
  name: string
  isActive: boolean
}

/** A carrier. */
export interface VtexShippingPolicy {
  id: string
  name: string
}

export interface VtexShippingPolicies {
  items: VtexShippingPolicy[]
  paging: { pages: number }
}

/** Stock of a SKU in one warehouse; leadTime is a .NET TimeSpan (`d.hh:mm:ss`). */
export interface VtexBalance {
  warehouseId: string
  totalQuantity: number
  reservedQuantity: number
  hasUnlimitedQuantity: boolean
  leadTime?: string | null
}

export interface VtexQuantity {
  quantity: number
  unlimitedQuantity: boolean
  /** When the stock was counted (ISO, UTC): lets VTEX decide which reservations the quantity already reflects. */
  dateUtcOnBalanceSystem?: string
}

/** A reservation that holds units; 1 is authorized, 2 confirmed, 3 acknowledged. VTEX may spell the status out. */
export interface VtexReservation {
  LockId: string
  Status: number | string
}

/** VTEX Logistics on the account's host. */
export class Logistics extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 10_000, lane: 'logistics' }))
  }

  /** `GET …/configuration/warehouses`: all warehouses of the store. */
  public warehouses(): Promise<Result<VtexWarehouse[], Failure>> {
    return asResult(
      this.http.get<VtexWarehouse[]>('/api/logistics/pvt/configuration/warehouses', {
        metric: 'logistics-warehouses',
      }),
    )
  }

  /** `GET /api/logistics/pvt/shipping-policies`: a page of 100 carriers, from 1. */
  public shippingPolicies(page: number): Promise<Result<VtexShippingPolicies, Failure>> {
    return asResult(
      this.http.get<VtexShippingPolicies>('/api/logistics/pvt/shipping-policies', {
        params: { page, perPage: 100 },
        metric: 'logistics-shipping-policies',
      }),
    )
  }

  /** `GET …/inventory/skus/{skuId}`: the SKU's stock in every warehouse that has an entry for it. */
  public balances(skuId: string): Promise<Result<VtexBalance[], Failure>> {
    return asResult(
      this.http
        .get<{ balance?: VtexBalance[] } | null>(`/api/logistics/pvt/inventory/skus/${skuId}`, {
          metric: 'logistics-balances',
          nullIfNotFound: true,
        })
        .then((answer) => answer?.balance ?? []),
    )
  }

  /**
   * `GET …/inventory/reservations/{warehouseId}/{skuId}`: what holds units of the SKU in the warehouse. 400 when the
   * store has more than 2,000 active reservations. VTEX documents no answer: anything but a list counts as none.
   */
  public reservations(skuId: string, warehouseId: string): Promise<Result<VtexReservation[], Failure>> {
    return asResult(
      this.http
        .get<unknown>(`${reservationPath(warehouseId)}/${skuId}`, { metric: 'logistics-reservations' })
        .then((answer) => (Array.isArray(answer) ? answer.filter(isReservation) : [])),
    )
  }

  /** `POST …/inventory/reservations/{reservationId}/cancel`: gives its units back. */
  public cancelReservation(reservationId: string): Promise<Result<unknown, Failure>> {
    return asResult(
      this.http.post(`${reservationPath(reservationId)}/cancel`, undefined, {
        metric: 'logistics-reservation-cancel',
      }),
    )
  }

  /** `PUT …`: replaces quantity and lead time together. 423 when another write to the same SKU and warehouse runs. */
  public replace(
    skuId: string,
    warehouseId: string,
    stock: VtexQuantity & { leadTime: string },
  ): Promise<Result<unknown, Failure>> {
    return asResult(this.http.put(stockPath(skuId, warehouseId), stock, { metric: 'logistics-replace' }))
  }

  /** `PATCH …/quantity`: leaves the lead time as it is. */
  public setQuantity(
    skuId: string,
    warehouseId: string,
    stock: VtexQuantity,
  ): Promise<Result<unknown, Failure>> {
    return asResult(
      this.http.patch(`${stockPath(skuId, warehouseId)}/quantity`, stock, { metric: 'logistics-quantity' }),
    )
  }

  /** `PATCH …/lead-time`: leaves the quantity as it is. */
  public setLeadTime(
    skuId: string,
    warehouseId: string,
    leadTime: string,
  ): Promise<Result<unknown, Failure>> {
    return asResult(
      this.http.patch(
        `${stockPath(skuId, warehouseId)}/lead-time`,
        { leadTime },
        { metric: 'logistics-lead-time' },
      ),
    )
  }
}

function stockPath(skuId: string, warehouseId: string): string {
  return `/api/logistics/pvt/inventory/skus/${skuId}/warehouses/${encodeURIComponent(warehouseId)}`
}

function reservationPath(id: string): string {
  return `/api/logistics/pvt/inventory/reservations/${encodeURIComponent(id)}`
}

function isReservation(entry: unknown): entry is VtexReservation {
  return typeof entry === 'object' && entry !== null && 'LockId' in entry && typeof entry.LockId === 'string'
}
