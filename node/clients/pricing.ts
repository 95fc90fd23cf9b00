import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { apiOptions } from './options'
import { asResult } from './response'

/** A fixed price as VTEX holds it; amounts in currency units, dates RFC 3339 with offset. */
export interface VtexFixedPrice {
  tradePolicyId: string
  value: number
  listPrice?: number | null
  minQuantity: number
  dateRange?: { from: string; to: string }
}

/** A SKU's price as VTEX answers it; amounts in currency units, markup in per cent. */
export interface VtexPrice {
  itemId: string
  basePrice: number | null
  costPrice: number | null
  listPrice: number | null
  markup: number | null
  fixedPrices: VtexFixedPrice[]
}

/** Body of PUT price: at most two of base, cost and markup; we send base and cost. */
export interface VtexPriceInput {
  basePrice: number
  costPrice?: number
  listPrice?: number
  fixedPrices: VtexFixedPrice[]
}

/** VTEX Pricing, `https://api.vtex.com/{account}/pricing`. */
export class Pricing extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(
      `http://api.vtex.com/${context.account}/pricing`,
      context,
      apiOptions(context, options, { timeout: 10_000, lane: 'pricing' }),
    )
  }

  /** `GET /prices/{itemId}`; null when the SKU has no price (VTEX answers 404). */
  public get(skuId: string): Promise<Result<VtexPrice | null, Failure>> {
    return asResult(
      this.http.get<VtexPrice | null>(`/prices/${skuId}`, { metric: 'pricing-get', nullIfNotFound: true }),
    )
  }

  /** `PUT /prices/{itemId}`. Replaces everything: fixed prices that are not in the body are deleted. */
  public replace(skuId: string, price: VtexPriceInput): Promise<Result<unknown, Failure>> {
    return asResult(this.http.put(`/prices/${skuId}`, price, { metric: 'pricing-replace' }))
  }

  /** `PATCH /prices/{itemId}/fixed`. Adds or updates by price table, minimum quantity and dates; leaves the others. */
  public mergeFixed(skuId: string, fixedPrices: VtexFixedPrice[]): Promise<Result<unknown, Failure>> {
    return asResult(this.http.patch(`/prices/${skuId}/fixed`, fixedPrices, { metric: 'pricing-merge-fixed' }))
  }

  /** `GET /tables`: ids of all price tables and trade policies, in any order. */
  public tables(): Promise<Result<string[], Failure>> {
    return asResult(this.http.get<string[]>('/tables', { metric: 'pricing-tables' }))
  }

  /** `GET /config`, the cheapest question to ask whether Pricing answers this app. */
  public config(): Promise<Result<unknown, Failure>> {
    return asResult(this.http.get('/config', { metric: 'pricing-config' }))
  }
}
