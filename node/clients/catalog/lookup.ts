import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { apiOptions } from '../options'
import { asResult } from '../response'

/** The part of a SKU this app reads. */
export interface VtexSku {
  Id: number
  RefId: string | null
}

/** The part of a product this app looks up. */
export interface VtexProductId {
  Id: number
  RefId: string | null
}

/** The part of a trade policy (sales channel) this app reads. */
export interface VtexTradePolicy {
  IsActive?: boolean
  Id: number
  Name: string
}

/** VTEX Catalog on the account's host: SKUs by reference code. */
export class CatalogLookup extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 20_000, lane: 'catalog' }))
  }

  /** `POST …/stockkeepingunitidsbyrefids`: SKU ids by reference code, null where VTEX finds none (which can be wrong). */
  public skuIdsByRefs(refs: string[]): Promise<Result<Record<string, string | null>, Failure>> {
    return asResult(
      this.http.post('/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids', refs, {
        metric: 'catalog-skus-by-refs',
      }),
    )
  }

  /** `GET …/stockkeepingunit?RefId=`; null when VTEX finds none (404 or 200 null). */
  public skuByRef(ref: string): Promise<Result<VtexSku | null, Failure>> {
    return asResult(
      this.http.get<VtexSku | null>('/api/catalog/pvt/stockkeepingunit', {
        metric: 'catalog-sku-by-ref',
        nullIfNotFound: true,
        params: { RefId: ref },
      }),
    )
  }

  /** `GET …/stockkeepingunit/{skuId}`; null when the SKU does not exist. */
  public skuById(skuId: string): Promise<Result<VtexSku | null, Failure>> {
    return asResult(
      this.http.get<VtexSku | null>(`/api/catalog/pvt/stockkeepingunit/${skuId}`, {
        metric: 'catalog-sku-by-id',
        nullIfNotFound: true,
      }),
    )
  }

  /** `GET /api/catalog_system/pvt/saleschannel/list`: all trade policies of the store. */
  public tradePolicies(): Promise<Result<VtexTradePolicy[], Failure>> {
    return asResult(
      this.http.get<VtexTradePolicy[]>('/api/catalog_system/pvt/saleschannel/list', {
        metric: 'catalog-trade-policies',
      }),
    )
  }

  /**
   * `GET …/productgetbyrefid/{refId}`; null when VTEX finds none (200 null or 404), which can be wrong for a product
   * that exists.
   */
  public productByRef(ref: string): Promise<Result<VtexProductId | null, Failure>> {
    return asResult(
      this.http.get<VtexProductId | null>(
        `/api/catalog_system/pvt/products/productgetbyrefid/${encodeURIComponent(ref)}`,
        { metric: 'catalog-product-by-ref', nullIfNotFound: true },
      ),
    )
  }
}
