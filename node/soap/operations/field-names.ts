import { invalidFields } from '../../delivery/record'
import type { Failure } from '../../errors/failure'
import type { FlowName } from '../../flows/flow'

/** What the WebService calls a field of a record, by the record's name of it or the path to it. */
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
  customers: {
    ref: 'UserGUID',
    mobilePhone: 'CelPhone',
    document: 'CpfCnpj',
    documentType: 'CpfCnpj',
    birthDate: 'DateBirth',
    newsletter: 'IsNewsReceiver',
    'corporate/name': 'CompanyName',
    'corporate/tradeName': 'CompanyNickName',
    'corporate/document': 'CpfCnpj',
    'corporate/stateRegistration': 'StateInscription',
    'addresses/0/ref': 'AddressNameV3',
    'addresses/0/receiver': 'RecipientName',
    'addresses/0/street': 'Street',
    'addresses/0/number': 'Number',
    'addresses/0/complement': 'More',
    'addresses/0/neighborhood': 'Neighborhood',
    'addresses/0/city': 'City',
    'addresses/0/state': 'State',
    'addresses/0/zip': 'ZipCode',
    'addresses/0/country': 'Country',
    'addresses/0/reference': 'ReferencePoint',
  },
}

/** A refusal of a record that names the fields as the caller knows them. Pure. */
export function inWordsOf(flow: FlowName, failed: Failure): Failure {
  if (failed.code !== 'invalid_record' || !failed.errors?.length) return failed
  return invalidFields(
    failed.errors.map((error) => {
      const whole = names[flow]?.[error.pointer.slice(1)]
      if (whole !== undefined) return { ...error, pointer: `/${whole}` }
      const [, field = '', ...rest] = error.pointer.split('/')
      const known = names[flow]?.[field] ?? field.charAt(0).toUpperCase() + field.slice(1)
      return { ...error, pointer: `/${[known, ...rest].join('/')}` }
    }),
  )
}
