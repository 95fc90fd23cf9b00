import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../errors/failure'
import type { Answered } from '../contract'
import { writeAnswer } from './answer'
import { writeFault } from './fault'

/** Bytes as the original sends them: the shapes are recorded ones, the data is made up. */
const golden = (name: string) => readFileSync(join(__dirname, 'golden', `${name}.xml`), 'utf8')

const product: Answered<'ProductDTO'> = {
  AdWordsRemarketingCode: null,
  BrandId: 12,
  CategoryId: 34,
  DepartmentId: 30,
  Description: 'Caneca de cerâmica.',
  DescriptionShort: null,
  Id: 567,
  IsActive: false,
  IsVisible: true,
  KeyWords: null,
  LinkId: 'caneca-azul',
  ListStoreId: [1, 2],
  LomadeeCampaignCode: null,
  MetaTagDescription: 'Caneca de cerâmica.',
  Name: 'Caneca azul',
  RefId: 'CAN-1',
  ReleaseDate: null,
  Score: null,
  ShowWithoutStock: true,
  SupplierId: null,
  TaxCode: null,
  Title: null,
}

const sku: Answered<'StockKeepingUnitDTO'> = {
  CommercialConditionId: 1,
  CostPrice: '1.0000',
  CubicWeight: '350.5000',
  DateUpdated: '2025-03-01T10:20:00',
  EstimatedDateArrival: null,
  Height: '350.5000',
  Id: 890,
  InternalNote: null,
  IsActive: false,
  IsAvaiable: false,
  IsKit: false,
  Length: '350.5000',
  ListPrice: '39.9',
  ManufacturerCode: null,
  MeasurementUnit: 'un',
  ModalId: 2,
  ModalType: null,
  Name: 'Caneca azul',
  Price: '35.90',
  ProductId: 567,
  ProductName: 'Caneca azul',
  RealHeight: null,
  RealLength: null,
  RealWeightKg: null,
  RealWidth: null,
  RefId: 'CAN-1-A',
  RewardValue: null,
  StockKeepingUnitEans: [{ Ean: '7890000000017' }],
  UnitMultiplier: '1.0000',
  VenderSeparadamente: false,
  WeightKg: '350.5000',
  Width: '350.5000',
}

const kit = { Amount: 2, Id: 35, StockKeepingUnitId: 7, StockKeepingUnitParent: 8, UnitPrice: '9.9000' }

const skuService: Answered<'StockKeepingUnitServiceDTO'> = {
  Description: null,
  Id: 21,
  IsActive: true,
  Name: 'Papel vermelho',
  ServiceId: 3,
  ServicePrice: {
    Id: 12,
    ListPrice: null,
    Name: 'Papel vermelho',
    Price: '5.0000',
    Service: {
      Id: 3,
      IsActive: true,
      IsFile: false,
      IsGiftCard: false,
      IsRequired: false,
      IsVisibleOnCart: true,
      IsVisibleOnProduct: false,
      IsVisibleOnService: false,
      Name: 'Embrulho',
    },
    ServiceId: 3,
  },
  ServicePriceId: 12,
  StockKeepingUnitId: 890,
}

it.each([
  ['product', writeAnswer('ProductInsertUpdate', { result: product })],
  ['product-nil-list', writeAnswer('ProductInsertUpdate', { result: { ...product, ListStoreId: null } })],
  ['sku', writeAnswer('StockKeepingUnitInsertUpdate', { result: sku })],
  ['not-found', writeAnswer('ProductGetByRefId', { result: null })],
  ['empty-list', writeAnswer('StockKeepingUnitGetAllByProduct', { result: [] })],
  ['nothing', writeAnswer('StockKeepingUnitActive', {})],
  ['numbers', writeAnswer('ProductGetSimilarCategory', { result: [3, 4] })],
  ['boolean', writeAnswer('IntegrationErrorCheckInstanceExists', { result: false })],
  [
    'second-result',
    writeAnswer('StockKeepingUnitKitInsertUpdate', { result: kit, stockKeepingUnitKitId: 35 }),
  ],
  [
    'sku-service',
    writeAnswer('StockKeepingUnitServiceInsertUpdate', { result: skuService, stockKeepingUnitServiceId: 21 }),
  ],
  ['second-nil', writeAnswer('ServiceInsertUpdate', { result: null, serviceId: null })],
])('writes %s byte for byte', (name, written) => {
  expect(written).toBe(golden(name))
})

it('escapes text and leaves out what XML cannot hold', () => {
  const Name = 'a<b>&"\r\u0001é\u{1F600}'
  const answer = writeAnswer('StoreGet', { result: { Id: 1, IsActive: true, Name } })
  expect(answer).toContain('<a:Name>a&lt;b&gt;&amp;"&#xD;é\u{1F600}</a:Name>')
})

it('tells an empty text from none', () => {
  const answer = writeAnswer('StoreList', { result: [{ Id: 1, IsActive: null, Name: '' }] })
  const inside = '<a:StoreDTO><a:Id>1</a:Id><a:IsActive i:nil="true"/><a:Name/></a:StoreDTO>'
  expect(answer).toContain(`>${inside}</StoreListResult>`)
})

it('writes a fault with its words, its code and the fields that are wrong', () => {
  const failed = failure('invalid_record', '/brand/Id is <wrong>.', {
    errors: [{ pointer: '/brand/Id', code: 'invalid_value', message: 'is <wrong>' }],
  })
  expect(writeFault(failed)).toBe(golden('fault'))
})

it.each([
  ['internal', 'a:InternalServiceFault'],
  ['vtex_timeout', 'a:InternalServiceFault'],
  ['vtex_refused', 's:Client'],
  ['unknown_operation', 'a:ActionNotSupported'],
  ['header_not_understood', 's:MustUnderstand'],
  ['operation_not_supported', 's:Client'],
] as const)('says of %s that it is %s', (code, faultCode) => {
  expect(writeFault(failure(code))).toContain(`>${faultCode}</faultcode>`)
})
