import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** A brand as VTEX holds it. */
export interface VtexBrand extends VtexBrandInput {
  Id: number
}

/** Body of POST and PUT: PUT replaces, so it carries every field; null is for texts and Score alone. */
export interface VtexBrandInput {
  Name: string
  Text: string
  Keywords: string
  SiteTitle: string
  AdWordsRemarketingCode: string | null
  LomadeeCampaignCode: string | null
  Score: number | null
  MenuHome: boolean
  Active: boolean
  LinkId: string | null
}

export interface VtexBrandName {
  id: number
  name: string
}

const BRAND = '/api/catalog/pvt/brand'

/** Brands of VTEX's Catalog. */
export class Brands extends CatalogClient {
  /** `GET /api/catalog_system/pvt/brand/list`: all brands, up to 20,000. */
  public all(): Promise<Result<VtexBrandName[], Failure>> {
    return this.list('/api/catalog_system/pvt/brand/list', 'catalog-brands')
  }

  /** `GET …/brand/{brandId}`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexBrand | null, Failure>> {
    return this.find(`${BRAND}/${id}`, 'catalog-brand')
  }

  /** `POST …/brand`. VTEX takes a second brand of the same name. */
  public create(brand: Partial<VtexBrand> & { Name: string }): Promise<Result<VtexBrand, Failure>> {
    return this.post(BRAND, 'catalog-brand-create', brand)
  }

  /** `PUT …/brand/{brandId}`. Replaces everything: a text that is missing is emptied, a boolean becomes false. */
  public replace(id: string, brand: VtexBrandInput & { Id: number }): Promise<Result<VtexBrand, Failure>> {
    return this.put(`${BRAND}/${id}`, 'catalog-brand-replace', brand)
  }
}
