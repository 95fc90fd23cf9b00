import type {
  VtexServiceTypeInput,
  VtexServiceValueInput,
  VtexSkuServiceInput,
} from '../clients/catalog/services'

/** The services of the store that answers the WebService; each has the id 7. */
export const vtexService: VtexServiceTypeInput = {
  Name: 'Wrapping',
  IsActive: true,
  ShowOnProductFront: false,
  ShowOnCartFront: true,
  ShowOnAttachmentFront: false,
  ShowOnFileUpload: false,
  IsGiftCard: false,
  IsRequired: false,
}

export const vtexServicePrice: VtexServiceValueInput = {
  SkuServiceTypeId: 7,
  Name: 'Red paper',
  Value: 5,
  Cost: 2,
}

export const vtexSkuService: VtexSkuServiceInput = {
  SkuServiceTypeId: 7,
  SkuServiceValueId: 7,
  SkuId: 7,
  Name: 'Red',
  Text: 'By hand',
  IsActive: true,
}
