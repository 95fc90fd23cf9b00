import { invalidFields } from '../../delivery/record'
import type { Failure } from '../../errors/failure'
import type { FlowName } from '../../flows/flow'

/** What the WebService calls a field of a record, by the record's name of it. */
const names: Partial<Record<FlowName, Readonly<Record<string, string>>>> = {
  brands: { ref: 'Id', adWordsCode: 'AdWordsRemarketingCode', active: 'IsActive' },
  categories: { ref: 'Id', parentRef: 'FatherCategoryId', active: 'IsActive' },
  products: {
    ref: 'RefId',
    brandRef: 'BrandId',
    categoryRef: 'CategoryId',
    shortDescription: 'DescriptionShort',
    keywords: 'KeyWords',
    metaDescription: 'MetaTagDescription',
    active: 'IsActive',
    visible: 'IsVisible',
    tradePolicies: 'ListStoreId',
    similarCategoryRefs: 'categoryId',
    specifications: 'fieldValues',
  },
  skus: {
    ref: 'RefId',
    productRef: 'ProductId',
    active: 'IsActive',
    eans: 'StockKeepingUnitEans',
    packagedWeight: 'WeightKg',
    packagedDimensions: 'Height, Length or Width',
    weight: 'RealWeightKg',
    dimensions: 'RealHeight, RealLength or RealWidth',
    modal: 'ModalType',
    specifications: 'fieldValues',
  },
  images: { skuRef: 'stockKeepingUnitId', images: 'urlImage', text: 'Tag' },
  inventory: { skuRef: 'IdSku', warehouse: 'wareHouseId', asOf: 'dateOfAvailability' },
  prices: { skuRef: 'stockKeepintUnitId', basePrice: 'price' },
}

/** A refusal of a record that names the fields as the caller knows them. Pure. */
export function inWordsOf(flow: FlowName, failed: Failure): Failure {
  if (failed.code !== 'invalid_record' || !failed.errors?.length) return failed
  return invalidFields(
    failed.errors.map((error) => {
      const [, field = '', ...rest] = error.pointer.split('/')
      const known = names[flow]?.[field] ?? field.charAt(0).toUpperCase() + field.slice(1)
      return { ...error, pointer: `/${[known, ...rest].join('/')}` }
    }),
  )
}
