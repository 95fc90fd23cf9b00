import { z } from 'zod'
import type { ApiResponse, ApiRoute } from '../../http'
import type { Identity, TokenOwner } from './identity'

const credentialsSchema = z.object({ appkey: z.string(), apptoken: z.string() })
const tokenSchema = z.object({ token: z.string() })

const refused: ApiResponse = { status: 401, body: { authStatus: 'WrongCredentials' } }

/** VTEX ID's routes that an app or an ERP needs: log in by key, check a token, ask who it belongs to. */
export function vtexIdRoutes(identity: Identity): ApiRoute[] {
  return [
    {
      method: 'POST',
      template: '/api/vtexid/apptoken/login',
      resources: [],
      handle: ({ body }) => {
        const credentials = credentialsSchema.safeParse(body)
        if (!credentials.success) return { status: 400, body: { authStatus: 'InvalidRequest' } }
        // The key alone decides: a key of another account logs in, and its token names that account.
        const session = identity.login(credentials.data.appkey, credentials.data.apptoken)
        if (session === null) return refused
        const expires = Math.floor(session.expires / 1_000)
        return { status: 200, body: { authStatus: 'Success', token: session.token, expires } }
      },
    },
    {
      method: 'POST',
      template: '/api/vtexid/credential/validate',
      resources: [],
      handle: ({ body }) => {
        const request = tokenSchema.safeParse(body)
        const owner = request.success ? identity.resolve(request.data.token) : null
        return owner === null ? refused : { status: 200, body: { authStatus: 'Success', ...describe(owner) } }
      },
    },
    {
      method: 'GET',
      template: '/api/vtexid/pub/authenticated/user',
      resources: [],
      handle: ({ query }) => {
        const owner = identity.resolve(query.get('authToken') ?? '')
        if (owner === null || owner.kind === 'app') return { status: 200, body: null }
        return { status: 200, body: { userId: owner.userId, user: owner.id, account: owner.account } }
      },
    },
  ]
}

function describe(owner: TokenOwner) {
  if (owner.kind === 'app') {
    return { id: owner.id, user: owner.id, account: owner.account, audience: 'admin', tokenType: 'app' }
  }
  const tokenType = owner.kind === 'key' ? 'appkey' : 'user'
  return { id: owner.userId, user: owner.id, account: owner.account, audience: owner.audience, tokenType }
}
