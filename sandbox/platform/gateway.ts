import type { ApiRequest, ApiResponse, ApiRoute, Caller } from '../http'
import { NO_ANSWER, sleep, underFault, type Faults, type FaultTarget } from './faults'
import type { Identity } from './identity/identity'
import type { Manifest } from './manifest'
import { TemplateRouter, type RouteMatch } from './router'
import type { Stats } from './stats'

/** A call to one of VTEX's own APIs, whichever way it came. */
export interface GatewayCall extends Omit<ApiRequest, 'body' | 'answered'> {
  via: 'app' | 'edge'
  host: string
  /** As sent; `path` is the same without the account prefix of api.vtex.com. */
  rawPath: string
  body: { ok: true; body: unknown } | { ok: false; text: string }
}

export interface GatewayAnswer {
  response: ApiResponse | typeof NO_ANSWER
  template: string
}

export interface GatewayDeps {
  commerce: readonly ApiRoute[]
  identityRoutes: readonly ApiRoute[]
  identity: Identity
  manifest: Manifest
  faults: Faults
  stats: Stats
  latencyMs: number
}

type TargetedRoute = ApiRoute & { target: FaultTarget }

const unknownRoute: ApiResponse = { status: 404, body: { Message: 'No such API route' } }

/** VTEX's APIs behind one door: authorisation, faults, latency and counting around each route's handler. */
export class Gateway {
  private latency: { all: number; byTemplate: Map<string, number> }
  private readonly router: TemplateRouter<TargetedRoute>
  private readonly appResources: ReadonlySet<string>

  constructor(private readonly deps: GatewayDeps) {
    const target = (kind: FaultTarget) => (route: ApiRoute) => ({
      method: route.method,
      template: route.template,
      resources: route.resources,
      handle: route.handle.bind(route),
      target: kind,
    })
    this.router = new TemplateRouter([
      ...deps.commerce.map(target('commerce')),
      ...deps.identityRoutes.map(target('identity')),
    ])
    this.latency = { all: deps.latencyMs, byTemplate: new Map() }
    this.appResources = new Set(deps.manifest.policies.map(({ name }) => name))
  }

  /** Adds `ms` to commerce answers of one template; without a template to all, ending what was set before. */
  setLatency(ms: number, template?: string): void {
    if (template === undefined) this.latency = { all: ms, byTemplate: new Map() }
    else this.latency.byTemplate.set(template, ms)
  }

  async handle(call: GatewayCall): Promise<GatewayAnswer> {
    const found = this.router.match(call.method, call.path)
    const template = found?.route.template ?? 'none'
    const response = found === null ? unknownRoute : await this.answer(call, found)
    const { via, account, method } = call
    this.deps.stats.countCall(
      { via, account, method, template },
      response === NO_ANSWER ? 'timeout' : response.status,
    )
    return { response, template }
  }

  private async answer(call: GatewayCall, { route, params }: RouteMatch<TargetedRoute>) {
    const { via, method, host, path, rawPath } = call
    const { promise: answered, resolve } = deferred()
    const fault = this.deps.faults.take({ target: route.target, via, method, host, paths: [rawPath, path] })
    try {
      const response = await underFault<ApiResponse>(
        fault,
        () => this.run(call, route, params, answered),
        (status, body, headers) => ({ status, body, headers }),
      )
      const latency = route.target === 'commerce' ? this.latencyOf(route.template) : 0
      if (latency > 0) await sleep(latency)
      return response
    } finally {
      resolve()
    }
  }

  private run(
    call: GatewayCall,
    route: TargetedRoute,
    params: Record<string, string>,
    answered: Promise<void>,
  ) {
    const refusal = this.refuse(route, call.caller, call.account)
    if (refusal !== null) return refusal
    if (!call.body.ok) return { status: 400, body: { Message: 'The body is not valid JSON' } }
    return route.handle({ ...call, body: call.body.body, answered }, params)
  }

  private refuse(route: ApiRoute, caller: Caller, account: string): ApiResponse | null {
    if (route.resources.length === 0) return null
    if (caller.kind === 'nobody') return { status: 401, body: { Message: 'Unauthorized' } }
    const holds = (resource: string) =>
      caller.kind === 'app'
        ? this.appResources.has(resource)
        : this.deps.identity.grants(account, caller.id, resource)
    if (caller.account === account && route.resources.some(holds)) return null
    return { status: 403, body: { Message: `Access denied. Needs one of: ${route.resources.join(', ')}` } }
  }

  private latencyOf(template: string): number {
    return this.latency.byTemplate.get(template) ?? this.latency.all
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
