import type { VtexBrand } from '../../clients/catalog/brands'
import { brandSchema, type BrandRecord } from './schema'

/** A brand as VTEX holds it, enriched by hand. */
export const vtexBrand = (fields: Partial<VtexBrand> = {}): VtexBrand => ({
  Id: 7,
  Name: 'Northwind',
  Text: 'By hand',
  Keywords: 'north, wind',
  SiteTitle: 'Northwind shop',
  AdWordsRemarketingCode: null,
  LomadeeCampaignCode: 'lomadee',
  Score: 5,
  MenuHome: true,
  Active: true,
  LinkId: 'northwind',
  ...fields,
})

/** A record as the schema accepts it. */
export const brandRecord = (fields: object = {}): BrandRecord =>
  brandSchema.parse({ ref: 'NW', name: 'Northwind', ...fields })
