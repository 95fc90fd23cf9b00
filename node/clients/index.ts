import { IOClients } from '@vtex/api'
import { Attachments } from './catalog/attachments'
import { Brands } from './catalog/brands'
import { Categories } from './catalog/categories'
import { Complements } from './catalog/complements'
import { Eans } from './catalog/eans'
import { Images } from './catalog/images'
import { Kits } from './catalog/kits'
import { CatalogLookup } from './catalog/lookup'
import { Products } from './catalog/products'
import { Services } from './catalog/services'
import { SkuSpecifications } from './catalog/sku-specifications'
import { Skus } from './catalog/skus'
import { Specifications } from './catalog/specifications'
import { Checkout } from './checkout'
import { GiftCards } from './gift-cards'
import { StoreLicenseManager } from './license-manager'
import { Logistics } from './logistics'
import { Addresses } from './masterdata/addresses'
import { Customers } from './masterdata/customers'
import { Oms } from './oms'
import { OrderPush } from './order-push'
import { Payments } from './payments'
import { Pricing } from './pricing'
import { VtexId } from './vtex-id'

/** Every outbound call of this app goes through one of these. */
export class Clients extends IOClients {
  public get addresses() {
    return this.getOrSet('addresses', Addresses)
  }

  public get attachments() {
    return this.getOrSet('attachments', Attachments)
  }

  public get brands() {
    return this.getOrSet('brands', Brands)
  }

  public get catalog() {
    return this.getOrSet('catalog', CatalogLookup)
  }

  public get categories() {
    return this.getOrSet('categories', Categories)
  }

  public get checkout() {
    return this.getOrSet('checkout', Checkout)
  }

  public get complements() {
    return this.getOrSet('complements', Complements)
  }

  public get customers() {
    return this.getOrSet('customers', Customers)
  }

  public get eans() {
    return this.getOrSet('eans', Eans)
  }

  public get giftCards() {
    return this.getOrSet('giftCards', GiftCards)
  }

  public get images() {
    return this.getOrSet('images', Images)
  }

  public get kits() {
    return this.getOrSet('kits', Kits)
  }

  public override get licenseManager() {
    return this.getOrSet('licenseManager', StoreLicenseManager)
  }

  public get logistics() {
    return this.getOrSet('logistics', Logistics)
  }

  public get oms() {
    return this.getOrSet('oms', Oms)
  }

  public get orderPush() {
    return this.getOrSet('orderPush', OrderPush)
  }

  public get payments() {
    return this.getOrSet('payments', Payments)
  }

  public get pricing() {
    return this.getOrSet('pricing', Pricing)
  }

  public get services() {
    return this.getOrSet('services', Services)
  }

  public get specifications() {
    return this.getOrSet('specifications', Specifications)
  }

  public get products() {
    return this.getOrSet('products', Products)
  }

  public get skus() {
    return this.getOrSet('skus', Skus)
  }

  public get skuSpecifications() {
    return this.getOrSet('skuSpecifications', SkuSpecifications)
  }

  public get vtexId() {
    return this.getOrSet('vtexId', VtexId)
  }
}
