import type {
  VtexServiceType,
  VtexServiceTypeInput,
  VtexServiceValue,
  VtexServiceValueInput,
  VtexSkuService,
  VtexSkuServiceInput,
} from '../../clients/catalog/services'
import type { Answered, Sent } from '../contract'
import { storedDecimal, toTheCent } from './decimal'
import { shown } from './text'

/** A service as VTEX is to hold it: what is nil stays, and is off in a new one, which is active. Pure. */
export function serviceTypeOf(
  sent: Sent<'ServiceDTO'>,
  live: VtexServiceType | null,
): Omit<VtexServiceTypeInput, 'Name'> {
  return {
    IsActive: sent.IsActive ?? live?.IsActive ?? true,
    ShowOnProductFront: sent.IsVisibleOnProduct ?? live?.ShowOnProductFront ?? false,
    ShowOnCartFront: sent.IsVisibleOnCart ?? live?.ShowOnCartFront ?? false,
    ShowOnAttachmentFront: sent.IsVisibleOnService ?? live?.ShowOnAttachmentFront ?? false,
    ShowOnFileUpload: sent.IsFile ?? live?.ShowOnFileUpload ?? false,
    IsGiftCard: sent.IsGiftCard ?? live?.IsGiftCard ?? false,
    IsRequired: sent.IsRequired ?? live?.IsRequired ?? false,
  }
}

export function serviceDto(type: VtexServiceType): Answered<'ServiceDTO'> {
  return {
    Id: type.Id,
    IsActive: type.IsActive,
    IsFile: type.ShowOnFileUpload,
    IsGiftCard: type.IsGiftCard,
    IsRequired: type.IsRequired,
    IsVisibleOnCart: type.ShowOnCartFront,
    IsVisibleOnProduct: type.ShowOnProductFront,
    IsVisibleOnService: type.ShowOnAttachmentFront,
    Name: type.Name,
  }
}

/** A price to the cent. The WebService knew no cost, which VTEX asks for: that of a new price is the price. Pure. */
export function amountsOf(
  price: string,
  live: VtexServiceValue | null,
): Pick<VtexServiceValueInput, 'Value' | 'Cost'> {
  const Value = toTheCent(price)
  return { Value, Cost: live?.Cost ?? Value }
}

export function servicePriceDto(
  value: VtexServiceValue,
  type: VtexServiceType | null,
): Answered<'ServicePriceDTO'> {
  return {
    Id: value.Id,
    ListPrice: null,
    Name: value.Name,
    Price: storedDecimal(value.Value),
    Service: type && serviceDto(type),
    ServiceId: value.SkuServiceTypeId,
  }
}

/** VTEX's longest name and description of a service of a SKU. */
export const LONGEST_NAME = 50
export const LONGEST_TEXT = 100

/** A service of a SKU as VTEX is to hold it; a new one is called like its price where it has no name. Pure. */
export function skuServiceOf(
  sent: Sent<'StockKeepingUnitServiceDTO'>,
  live: VtexSkuService | null,
  { price, skuId }: { price: VtexServiceValue; skuId: number },
): VtexSkuServiceInput {
  return {
    SkuServiceTypeId: price.SkuServiceTypeId,
    SkuServiceValueId: price.Id,
    SkuId: skuId,
    Name: sent.Name || live?.Name || price.Name.slice(0, LONGEST_NAME),
    Text: sent.Description ?? live?.Text ?? price.Name.slice(0, LONGEST_TEXT),
    IsActive: sent.IsActive ?? live?.IsActive ?? true,
  }
}

export function skuServiceDto(
  service: VtexSkuService,
  price: Answered<'ServicePriceDTO'> | null,
): Answered<'StockKeepingUnitServiceDTO'> {
  return {
    Description: shown(service.Text),
    Id: service.Id,
    IsActive: service.IsActive,
    Name: service.Name,
    ServiceId: service.SkuServiceTypeId,
    ServicePrice: price,
    ServicePriceId: service.SkuServiceValueId,
    StockKeepingUnitId: service.SkuId,
  }
}
