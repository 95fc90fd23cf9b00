import type { VtexCategory } from '../../clients/catalog/categories'
import { categorySchema, type CategoryRecord } from './schema'

/** A department as VTEX holds it, enriched by hand. */
export const vtexCategory = (fields: Partial<VtexCategory> = {}): VtexCategory => ({
  Id: 7,
  Name: 'Bikes',
  FatherCategoryId: null,
  Title: 'By hand',
  Description: '',
  Keywords: 'bike, bicycle',
  IsActive: true,
  LomadeeCampaignCode: 'lomadee',
  AdWordsRemarketingCode: null,
  ShowInStoreFront: true,
  ShowBrandFilter: false,
  ActiveStoreFrontLink: false,
  GlobalCategoryId: 166,
  StockKeepingUnitSelectionMode: 'LIST',
  Score: null,
  TreePathIds: null,
  ...fields,
})

/** A record as the schema accepts it. */
export const categoryRecord = (fields: object = {}): CategoryRecord =>
  categorySchema.parse({ ref: 'BIKES', name: 'Bikes', ...fields })
