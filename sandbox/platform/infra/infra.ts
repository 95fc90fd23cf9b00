import { NO_ANSWER, underFault, type Faults } from '../faults'
import { parseJson } from '../http-io'
import type { InstalledApp } from '../manifest'
import type { OutboundPolicy } from '../outbound-policy'
import type { Stats } from '../stats'
import type { Courier } from './courier'
import type { SettingsStore } from './settings'
import { deliveriesOf } from './subscriptions'
import type { VBaseStore } from './vbase'
import { handleVBase, type VBaseAnswer } from './vbase-http'

export interface InfraDeps {
  app: InstalledApp
  vbase: VBaseStore
  settings: SettingsStore
  courier: Courier
  policy: OutboundPolicy
  faults: Faults
  stats: Stats
}

export interface InfraRequest {
  method: string
  /** Raw, without query. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
  /** The account of the app token that came along, or null without a valid one. */
  tokenAccount: string | null
}

export interface InfraAnswer {
  status: number
  headers?: Record<string, string>
  bytes?: Buffer
}

interface Address {
  service: string
  account: string
  workspace: string
  rest: string
}

/** VTEX IO's own services at infra.io.vtex.com: vbase, courier and apps; 404 for all others. */
export async function handleInfra(
  deps: InfraDeps,
  request: InfraRequest,
): Promise<InfraAnswer | typeof NO_ANSWER> {
  const address = addressOf(request.path)
  if (address === null) return json(404, { message: 'Not found' })
  if (request.tokenAccount === null) return json(401, { message: 'Unauthorized' })
  if (request.tokenAccount !== address.account)
    return json(403, { message: 'The token is of another account' })
  switch (address.service) {
    case 'vbase/v2':
      return refused(deps, 'vbase-read-write', request) ?? callVBase(deps, request, address)
    case 'courier/v0':
      return refused(deps, 'colossus-fire-event', request) ?? sendEvent(deps, request, address)
    case 'apps/v0':
      return callApps(deps, request, address)
    default:
      return json(404, { message: 'Not found' })
  }
}

function addressOf(path: string): Address | null {
  const [, name, version, account = '', workspace = '', ...rest] = path.split('/')
  if (name === undefined || version === undefined || account === '') return null
  return { service: `${name}/${version}`, account, workspace, rest: `/${rest.join('/')}` }
}

function refused({ policy, stats }: InfraDeps, name: string, { path }: InfraRequest): InfraAnswer | null {
  if (policy.declares(name)) return null
  stats.countRefusal(name, 'infra.io.vtex.com', path)
  return json(403, { message: `The app's manifest lacks the policy ${name}`, policy: name })
}

async function callVBase(deps: InfraDeps, request: InfraRequest, { account, workspace, rest }: Address) {
  const { vbase, faults, stats, app } = deps
  const { method, query, headers, bytes } = request
  const verb = verbOf(method, rest)
  const fault = faults.take({
    target: 'vbase',
    via: 'app',
    method,
    host: 'infra.io.vtex.com',
    paths: [request.path, rest],
  })
  const call = { method, account, workspace, path: rest, query, headers, bytes, app: app.name }
  const answer = await underFault<VBaseAnswer>(
    fault,
    () => handleVBase(vbase, call),
    (status, body, extra) => ({ verb, ...json(status, body, extra) }),
  )
  stats.countVBase(verb, answer === NO_ANSWER ? 'timeout' : answer.status)
  return answer
}

function verbOf(method: string, path: string): string {
  return method === 'GET' && /\/files\/?$/.test(path) ? 'list' : method.toLowerCase()
}

function sendEvent(
  { app, courier }: InfraDeps,
  request: InfraRequest,
  { account, workspace, rest }: Address,
): InfraAnswer {
  const key = /^\/events\/(.+)$/.exec(rest)?.[1]
  if (key === undefined || request.method !== 'PUT') return json(404, { message: 'Not found' })
  const type = request.headers['content-type']
  const event = {
    account,
    workspace,
    sender: app.name,
    key: decodeURIComponent(key),
    resource: request.query.get('resource') ?? '',
    contentType: typeof type === 'string' ? type : 'application/json',
    body: request.bytes,
  }
  for (const delivery of deliveriesOf(app, event)) courier.send(delivery)
  return { status: 204 }
}

function callApps(
  { settings }: InfraDeps,
  request: InfraRequest,
  { account, workspace, rest }: Address,
): InfraAnswer {
  const app = /^\/apps\/([^/]+)\/settings$/.exec(rest)?.[1]
  if (app === undefined) return json(404, { message: 'Not found' })
  const current = settings.get(account, workspace, decodeURIComponent(app))
  if (request.method === 'GET') return json(200, current)
  if (request.method !== 'PUT' && request.method !== 'PATCH')
    return json(405, { message: 'Method not allowed' })
  const parsed = parseJson(request.bytes)
  if (!parsed.ok || typeof parsed.body !== 'object' || parsed.body === null) {
    return json(400, { message: 'Settings must be a JSON object' })
  }
  const sent = parsed.body as Record<string, unknown>
  const next = request.method === 'PUT' ? sent : { ...current, ...sent }
  settings.put(account, workspace, decodeURIComponent(app), next)
  return json(200, next)
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): InfraAnswer {
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers },
    bytes,
  }
}
