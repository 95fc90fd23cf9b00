import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { ok, type Result } from 'neverthrow'
import type { Clients } from '../clients'
import type { Resource } from '../clients/license-manager'
import { fail, type Failure } from '../errors/failure'
import type { Credentials } from './credentials'

export interface Caller {
  /** Login in VTEX: an appKey, or a person's e-mail. Never stored or logged. */
  login: string
  /** Name of the calling system: the appKey; a person appears as a hash. */
  source: string
}

export interface AuthDeps {
  account: string
  clients: Pick<Clients, 'vtexId' | 'licenseManager'>
}

const POSITIVE_MILLISECONDS = 5 * 60_000
const NEGATIVE_MILLISECONDS = 30_000

/** Keyed by hashes: no credential is kept in memory. Calls that arrive together share one question to VTEX. */
const callers = new LRUCache<string, { caller: Caller | null }, () => Promise<Caller | null>>({
  max: 5_000,
  ttl: POSITIVE_MILLISECONDS,
  fetchMethod: async (_key, _stale, { options, context }) => {
    const caller = await context()
    if (!caller) options.ttl = NEGATIVE_MILLISECONDS
    return { caller }
  },
})

const grants = new LRUCache<string, { granted: boolean }, () => Promise<boolean>>({
  max: 20_000,
  ttl: POSITIVE_MILLISECONDS,
  fetchMethod: async (_key, _stale, { options, context }) => {
    const granted = await context()
    if (!granted) options.ttl = NEGATIVE_MILLISECONDS
    return { granted }
  },
})

/** Whose the credentials are. The token's account must be this account and its audience admin; one answer for every no. */
export async function identify(
  deps: AuthDeps,
  credentials: Credentials | null,
): Promise<Result<Caller, Failure>> {
  if (!credentials) return fail('unauthenticated')
  const found = await callers.fetch(cacheKey(deps.account, credentials), {
    context: () => ask(deps, credentials),
  })
  return found?.caller ? ok(found.caller) : fail('unauthenticated')
}

/** Whether the caller has any one of the License Manager resources. */
export async function authorise(
  { account, clients }: AuthDeps,
  { login }: Caller,
  anyOf: readonly Resource[],
): Promise<Result<void, Failure>> {
  for (const resource of anyOf) {
    const key = digest(account, login, resource.product, resource.key)
    const answer = await grants.fetch(key, {
      context: () => clients.licenseManager.isGranted(login, resource),
    })
    if (answer?.granted) return ok(undefined)
  }
  const names = anyOf.map(({ name }) => `"${name}"`).join(' or ')
  return fail('forbidden_resource', `The credentials need the License Manager resource ${names}.`)
}

async function ask({ account, clients }: AuthDeps, credentials: Credentials): Promise<Caller | null> {
  const token =
    credentials.kind === 'token' ? credentials.token : await clients.vtexId.login(credentials.pair)
  const owner = token && (await clients.vtexId.validate(token))
  if (!owner || owner.account !== account || owner.audience !== 'admin') return null
  return { login: owner.user, source: sourceOf(owner.user) }
}

/** Name of a calling system or person: e-mail addresses stay out of ledgers and logs. */
export function sourceOf(user: string): string {
  return user.includes('@') ? `admin-${digest(user).slice(0, 8)}` : user
}

function cacheKey(account: string, credentials: Credentials): string {
  return credentials.kind === 'token'
    ? digest(account, 'token', credentials.token)
    : digest(account, 'key', credentials.pair.appKey, credentials.pair.appToken)
}

function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
