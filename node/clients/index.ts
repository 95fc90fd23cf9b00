import { IOClients } from '@vtex/api'
import { Catalog } from './catalog'
import { StoreLicenseManager } from './license-manager'
import { Logistics } from './logistics'
import { Pricing } from './pricing'
import { VtexId } from './vtex-id'

/** Every outbound call of this app goes through one of these. */
export class Clients extends IOClients {
  public get catalog() {
    return this.getOrSet('catalog', Catalog)
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

  public get vtexId() {
    return this.getOrSet('vtexId', VtexId)
  }
}
