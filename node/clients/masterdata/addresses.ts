import type { InstanceOptions, IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { MasterDataClient, type SearchOptions } from './client'

type Text = string | null | undefined

/** An address as VTEX holds it: the fields this app knows, each absent unless it was asked for. */
export interface VtexAddress {
  id: string
  /** Id of the customer. */
  userId?: Text
  /** What checkout knows the address by. */
  addressName?: Text
  /** `commercial` for shipping, `invoice` for billing. */
  addressType?: Text
  receiverName?: Text
  street?: Text
  number?: Text
  complement?: Text
  neighborhood?: Text
  city?: Text
  state?: Text
  postalCode?: Text
  /** Three letters. */
  country?: Text
  reference?: Text
}

/** Addresses of customers (AD) of Master Data v1, `https://api.vtex.com/api/dataentities/AD`. */
export class Addresses extends MasterDataClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, options, 'AD')
  }

  /** `GET /documents/{id}`: what was written last; null when VTEX does not have it. */
  public byId(id: string, fields: readonly string[]): Promise<Result<VtexAddress | null, Failure>> {
    return this.document(id, fields)
  }

  /** `GET /search`: addresses of a customer. Lags behind documents. */
  public ofCustomer(customerId: string, options: SearchOptions): Promise<Result<VtexAddress[], Failure>> {
    return this.found(`userId=${customerId}`, options)
  }

  /** `PATCH /documents` with an id of our choice: made once however often it is sent. */
  public create(address: VtexAddress): Promise<Result<void, Failure>> {
    return this.put(address)
  }

  /** `PATCH /documents/{id}`. */
  public setFields(id: string, fields: Partial<VtexAddress>): Promise<Result<void, Failure>> {
    return this.merge(id, fields)
  }

  /** `DELETE /documents/{id}`; answers whether there was one. */
  public remove(id: string): Promise<Result<boolean, Failure>> {
    return this.drop(id)
  }
}
