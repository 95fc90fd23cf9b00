import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** UnitPrice in currency units. */
export interface VtexKitPartInput {
  StockKeepingUnitParent: number
  StockKeepingUnitId: number
  Quantity: number
  UnitPrice: number
}

export interface VtexKitPart extends VtexKitPartInput {
  Id: number
}

const KIT = '/api/catalog/pvt/stockkeepingunitkit'

/** Components of kits. */
export class Kits extends CatalogClient {
  /** `GET …/stockkeepingunitkit?parentSkuId=`: the components of a kit. */
  public partsOf(kitSkuId: string): Promise<Result<VtexKitPart[], Failure>> {
    return this.rows({ parentSkuId: kitSkuId })
  }

  /** `GET …/stockkeepingunitkit?skuId=`: where a SKU is a component. */
  public rowsWith(skuId: string): Promise<Result<VtexKitPart[], Failure>> {
    return this.rows({ skuId })
  }

  /** `POST …/stockkeepingunitkit`. VTEX takes the same component twice, and the kit itself. */
  public add(part: VtexKitPartInput): Promise<Result<VtexKitPart, Failure>> {
    return this.post(KIT, 'catalog-kit-add', part)
  }

  /** `DELETE …/stockkeepingunitkit/{kitId}`: one component, by the id of its row. */
  public remove(rowId: number): Promise<Result<unknown, Failure>> {
    return this.delete(`${KIT}/${rowId}`, 'catalog-kit-remove')
  }

  /** `DELETE …/stockkeepingunitkit?parentSkuId=`: all components of a kit; the SKU stays a kit. */
  public removeAllOf(kitSkuId: string): Promise<Result<unknown, Failure>> {
    return this.delete(KIT, 'catalog-kit-remove-all', { parentSkuId: kitSkuId })
  }

  /** VTEX's reference shows one row where there can be several. */
  private async rows(params: object): Promise<Result<VtexKitPart[], Failure>> {
    const found = await this.find<VtexKitPart[] | VtexKitPart>(KIT, 'catalog-kit', params)
    return found.map((rows) => (Array.isArray(rows) ? rows : rows ? [rows] : []))
  }
}
