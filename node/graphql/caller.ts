import { identify, type Caller } from '../auth/caller'
import type { Credentials } from '../auth/credentials'
import { PanelError } from './answer'
import type { Context } from './resolver'

const COOKIE = 'VtexIdclientAutCookie'

/** Whose the token is that @auth let through: the same one, cookie before header. */
export async function callerOf(context: Context): Promise<Caller> {
  const token = context.cookies.get(COOKIE) || context.get(COOKIE)
  const credentials: Credentials | null = token ? { kind: 'token', token } : null
  const caller = await identify({ account: context.vtex.account, clients: context.clients }, credentials)
  if (caller.isErr()) throw new PanelError(caller.error)
  return caller.value
}
