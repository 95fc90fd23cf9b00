import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** Attachments of SKUs. */
export class Attachments extends CatalogClient {
  /** `POST …/associateattachments`: the SKU has these attachments then, and no others. */
  public assign(skuId: string, names: readonly string[]): Promise<Result<unknown, Failure>> {
    return this.post('/api/catalog_system/pvt/sku/associateattachments', 'catalog-attachments-assign', {
      SkuId: Number(skuId),
      AttachmentNames: names,
    })
  }

  /** `DELETE …/skuattachment?skuId=`: the SKU has no attachments then. */
  public removeFrom(skuId: string): Promise<Result<unknown, Failure>> {
    return this.delete('/api/catalog/pvt/skuattachment', 'catalog-attachments-remove', { skuId })
  }
}
