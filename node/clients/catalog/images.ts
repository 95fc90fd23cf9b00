import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** Body of POST and PUT: VTEX fetches the picture from Url and keeps a copy. */
export interface VtexImageInput {
  Name: string
  Url: string
  IsMain: boolean
  Position: number
  Label?: string
  Text?: string | null
}

/** Url is that of VTEX's own copy. */
export interface VtexImage {
  Id: number
  Name: string
  IsMain: boolean
  Label: string | null
  Text: string | null
  Url: string
  Position: number
}

const filesOf = (skuId: string) => `/api/catalog/pvt/stockkeepingunit/${skuId}/file`

/** Images of SKUs. */
export class Images extends CatalogClient {
  /** `GET …/stockkeepingunit/{skuId}/file`; null when VTEX has no such SKU or no image of it. */
  public of(skuId: string): Promise<Result<VtexImage[] | null, Failure>> {
    return this.find(filesOf(skuId), 'catalog-images')
  }

  /** `POST …/stockkeepingunit/{skuId}/file`. VTEX takes the same picture twice; refused when it cannot fetch it. */
  public add(skuId: string, image: VtexImageInput): Promise<Result<unknown, Failure>> {
    return this.post(filesOf(skuId), 'catalog-image-add', image)
  }

  /** `PUT …/stockkeepingunit/{skuId}/file/{skuFileId}`. Replaces everything and fetches the picture again. */
  public replace(skuId: string, id: number, image: VtexImageInput): Promise<Result<unknown, Failure>> {
    return this.put(`${filesOf(skuId)}/${id}`, 'catalog-image-replace', image)
  }

  /** `DELETE …/stockkeepingunit/{skuId}/file/{skuFileId}`. */
  public remove(skuId: string, id: number): Promise<Result<unknown, Failure>> {
    return this.delete(`${filesOf(skuId)}/${id}`, 'catalog-image-remove')
  }
}
