import type { ServiceContext } from '@vtex/api'
import type { KeyPair } from '../clients/vtex-id'

/** How a caller says who it is. */
export type Credentials = { kind: 'key'; pair: KeyPair } | { kind: 'token'; token: string }

interface Carrier {
  /** Value of a request header, '' when absent. */
  header(name: string): string
  cookie(name: string): string | undefined
}

const COOKIE = 'VtexIdclientAutCookie'
const LONGEST = 4_096

/** What of a request says who calls. */
export function carrierOf(ctx: Pick<ServiceContext, 'get' | 'cookies'>): Carrier {
  return { header: (name) => ctx.get(name), cookie: (name) => ctx.cookies.get(name) }
}

/** The credentials of a request: appKey and appToken headers, HTTP Basic appKey:appToken, or a VTEX ID token. */
export function credentialsOf({ header, cookie }: Carrier): Credentials | null {
  const appKey = header('x-vtex-api-appkey')
  const appToken = header('x-vtex-api-apptoken')
  if (appKey || appToken) return pairOf(appKey, appToken)
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header('authorization'))?.[1]
  if (basic) {
    const [user = '', ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':')
    return pairOf(user, password.join(':'))
  }
  const token = header(COOKIE) || cookie(COOKIE)
  return token && token.length <= LONGEST ? { kind: 'token', token } : null
}

function pairOf(appKey: string, appToken: string): Credentials | null {
  const isUsable = appKey !== '' && appToken !== '' && appKey.length + appToken.length <= LONGEST
  return isUsable ? { kind: 'key', pair: { appKey, appToken } } : null
}
