import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** Body of POST and PUT of a service type; PUT replaces everything. */
export interface VtexServiceTypeInput {
  Name: string
  IsActive: boolean
  ShowOnProductFront: boolean
  ShowOnCartFront: boolean
  ShowOnAttachmentFront: boolean
  ShowOnFileUpload: boolean
  IsGiftCard: boolean
  IsRequired: boolean
}

export interface VtexServiceType extends VtexServiceTypeInput {
  Id: number
}

/** A price of a service type; Value is what the shopper pays, Cost what the store does, in currency units. */
export interface VtexServiceValueInput {
  SkuServiceTypeId: number
  Name: string
  Value: number
  Cost: number
}

export interface VtexServiceValue extends VtexServiceValueInput {
  Id: number
}

/** A service at one of its prices that is offered with a SKU. */
export interface VtexSkuServiceInput {
  SkuServiceTypeId: number
  SkuServiceValueId: number
  SkuId: number
  Name: string
  Text: string
  IsActive: boolean
}

export interface VtexSkuService extends VtexSkuServiceInput {
  Id: number
}

const TYPE = '/api/catalog/pvt/skuservicetype'
const VALUE = '/api/catalog/pvt/skuservicevalue'
const SERVICE = '/api/catalog/pvt/skuservice'

/** Services of SKUs, their types and prices. VTEX numbers all of them itself, and lists none of them. */
export class Services extends CatalogClient {
  /** `GET …/skuservicetype/{id}`; null when VTEX does not have it. */
  public typeById(id: string): Promise<Result<VtexServiceType | null, Failure>> {
    return this.find(`${TYPE}/${id}`, 'catalog-service-type')
  }

  /** `POST …/skuservicetype`. */
  public createType(type: VtexServiceTypeInput): Promise<Result<VtexServiceType, Failure>> {
    return this.post(TYPE, 'catalog-service-type-create', type)
  }

  /** `PUT …/skuservicetype/{id}`. */
  public replaceType(id: string, type: VtexServiceTypeInput): Promise<Result<VtexServiceType, Failure>> {
    return this.put(`${TYPE}/${id}`, 'catalog-service-type-replace', type)
  }

  /** `GET …/skuservicevalue/{id}`; null when VTEX does not have it. */
  public valueById(id: string): Promise<Result<VtexServiceValue | null, Failure>> {
    return this.find(`${VALUE}/${id}`, 'catalog-service-value')
  }

  /** `POST …/skuservicevalue`. */
  public createValue(value: VtexServiceValueInput): Promise<Result<VtexServiceValue, Failure>> {
    return this.post(VALUE, 'catalog-service-value-create', value)
  }

  /** `PUT …/skuservicevalue/{id}`. */
  public replaceValue(id: string, value: VtexServiceValueInput): Promise<Result<VtexServiceValue, Failure>> {
    return this.put(`${VALUE}/${id}`, 'catalog-service-value-replace', value)
  }

  /** `GET …/skuservice/{id}`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexSkuService | null, Failure>> {
    return this.find(`${SERVICE}/${id}`, 'catalog-service')
  }

  /** `POST …/skuservice`: offers a service with a SKU. */
  public create(service: VtexSkuServiceInput): Promise<Result<VtexSkuService, Failure>> {
    return this.post(SERVICE, 'catalog-service-create', service)
  }

  /** `PUT …/skuservice/{id}`. */
  public replace(id: string, service: VtexSkuServiceInput): Promise<Result<VtexSkuService, Failure>> {
    return this.put(`${SERVICE}/${id}`, 'catalog-service-replace', service)
  }
}
