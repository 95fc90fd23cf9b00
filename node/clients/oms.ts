import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import type { VtexOrder } from './oms-order'
import { asResult } from './response'

/** VTEX OMS: orders as the store's account has them. */
export class Oms extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 10_000 }))
  }

  /** `GET /api/oms/pvt/orders/{orderId}`; null when there is no such order. Ids are opaque text. */
  public get(orderId: string): Promise<Result<VtexOrder | null, Failure>> {
    return asResult(
      this.http.get<VtexOrder | null>(`/api/oms/pvt/orders/${encodeURIComponent(orderId)}`, {
        metric: 'oms-get',
        nullIfNotFound: true,
      }),
    )
  }
}
