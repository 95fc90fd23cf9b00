import type { VtexCategory } from '../../clients/catalog/categories'
import { categorySchema, type CategoryRecord } from './schema'

/** A category as VTEX holds it, enriched by hand. */
export const vtexCategory = (fields: Partial<VtexCategory> = {}): VtexCategory => ({
  Id: 7,
  Name: 'Road bikes',
  Keywords: 'road, bike',
  Title: 'Road bikes',
  Description: 'By hand',
  AdWordsRemarketingCode: 'adwords',
  LomadeeCampaignCode: null,
  FatherCategoryId: 1,
  GlobalCategoryId: 1_025,
  ShowInStoreFront: true,
  IsActive: true,
  ActiveStoreFrontLink: false,
  ShowBrandFilter: false,
  Score: null,
  StockKeepingUnitSelectionMode: 'LIST',
  TreePathIds: [1, 7],
  ...fields,
})

/** A record as the schema accepts it. */
export const categoryRecord = (fields: object = {}): CategoryRecord =>
  categorySchema.parse({ ref: 'ROAD', name: 'Road bikes', ...fields })
