import type { InstanceOptions, IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { MasterDataClient, type SearchOptions } from './client'

type Text = string | null | undefined
type Flag = boolean | null | undefined

/** A customer as VTEX holds it: the fields this app knows, each absent unless it was asked for. */
export interface VtexCustomer {
  id: string
  email?: Text
  firstName?: Text
  lastName?: Text
  /** The one that checkout shows. */
  homePhone?: Text
  cellPhone?: Text
  documentType?: Text
  document?: Text
  /** RFC 3339 or a date. */
  birthDate?: Text
  isCorporate?: Flag
  corporateName?: Text
  tradeName?: Text
  corporateDocument?: Text
  stateRegistration?: Text
  isFreeStateRegistration?: Flag
  /** Separated by commas, 50 characters at most. */
  priceTables?: Text
  /** Separated by commas; only in stores that have added the field. */
  tradePolicies?: Text
  /** Only in stores that have added the field. */
  approved?: Flag
  isNewsletterOptIn?: Flag
  /** Id of the shopper's profile, which orders name. */
  userId?: Text
  /** RFC 3339. */
  createdIn?: Text
  /** RFC 3339. */
  updatedIn?: Text
}

/** Customers (CL) of Master Data v1, `https://api.vtex.com/api/dataentities/CL`. */
export class Customers extends MasterDataClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, options, 'CL')
  }

  /** `GET /documents/{id}`: what was written last; null when VTEX does not have it. */
  public byId(id: string, fields: readonly string[]): Promise<Result<VtexCustomer | null, Failure>> {
    return this.document(id, fields)
  }

  /** `GET /search`. Lags behind documents; `where` must not hold anything that was not checked. */
  public search(where: string, options: SearchOptions): Promise<Result<VtexCustomer[], Failure>> {
    return this.found(where, options)
  }

  /** `PATCH /documents` with an id of our choice: made once however often it is sent. */
  public create(customer: VtexCustomer): Promise<Result<void, Failure>> {
    return this.put(customer)
  }

  /** `PATCH /documents/{id}`. */
  public setFields(id: string, fields: Partial<VtexCustomer>): Promise<Result<void, Failure>> {
    return this.merge(id, fields)
  }

  /** `DELETE /documents/{id}`; answers whether there was one. */
  public remove(id: string): Promise<Result<boolean, Failure>> {
    return this.drop(id)
  }
}
