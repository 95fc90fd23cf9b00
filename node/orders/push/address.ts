import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'

/** A host, and a path that ends in `*` where anything may follow. `{{account}}` stands for the store's account. */
export interface PushTarget {
  host: string
  path: string
}

/**
 * Where orders may be pushed to: VTEX IO lets an app call only what its manifest names. A store that publishes a build
 * of its own adds its ERP's host here and as a policy `outbound-access` in manifest.json; a test holds both together.
 */
export const pushTargets: readonly PushTarget[] = [
  { host: '{{account}}.myvtex.com', path: '/_v/erp-orders/*' },
]

/** An address that was checked; it is called by https. */
export interface PushAddress {
  host: string
  path: string
  /** With its `?`, or ''. */
  query: string
}

export const LONGEST_ADDRESS = 500

/** Host by name, no port, no user; of a path and query only characters that every server reads alike. */
const SHAPE =
  /^https:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)((?:\/[\w.~-]+)+)(\?(?:[\w.~&=+,:-]|%[0-9a-f]{2})*)?$/i

const CREDENTIAL = /token|secret|passw|credential|auth|signature|api-?_?key/i

/** The address, or why orders are not pushed there. `account`: the store's. Pure. */
export function parseAddress(
  text: string,
  account: string,
  targets: readonly PushTarget[] = pushTargets,
): Result<PushAddress, Failure> {
  const refuse = (why: string) => {
    const allowed = targets.map((target) => textOf(target, account)).join(', ')
    const detail = `${why} Allowed: ${allowed}`
    const errors = [{ pointer: '/address', code: 'not_allowed', message: why }]
    return fail('push_address_refused', detail, { errors })
  }
  if (text.length > LONGEST_ADDRESS) return refuse(`It has more than ${LONGEST_ADDRESS} characters.`)
  const [, host = '', path = '', query = ''] = SHAPE.exec(text) ?? []
  if (host === '')
    return refuse(
      'It is not https://host/path with plain letters, digits and hyphens, without port and user.',
    )
  if (path.split('/').some((part) => /^\.+$/.test(part))) return refuse('Its path goes up.')
  if (CREDENTIAL.test(query)) return refuse('Its query seems to hold a secret; the signature says who calls.')
  const address = { host: host.toLowerCase(), path, query }
  const isAllowed = targets.some((target) => isWithin(address, target, account))
  return isAllowed ? ok(address) : refuse('The app’s manifest does not allow it.')
}

/** What a store may choose from, as people read it. Pure. */
export function allowedAddresses(account: string): string[] {
  return pushTargets.map((target) => textOf(target, account))
}

function isWithin({ host, path }: PushAddress, target: PushTarget, account: string): boolean {
  if (host !== forAccount(target.host, account).toLowerCase()) return false
  const wanted = forAccount(target.path, account)
  if (!wanted.endsWith('*')) return path === wanted
  const start = wanted.slice(0, -1)
  return path.startsWith(start) && path.length > start.length
}

const textOf = ({ host, path }: PushTarget, account: string): string =>
  `https://${forAccount(host, account)}${forAccount(path, account)}`

const forAccount = (pattern: string, account: string): string => pattern.replaceAll('{{account}}', account)
