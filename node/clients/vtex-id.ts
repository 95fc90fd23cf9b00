import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import { statusOf } from './response'
import { apiOptions } from './options'

export interface KeyPair {
  appKey: string
  appToken: string
}

/** Who a token belongs to, as VTEX ID says. */
export interface TokenOwner {
  user: string
  account: string
  audience: string
}

/** VTEX ID: exchanges keys for tokens and tells whose a token is. */
export class VtexId extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: 5_000 }))
  }

  /** `POST /api/vtexid/apptoken/login`: a token for the key pair (valid about 6 h); null when VTEX refuses it. */
  public async login({ appKey, appToken }: KeyPair): Promise<string | null> {
    const answer = await refusedAsNull(
      this.http.post<{ token?: string }>(
        '/api/vtexid/apptoken/login',
        { appkey: appKey, apptoken: appToken },
        { metric: 'vtexid-login' },
      ),
    )
    return answer?.token ?? null
  }

  /** `POST /api/vtexid/credential/validate`: whose the token is; null when it is not valid. */
  public async validate(token: string): Promise<TokenOwner | null> {
    return refusedAsNull(
      this.http.post<TokenOwner>('/api/vtexid/credential/validate', { token }, { metric: 'vtexid-validate' }),
    )
  }
}

async function refusedAsNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    const status = statusOf(error)
    if (status !== undefined && status >= 400 && status < 500 && status !== 429) return null
    throw error
  }
}
