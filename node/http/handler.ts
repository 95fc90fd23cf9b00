import type { ServiceContext } from '@vtex/api'
import { Readable } from 'node:stream'
import { ok, type Result } from 'neverthrow'
import { authorise, identify, type Caller } from '../auth/caller'
import { carrierOf, credentialsOf } from '../auth/credentials'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { failure, type Failure } from '../errors/failure'
import { BASE_PATH, problem, type Answer } from './answer'
import { matchRoute } from './match'
import type { ErpRequest, Route } from './route'
import { routes } from './routes'
import { unexpected } from './unexpected'

type Context = ServiceContext<Clients>

/** Every call of the ERP-facing API, public and private: route, authorise, handle, answer. */
export async function erp(ctx: Context): Promise<void> {
  const startedAt = Date.now()
  const { pathname, searchParams } = new URL(ctx.req.url ?? '/', 'http://store')
  const call = await answerTo(ctx, pathname, queryOf(searchParams))
  ctx.status = call.answer.status
  ctx.set('cache-control', 'no-store')
  ctx.set('content-type', 'application/json; charset=utf-8')
  ctx.set('x-request-id', ctx.vtex.requestId ?? '')
  for (const [name, value] of Object.entries(call.answer.headers ?? {})) ctx.set(name, value)
  const { body } = call.answer
  ctx.body = body instanceof Readable ? body : JSON.stringify(body)
  ctx.vtex.logger.info({
    message: 'erp call',
    method: ctx.method,
    route: call.route?.path ?? null,
    status: call.answer.status,
    code: (call.answer.body as { code?: unknown }).code ?? null,
    source: call.caller?.source ?? null,
    milliseconds: Date.now() - startedAt,
  })
}

/** A parameter sent twice is both values at once, which no parameter takes: of dryRun=true&dryRun=false neither may win. */
function queryOf(sent: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name).join(',')]))
}

interface Call {
  answer: Answer
  route?: Route
  caller?: Caller
}

async function answerTo(ctx: Context, path: string, query: Record<string, string>): Promise<Call> {
  const call: Partial<Call> = {}
  try {
    const match = matchRoute(routes, ctx.method, belowBase(path))
    if (match.kind === 'route') call.route = match.route
    const params = match.kind === 'route' ? match.params : {}
    const { clients, vtex, req } = ctx
    const request: ErpRequest = {
      path,
      params,
      query,
      header: (name) => ctx.get(name),
      raw: req,
      deps: depsOf(vtex, clients),
      clients,
    }
    if (match.kind === 'route' && match.route.access === 'public') {
      return { ...call, answer: await match.route.handle(request) }
    }
    const caller = await identify({ account: vtex.account, clients }, credentialsOf(carrierOf(ctx)))
    if (caller.isErr()) return { ...call, answer: problem(caller.error, path) }
    call.caller = caller.value
    if (match.kind !== 'route') return { ...call, answer: unrouted(match, path) }
    const { route } = match
    if (route.access === 'public') throw new Error('public routes were answered above')
    const allowed = await mayCall(ctx, caller.value, route.access.anyOf)
    if (allowed.isErr()) return { ...call, answer: problem(allowed.error, path) }
    return { ...call, answer: await route.handle({ ...request, caller: caller.value }) }
  } catch (error) {
    return { ...call, answer: problem(unexpected(ctx, error), path) }
  }
}

function mayCall(
  ctx: Context,
  caller: Caller,
  anyOf: Parameters<typeof authorise>[2],
): Promise<Result<void, Failure>> {
  if (anyOf.length === 0) return Promise.resolve(ok(undefined))
  return authorise({ account: ctx.vtex.account, clients: ctx.clients }, caller, anyOf)
}

/** On private routes the path begins with account and workspace. The raw path keeps refs that hold %2F whole. */
function belowBase(path: string): string {
  const start = path.indexOf(BASE_PATH)
  return start === -1 ? path : path.slice(start + BASE_PATH.length)
}

function unrouted(
  match: { kind: 'method'; allowed: string[] } | { kind: 'nothing' } | { kind: 'malformed' },
  path: string,
): Answer {
  if (match.kind === 'method') {
    const allow = match.allowed.join(', ')
    const answer = problem(failure('method_not_allowed', `This address takes ${allow}.`), path)
    return { ...answer, headers: { ...answer.headers, allow } }
  }
  if (match.kind === 'malformed')
    return problem(failure('invalid_parameter', 'The path is not valid percent-encoding.'), path)
  const [, flow = ''] = belowBase(path).split('/')
  const isKnown = routes.some((route) => route.path.split('/')[1] === flow)
  return problem(failure(isKnown ? 'not_found' : 'unknown_flow'), path)
}
