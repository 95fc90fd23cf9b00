import { IOClients } from '@vtex/api'
import { Brands } from './catalog/brands'
import { Categories } from './catalog/categories'
import { CatalogLookup } from './catalog/lookup'
import { Products } from './catalog/products'
import { Skus } from './catalog/skus'
import { Specifications } from './catalog/specifications'
import { StoreLicenseManager } from './license-manager'
import { Logistics } from './logistics'
import { Pricing } from './pricing'
import { VtexId } from './vtex-id'

/** Every outbound call of this app goes through one of these. */
export class Clients extends IOClients {
  public get brands() {
    return this.getOrSet('brands', Brands)
  }

  public get catalog() {
    return this.getOrSet('catalog', CatalogLookup)
  }

  public get categories() {
    return this.getOrSet('categories', Categories)
  }

  public override get licenseManager() {
    return this.getOrSet('licenseManager', StoreLicenseManager)
  }

  public get logistics() {
    return this.getOrSet('logistics', Logistics)
  }

  public get pricing() {
    return this.getOrSet('pricing', Pricing)
  }

  public get products() {
    return this.getOrSet('products', Products)
  }

  public get skus() {
    return this.getOrSet('skus', Skus)
  }

  public get specifications() {
    return this.getOrSet('specifications', Specifications)
  }

  public get vtexId() {
    return this.getOrSet('vtexId', VtexId)
  }
}
