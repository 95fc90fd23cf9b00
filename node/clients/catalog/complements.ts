import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** 1 accessory, 2 suggestion, 3 similar product, 5 show together. */
export type VtexComplementType = 1 | 2 | 3 | 5

/** A SKU that VTEX shows beside another one, the parent. */
export interface VtexComplementInput {
  ParentSkuId: number
  SkuId: number
  ComplementTypeId: VtexComplementType
}

/** Complements of SKUs. */
export class Complements extends CatalogClient {
  /** `GET …/sku/complements/{parentSkuId}/{type}`: ids of the SKUs that are complements of the parent. */
  public async of(parentSkuId: string, type: VtexComplementType): Promise<Result<number[], Failure>> {
    const path = `/api/catalog_system/pvt/sku/complements/${parentSkuId}/${type}`
    const found = await this.find<{ ComplementSkuIds: number[] | null }>(path, 'catalog-complements')
    return found.map((complements) => complements?.ComplementSkuIds ?? [])
  }

  /** `POST …/skucomplement`. */
  public add(complement: VtexComplementInput): Promise<Result<unknown, Failure>> {
    return this.post('/api/catalog/pvt/skucomplement', 'catalog-complement-add', complement)
  }
}
