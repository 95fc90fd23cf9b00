import { LicenseManager, type InstanceOptions, type IOContext } from '@vtex/api'
import { apiOptions } from './options'

/** A License Manager resource: product code and key (platform documentation, License Manager resources). */
export interface Resource {
  product: string
  key: string
  /** The name VTEX Admin shows. */
  name: string
}

/** VTEX License Manager, with the question whether a user or key has a resource. */
export class StoreLicenseManager extends LicenseManager {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 5_000 }))
  }

  /** Whether `user` (an e-mail or an appKey) has the resource; the call @vtex/api's own @auth directive makes. */
  public async isGranted(user: string, resource: Resource): Promise<boolean> {
    const { account } = this.context
    const answer = await this.http.get<boolean>(
      `/api/license-manager/pvt/accounts/${account}/products/${resource.product}/logins/${encodeURIComponent(user)}/resources/${resource.key}/granted`,
      { metric: 'license-manager-granted' },
    )
    return answer === true
  }
}
