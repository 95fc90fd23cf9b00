import { randomUUID } from 'node:crypto'
import type { Caller } from '../../http'
import { keys, users, type Resources, type SeededKey, type SeededUser } from './seed'

/** What a VTEX ID token stands for. */
export type TokenOwner =
  | { kind: 'app'; id: string; account: string }
  | { kind: 'key'; id: string; account: string; userId: string; audience: 'admin'; expires: number }
  | {
      kind: 'user'
      id: string
      account: string
      userId: string
      audience: 'admin' | 'webstore'
      expires: number
    }

export interface IdentityOptions {
  /** `vendor.name@version` of the app, the owner of app tokens. */
  appId: string
  now: () => number
  keys?: readonly SeededKey[]
  users?: readonly SeededUser[]
}

/** An appKey's token lives 6 hours (VTEX's example token: exp − iat = 21,600 s). */
export const KEY_TOKEN_MS = 6 * 60 * 60 * 1_000

/** VTEX ID's and License Manager's memory: who exists, which tokens are out, who may do what. */
export class Identity {
  private readonly tokens = new Map<string, TokenOwner>()
  private readonly appTokens = new Map<string, string>()
  private readonly keys: ReadonlyMap<string, SeededKey>
  private readonly users: ReadonlyMap<string, SeededUser>

  constructor(private readonly options: IdentityOptions) {
    this.keys = new Map((options.keys ?? keys).map((key) => [key.appKey, key]))
    this.users = new Map((options.users ?? users).map((user) => [user.email, user]))
    for (const user of this.users.values()) this.tokens.set(user.token, fixedToken(user))
  }

  /** The token the platform gives the app for one account; the same for the sandbox's lifetime. */
  appToken(account: string): string {
    const known = this.appTokens.get(account)
    if (known !== undefined) return known
    const token = `app-${account}-${randomUUID()}`
    this.appTokens.set(account, token)
    this.tokens.set(token, { kind: 'app', id: this.options.appId, account })
    return token
  }

  /** Exchanges an appKey and appToken for a token, or null when they do not belong together. */
  login(appKey: string, appToken: string): { token: string; expires: number } | null {
    const key = this.checkKey(appKey, appToken)
    if (key === null) return null
    const token = `key-${randomUUID()}`
    const expires = this.options.now() + KEY_TOKEN_MS
    this.tokens.set(token, {
      kind: 'key',
      id: key.appKey,
      account: key.account,
      userId: key.appKey,
      audience: 'admin',
      expires,
    })
    return { token, expires }
  }

  /** Who a valid token belongs to, or null. */
  resolve(token: string): TokenOwner | null {
    const owner = this.tokens.get(token)
    if (owner === undefined) return null
    if (owner.kind === 'app' || owner.expires > this.options.now()) return owner
    this.tokens.delete(token)
    return null
  }

  /** The caller behind a pair of API key headers. */
  callerOfKey(appKey: string, appToken: string): Caller {
    const key = this.checkKey(appKey, appToken)
    return key === null ? { kind: 'nobody' } : { kind: 'key', id: key.appKey, account: key.account }
  }

  /** The caller behind a VtexIdclientAutCookie. */
  callerOfToken(token: string | undefined): Caller {
    const owner = token === undefined ? null : this.resolve(token)
    if (owner === null) return { kind: 'nobody' }
    if (owner.kind === 'app') return { kind: 'app', appId: owner.id, account: owner.account }
    return { kind: owner.kind, id: owner.id, account: owner.account }
  }

  /** Whether License Manager grants the resource to a key or user of the account. */
  grants(account: string, login: string, resource: string): boolean {
    const subject = this.keys.get(login) ?? this.users.get(login)
    return subject !== undefined && subject.account === account && includes(subject.resources, resource)
  }

  private checkKey(appKey: string, appToken: string): SeededKey | null {
    const key = this.keys.get(appKey)
    return key !== undefined && key.appToken === appToken ? key : null
  }
}

function includes(resources: Resources, resource: string): boolean {
  return resources === 'all' || resources.includes(resource)
}

function fixedToken(user: SeededUser): TokenOwner {
  return {
    kind: 'user',
    id: user.email,
    account: user.account,
    userId: user.userId,
    audience: user.audience,
    expires: Number.POSITIVE_INFINITY,
  }
}
