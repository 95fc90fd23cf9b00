import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { ApiRequest } from '../http'
import { NO_ANSWER } from './faults'
import type { Gateway } from './gateway'
import { headerOf, parseJson, readBody, send, vtexIdToken } from './http-io'
import type { Identity, TokenOwner } from './identity/identity'
import { handleInfra, type InfraDeps } from './infra/infra'
import { queryRecord, type Journal } from './journal'

export interface ProxyDeps extends InfraDeps {
  gateway: Gateway
  identity: Identity
  journal: Journal
  now: () => number
}

interface Outbound {
  method: string
  host: string
  /** Raw, without query. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  bytes: Buffer
}

/** The app's only way out: its http_proxy, which plays every VTEX host and refuses all others. */
export function createProxy(deps: ProxyDeps): Server {
  const server = createServer((req, res) => {
    handle(deps, req, res).catch((error: Error) => {
      if (!res.headersSent) send(res, { status: 502, body: { message: `Sandbox failure: ${error.message}` } })
    })
  })
  // Longer than @vtex/api's agent keeps idle sockets (30 s).
  server.keepAliveTimeout = 90_000
  server.headersTimeout = 100_000
  return server
}

async function handle(deps: ProxyDeps, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const target = /^https?:\/\/([^/:?]+)(?::\d+)?([^?]*)(?:\?(.*))?$/.exec(req.url ?? '')
  const bytes = await readBody(req)
  if (target === null) return send(res, { status: req.url === '/_up' ? 200 : 400 })
  const call: Outbound = {
    method: req.method ?? 'GET',
    host: (target[1] ?? '').toLowerCase(),
    path: target[2] === '' ? '/' : (target[2] ?? '/'),
    query: new URLSearchParams(target[3] ?? ''),
    headers: req.headers,
    bytes,
  }
  const owner = appTokenOf(deps.identity, req)
  if (call.host === 'infra.io.vtex.com') return answerInfra(deps, call, owner, res)
  return answerApi(deps, call, owner, req, res)
}

/** Who proves to be the app: by Proxy-Authorization, or as infra clients and `@auth` do by Authorization. */
function appTokenOf(identity: Identity, req: IncomingMessage): (TokenOwner & { kind: 'app' }) | null {
  for (const header of [headerOf(req, 'proxy-authorization'), headerOf(req, 'authorization')]) {
    const owner = header === undefined ? null : identity.resolve(header.replace(/^bearer /i, ''))
    if (owner?.kind === 'app') return owner
  }
  return null
}

async function answerInfra(deps: ProxyDeps, call: Outbound, owner: TokenOwner | null, res: ServerResponse) {
  const answer = await handleInfra(deps, { ...call, tokenAccount: owner?.account ?? null })
  if (answer === NO_ANSWER) return
  res.writeHead(answer.status, answer.headers)
  res.end(answer.bytes)
}

async function answerApi(
  deps: ProxyDeps,
  call: Outbound,
  owner: TokenOwner | null,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (owner === null)
    return send(res, { status: 407, body: { message: 'Proxy-Authorization must be the app token' } })
  const exempt = call.host === 'vtexid.vtex.com.br'
  if (!exempt && !deps.policy.allows(owner.account, call.host, call.path)) return refuse(deps, call, res)
  const place = exempt ? { account: owner.account, path: call.path } : placeOf(call)
  if (place === null)
    return send(res, { status: 404, body: { message: `The sandbox has no host ${call.host}` } })
  // The runtime's own calls carry no Proxy-Authorization; only the app's clients are asked for the header.
  const ofClient = call.headers['proxy-authorization'] !== undefined
  if (ofClient && call.headers['x-vtex-use-https'] === undefined) deps.stats.withoutUseHttps++
  await answerFromGateway(deps, call, place, req, res)
}

function refuse({ stats }: ProxyDeps, { host, path }: Outbound, res: ServerResponse): void {
  stats.countRefusal('outbound-access', host, path)
  const policy = { name: 'outbound-access', attrs: { host, path } }
  const message = `The app's manifest lacks an outbound-access policy for ${host} ${path}`
  send(res, { status: 403, body: { message, policy } })
}

/** The account a commerce host and path address, and the path within that account. */
function placeOf({ host, path, query }: Outbound): { account: string; path: string } | null {
  if (host === 'portal.vtexcommercestable.com.br') {
    const account = query.get('an')
    return account === null ? null : { account, path }
  }
  const byHost = /^([a-z0-9-]+)\.(?:(?:vtexcommercestable|vtexpayments)\.com\.br|myvtex\.com)$/.exec(
    host,
  )?.[1]
  if (byHost !== undefined) return { account: byHost, path }
  if (host === 'api.vtex.com' && path.startsWith('/api/dataentities/')) {
    const account = query.get('an')
    return account === null ? null : { account, path }
  }
  const pricing = host === 'api.vtex.com' ? /^\/([^/]+)(\/pricing\/.*)$/.exec(path) : null
  return pricing === null ? null : { account: pricing[1] ?? '', path: pricing[2] ?? '' }
}

async function answerFromGateway(
  { gateway, identity, journal, now }: ProxyDeps,
  call: Outbound,
  place: { account: string; path: string },
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = parseJson(call.bytes)
  const { response, template } = await gateway.handle({
    via: 'app',
    account: place.account,
    method: call.method,
    host: call.host,
    rawPath: call.path,
    path: place.path,
    query: call.query,
    headers: call.headers as ApiRequest['headers'],
    rawBody: call.bytes.toString('utf8'),
    body,
    caller: identity.callerOfToken(vtexIdToken(req)),
  })
  journal.add({
    at: now(),
    account: place.account,
    method: call.method,
    host: call.host,
    path: call.path,
    query: queryRecord(call.query),
    body: body.ok ? body.body : body.text,
    status: response === NO_ANSWER ? 0 : response.status,
    template,
  })
  if (response !== NO_ANSWER) send(res, response)
}
