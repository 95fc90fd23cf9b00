import type { VtexSpecification, VtexValueInput } from '../../clients/catalog/specifications'
import { specificationSchema, type SpecificationRecord } from './schema'

/** A combo of SKUs in category 3 and group 5 as VTEX holds it, enriched by hand. */
export const vtexSpecification = (fields: Partial<VtexSpecification> = {}): VtexSpecification => ({
  Id: 7,
  FieldTypeId: 5,
  CategoryId: 3,
  FieldGroupId: 5,
  Name: 'Color',
  Description: 'By hand',
  Position: 2,
  IsFilter: true,
  IsRequired: true,
  IsOnProductDetails: false,
  IsStockKeepingUnit: true,
  IsWizard: true,
  IsActive: true,
  IsTopMenuLinkActive: true,
  IsSideMenuLinkActive: true,
  DefaultValue: 'Red',
  ...fields,
})

/** A value of that specification. */
export const vtexValue = (fields: Partial<VtexValueInput> = {}): VtexValueInput => ({
  FieldId: 7,
  Name: 'Red',
  Text: 'By hand',
  IsActive: true,
  Position: 4,
  ...fields,
})

export const vtexGroup = { Id: 5, CategoryId: 3, Name: 'Looks' }

/** A record as the schema accepts it. */
export const specificationRecord = (fields: object = {}): SpecificationRecord =>
  specificationSchema.parse({
    ref: 'COLOR',
    name: 'Color',
    categoryRef: 'BIKES',
    level: 'sku',
    type: 'combo',
    ...fields,
  })
