import { randomUUID } from 'node:crypto'
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { stringify } from 'node:querystring'
import type { ApiRequest, Caller } from '../http'
import { NO_ANSWER } from './faults'
import type { Gateway } from './gateway'
import { headerOf, parseJson, readBody, send, splitTarget, vtexIdToken } from './http-io'
import type { Identity } from './identity/identity'
import type { InstalledApp } from './manifest'
import { clientHeaders, forward, hasBody } from './replica-call'
import { policiesAllow, principalOf } from './resource-policy'
import { AppRoutes, type AppRouteMatch } from './route-match'
import type { Supervisor } from './service/supervisor'

export interface EdgeDeps {
  app: InstalledApp
  accounts: readonly string[]
  identity: Identity
  gateway: Gateway
  supervisor: Pick<Supervisor, 'pick' | 'pickPatiently'>
  control: (req: IncomingMessage, res: ServerResponse, path: string, search: string) => Promise<void>
  admin: (req: IncomingMessage, res: ServerResponse) => Promise<void>
}

interface Place {
  account: string
  workspace: string
}

interface Incoming {
  req: IncomingMessage
  res: ServerResponse
  path: string
  search: string
}

/** How long a GET waits for a replica to come back before it gets 503. */
const PATIENCE_MS = 3_000

/** The store's address: the app's routes, its GraphQL, VTEX's own APIs, the admin panel and control. */
export function createEdge(deps: EdgeDeps): Server {
  const edge = new Edge(deps)
  const server = createServer((req, res) => {
    edge.handle(req, res).catch((error: Error) => {
      if (!res.headersSent) send(res, { status: 500, body: { message: `Sandbox failure: ${error.message}` } })
      else res.destroy()
    })
  })
  server.keepAliveTimeout = 65_000
  server.on('close', () => edge.close())
  return server
}

class Edge {
  private readonly agent = new Agent({ keepAlive: true, maxFreeSockets: 256 })
  private readonly publicRoutes: AppRoutes
  private readonly privateRoutes: AppRoutes
  private readonly privatePrefix: string
  private readonly timeoutMs: number

  constructor(private readonly deps: EdgeDeps) {
    const { routes, timeout } = deps.app.service
    this.publicRoutes = new AppRoutes(routes, 'public')
    this.privateRoutes = new AppRoutes(routes, 'private')
    this.privatePrefix = `/${deps.app.name}/v${deps.app.major}/`
    this.timeoutMs = timeout * 1_000
  }

  close(): void {
    this.agent.destroy()
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { path, search } = splitTarget(req.url ?? '/')
    const incoming = { req, res, path, search }
    if (path === '/_sandbox' || path.startsWith('/_sandbox/'))
      return this.deps.control(req, res, path, search)
    if (path === '/admin' || path.startsWith('/admin/')) return this.deps.admin(req, res)
    const route = this.publicRoutes.match(path)
    if (route !== null) return this.callPublic(incoming, route)
    if (path === '/_v/private/graphql/v1') return this.callGraphQL(incoming, this.placeOf(req))
    if (path.startsWith(this.privatePrefix)) return this.callPrivate(incoming)
    if (path.startsWith('/api/')) return this.callApi(incoming, this.placeOf(req).account, path)
    const pricing = /^\/([^/]+)(\/pricing\/.*)$/.exec(path)
    if (pricing !== null) return this.callApi(incoming, pricing[1] ?? '', pricing[2] ?? '')
    if (path === '/_up') return send(res, { status: 200 })
    send(res, { status: 404, body: { message: `Nothing answers to ${path}` } })
  }

  /** Account and workspace by Host (`account.…`, `workspace--account.…`), x-sandbox-account, or `demo`. */
  private placeOf(req: IncomingMessage): Place {
    const label = (req.headers.host ?? '').split(':')[0]?.split('.')[0] ?? ''
    const [left = '', right] = label.split('--')
    const [account, workspace] = right === undefined ? [left, 'master'] : [right, left]
    if (this.deps.accounts.includes(account)) return { account, workspace }
    const named = headerOf(req, 'x-sandbox-account')
    const fallback = this.deps.accounts[0] ?? ''
    return {
      account: named !== undefined && this.deps.accounts.includes(named) ? named : fallback,
      workspace: 'master',
    }
  }

  private callPublic(incoming: Incoming, { id, params }: AppRouteMatch): Promise<void> {
    return this.callReplica(incoming, this.placeOf(incoming.req), incoming.req.url ?? '/', {
      'x-colossus-route-id': id,
      'x-colossus-params': stringify(params),
      'x-colossus-route-declarer': this.deps.app.id,
    })
  }

  private callGraphQL(incoming: Incoming, place: Place): Promise<void> {
    return this.callReplica(
      incoming,
      place,
      withSearch(`/${place.account}/${place.workspace}/_v/graphql`, incoming.search),
    )
  }

  private async callPrivate(incoming: Incoming): Promise<void> {
    const { req, res, path, search } = incoming
    const [account = '', workspace = '', ...rest] = path.slice(this.privatePrefix.length).split('/')
    const routePath = `/${rest.join('/')}`
    if (!this.deps.accounts.includes(account) || workspace === '') {
      return send(res, { status: 404, body: { message: 'No such account or workspace' } })
    }
    const token = vtexIdToken(req)
    const owner = token === undefined ? null : this.deps.identity.resolve(token)
    if (owner === null)
      return send(res, { status: 401, body: { message: 'A valid VtexIdclientAutCookie is needed' } })
    if (routePath === '/_v/graphql') return this.callGraphQL(incoming, { account, workspace })
    const route = this.privateRoutes.match(routePath)
    if (route === null) return send(res, { status: 404, body: { message: 'No such private route' } })
    const shopper = owner.kind === 'user' && owner.audience === 'webstore'
    const action = (req.method ?? 'GET').toLowerCase()
    if (shopper || !policiesAllow(route.policies, action, principalOf(owner, workspace))) {
      return send(res, {
        status: 403,
        body: { message: 'No resource policy of the route allows this caller' },
      })
    }
    return this.callReplica(
      incoming,
      { account, workspace },
      withSearch(`/${account}/${workspace}${routePath}`, search),
    )
  }

  private async callReplica(
    { req, res }: Incoming,
    { account, workspace }: Place,
    path: string,
    extra: Record<string, string> = {},
  ): Promise<void> {
    const headers = {
      ...clientHeaders(req),
      ...extra,
      'x-vtex-account': account,
      'x-vtex-workspace': workspace,
      'x-vtex-credential': this.deps.identity.appToken(account),
      'x-vtex-product': 'vtex-io',
      'x-vtex-workspace-is-production': String(workspace === 'master'),
      'x-forwarded-host': req.headers.host,
      'x-forwarded-proto': 'https',
      'x-forwarded-path': req.url,
      'x-forwarded-for': req.socket.remoteAddress,
      'x-request-id': headerOf(req, 'x-request-id') ?? randomUUID(),
      'x-vtex-operation-id': headerOf(req, 'x-vtex-operation-id') ?? randomUUID(),
    }
    const repeatable = (req.method === 'GET' || req.method === 'HEAD') && !hasBody(req)
    let port = this.deps.supervisor.pick()
    for (let attempt = 0; attempt < 2; attempt++) {
      if (port === undefined && repeatable) port = await this.deps.supervisor.pickPatiently(PATIENCE_MS)
      if (port === undefined) break
      const result = await forward(req, res, { port, path, headers, timeoutMs: this.timeoutMs }, this.agent)
      if (result === 'answered' || res.headersSent || res.destroyed) return
      if (result === 'timeout')
        return send(res, { status: 504, body: { message: 'The app did not answer in time' } })
      if (!repeatable) break
      port = undefined
    }
    send(res, {
      status: 503,
      headers: { 'retry-after': '1' },
      body: { message: 'No replica of the app is available' },
    })
  }

  private async callApi(incoming: Incoming, account: string, path: string): Promise<void> {
    const { req, res, search } = incoming
    const { response } = await this.deps.gateway.handle({
      via: 'edge',
      account,
      method: req.method ?? 'GET',
      host: req.headers.host ?? '',
      rawPath: incoming.path,
      path,
      query: new URLSearchParams(search),
      headers: req.headers as ApiRequest['headers'],
      body: parseJson(await readBody(req)),
      caller: this.callerOf(req),
    })
    if (response !== NO_ANSWER) send(res, response)
  }

  private callerOf(req: IncomingMessage): Caller {
    const appKey = headerOf(req, 'x-vtex-api-appkey')
    const appToken = headerOf(req, 'x-vtex-api-apptoken')
    if (appKey === undefined || appToken === undefined)
      return this.deps.identity.callerOfToken(vtexIdToken(req))
    return this.deps.identity.callerOfKey(appKey, appToken)
  }
}

function withSearch(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`
}
