import type { ApiRequest, ApiRoute, Caller } from '../../http'
import type { Identity } from './identity'
import { resourceExists } from './seed'

const unauthorized = { status: 401, body: { Message: 'Unauthorized' } }

/** License Manager's two questions: may this login, and may I, use a resource? */
export function licenseManagerRoutes(identity: Identity): ApiRoute[] {
  return [
    {
      method: 'GET',
      template:
        '/api/license-manager/pvt/accounts/{account}/products/{productCode}/logins/{user}/resources/{resourceCode}/granted',
      resources: [],
      handle: (request, { account = '', productCode = '', user = '', resourceCode = '' }) => {
        const asker = askerOf(identity, request)
        if (asker.kind === 'nobody') return unauthorized
        if (asker.account !== account) return { status: 403, body: { Message: 'Access denied' } }
        const granted =
          resourceExists(resourceCode, productCode) && identity.grants(account, user, resourceCode)
        return { status: 200, body: granted }
      },
    },
    {
      method: 'GET',
      template: '/api/license-manager/resources/{resourceKey}/access',
      resources: [],
      handle: (request, { resourceKey = '' }) => {
        const asker = askerOf(identity, request)
        if (asker.kind === 'nobody') return unauthorized
        if (asker.kind === 'app' || asker.account !== request.account) return { status: 403, body: false }
        const granted = resourceExists(resourceKey) && identity.grants(request.account, asker.id, resourceKey)
        return { status: granted ? 200 : 403, body: granted }
      },
    },
  ]
}

/** @vtex/api's `@auth` directive sends the app's token as a bare Authorization header. */
function askerOf(identity: Identity, { caller, headers }: ApiRequest): Caller {
  if (caller.kind !== 'nobody') return caller
  for (const header of [headers.authorization, headers['proxy-authorization']]) {
    const found = identity.callerOfToken(header?.replace(/^bearer /i, ''))
    if (found.kind !== 'nobody') return found
  }
  return { kind: 'nobody' }
}
