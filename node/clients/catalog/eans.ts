import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

const eansOf = (skuId: string) => `/api/catalog/pvt/stockkeepingunit/${skuId}/ean`
const one = (skuId: string, ean: string) => `${eansOf(skuId)}/${encodeURIComponent(ean)}`

/** EANs of SKUs: VTEX adds and removes, it changes none. */
export class Eans extends CatalogClient {
  /** `GET …/stockkeepingunit/{skuId}/ean`; none when the SKU does not exist. */
  public async of(skuId: string): Promise<Result<string[], Failure>> {
    const found = await this.find<string[]>(eansOf(skuId), 'catalog-sku-eans')
    return found.map((eans) => eans ?? [])
  }

  /** `GET /api/catalog_system/pvt/sku/stockkeepingunitbyean/{ean}`: id of the SKU that has the EAN, null when none has. */
  public async skuWith(ean: string): Promise<Result<string | null, Failure>> {
    const path = `/api/catalog_system/pvt/sku/stockkeepingunitbyean/${encodeURIComponent(ean)}`
    const found = await this.find<{ Id: number }>(path, 'catalog-sku-by-ean')
    return found.map((sku) => sku && String(sku.Id))
  }

  /** `POST …/stockkeepingunit/{skuId}/ean/{ean}`. Refused when a SKU has the EAN. */
  public add(skuId: string, ean: string): Promise<Result<unknown, Failure>> {
    return this.post(one(skuId, ean), 'catalog-sku-ean-add')
  }

  /** `DELETE …/stockkeepingunit/{skuId}/ean/{ean}`. */
  public remove(skuId: string, ean: string): Promise<Result<unknown, Failure>> {
    return this.delete(one(skuId, ean), 'catalog-sku-ean-remove')
  }
}
