import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import { asResult } from './response'

/** Where a postal code is; texts are empty or null where it is of more than one street, or of none. */
export interface VtexPostalCode {
  postalCode?: string | null
  city?: string | null
  state?: string | null
  street?: string | null
  neighborhood?: string | null
}

/** VTEX Checkout on the account's host: what is open to everybody. */
export class Checkout extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 10_000 }))
  }

  /**
   * `GET /api/checkout/pub/postal-code/{countryCode}/{postalCode}`: the place of a postal code; `country` has three
   * letters. Null when VTEX does not know the code.
   */
  public async postalCode(country: string, code: string): Promise<Result<VtexPostalCode | null, Failure>> {
    const path = `/api/checkout/pub/postal-code/${country}/${encodeURIComponent(code)}`
    const call = this.http.get<VtexPostalCode | null>(path, {
      metric: 'checkout-postal-code',
      nullIfNotFound: true,
    })
    // An unknown code is answered too, without a place.
    return (await asResult(call)).map((found) => (found?.city || found?.state ? found : null))
  }
}
