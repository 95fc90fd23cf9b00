import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import { asResult } from './response'

export interface VtexPaymentSystem {
  id: number
  name: string
  /** Kind, such as `creditCard`. */
  groupName?: string | null
  isAvailable?: boolean | null
}

/** VTEX Payments Gateway, `https://{account}.vtexpayments.com.br`. */
export class Payments extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(
      `http://${context.account}.vtexpayments.com.br`,
      context,
      apiOptions(context, options, { timeout: 10_000 }),
    )
  }

  /** `GET /api/pvt/merchants/payment-systems`: the payment methods the store has set up, in any order. */
  public systems(): Promise<Result<VtexPaymentSystem[], Failure>> {
    return asResult(
      this.http.get<VtexPaymentSystem[]>('/api/pvt/merchants/payment-systems', {
        metric: 'payments-systems',
      }),
    )
  }
}
