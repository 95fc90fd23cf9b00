import type { ServiceContext } from '@vtex/api'
import { ok, type Result } from 'neverthrow'
import { authorise, identify, type Caller } from '../auth/caller'
import { carrierOf, credentialsOf } from '../auth/credentials'
import type { Clients } from '../clients'
import type { Resource } from '../clients/license-manager'
import { depsOf } from '../delivery/deps'
import { meter } from '../delivery/sync'
import { failure, type Failure } from '../errors/failure'
import { readBytes } from '../http/body'
import { unexpected } from '../http/unexpected'
import { orderDepsOf } from '../orders/deps'
import { addressOf, belowSoap } from './address'
import type { OperationName } from './contract'
import { inTime } from './in-time'
import { answerCall } from './operations'
import { readEnvelope } from './read/envelope'
import { statusOf } from './status'
import { noteCall } from './use'
import { servicePage } from './wsdl/page'
import { metadataOf } from './wsdl/wsdl'
import { writeFault } from './write/fault'

type Context = ServiceContext<Clients>

/** Clients of the WebService wait 20 seconds and then call again: after so long nothing is begun; milliseconds. */
const PATIENCE_MILLISECONDS = 12_000
/** After so long there is an answer, also while VTEX gives none. */
const LATEST_MILLISECONDS = 14_000

interface Answer {
  status: number
  body: string
  type?: string
  headers?: Record<string, string>
}

/** Notes for the log: what was called, by whom, and what was wrong. */
interface Call {
  answer: Answer
  /** null: the request names none; absent: it is none to an operation. */
  operation?: OperationName | null
  caller?: Caller
  failed?: Failure
}

/** Every request to the SOAP WebService, public and private: its contract for GET, its operations for POST. */
export async function soap(ctx: Context): Promise<void> {
  const startedAt = Date.now()
  const { answer, operation, caller, failed } = await answerTo(ctx, startedAt)
  ctx.status = answer.status
  ctx.set('cache-control', 'no-store')
  ctx.set('content-type', answer.type ?? 'text/xml; charset=utf-8')
  ctx.set('x-request-id', ctx.vtex.requestId ?? '')
  for (const [name, value] of Object.entries(answer.headers ?? {})) ctx.set(name, value)
  ctx.body = answer.body
  ctx.vtex.logger.info({
    message: 'soap call',
    method: ctx.method,
    operation: operation ?? null,
    status: answer.status,
    code: failed?.code ?? null,
    source: caller?.source ?? null,
    milliseconds: Date.now() - startedAt,
  })
  if (caller && operation !== undefined)
    noteCall(depsOf(ctx.vtex, ctx.clients), caller.source, { operation, failed: failed ?? null })
}

async function answerTo(ctx: Context, startedAt: number): Promise<Call> {
  const call: Omit<Call, 'answer'> = {}
  const refused = (failed: Failure): Call => ({ ...call, failed, answer: fault(failed) })
  try {
    const caller = await identify(
      { account: ctx.vtex.account, clients: ctx.clients },
      credentialsOf(carrierOf(ctx)),
    )
    if (caller.isErr()) return refused(caller.error)
    call.caller = caller.value
    const [path = '', query = ''] = belowSoap(ctx.req.url ?? '').split('?')
    if (!isService(path)) return refused(failure('not_found'))
    // Clients post to addresses that still carry ?wsdl, so the method decides.
    if (ctx.method === 'POST') {
      call.operation = null
      const request = await requestOf(ctx)
      call.operation = (request.isOk() ? request.value : request.error).operation ?? null
      if (request.isErr()) return refused(request.error)
      const answering = answerCall(request.value, worldOf(ctx, caller.value, startedAt))
      const answered = await inTime(answering, startedAt + LATEST_MILLISECONDS - Date.now())
      if (answered.isErr()) return refused(answered.error)
      return { ...call, answer: { status: 200, body: answered.value } }
    }
    if (ctx.method === 'GET' || ctx.method === 'HEAD') {
      const answer = contractOf(ctx, query)
      return answer ? { ...call, answer } : refused(failure('not_found'))
    }
    return refused(failure('method_not_allowed', 'This address takes GET, HEAD, POST.'))
  } catch (error) {
    return refused(unexpected(ctx, error))
  }
}

async function requestOf(ctx: Context): Promise<ReturnType<typeof readEnvelope>> {
  const bytes = await readBytes(ctx.req)
  return bytes.andThen((sent) =>
    readEnvelope({ bytes: sent, contentType: ctx.get('content-type'), action: ctx.get('soapaction') }),
  )
}

function worldOf(ctx: Context, caller: Caller, startedAt: number) {
  const { clients, vtex } = ctx
  const deps = depsOf(vtex, clients)
  const deadline = startedAt + PATIENCE_MILLISECONDS
  return {
    deps,
    clients: meter({ deps, options: { priority: 'interactive', deadline } }).clients,
    orders: orderDepsOf(deps, clients, 'interactive'),
    giftCards: clients.giftCards,
    source: caller.source,
    deadline,
    may: (anyOf: readonly Resource[]): Promise<Result<void, Failure>> =>
      anyOf.length === 0
        ? Promise.resolve(ok(undefined))
        : authorise({ account: vtex.account, clients }, caller, anyOf),
  }
}

/** The two addresses of the original, in any case. */
const isService = (path: string): boolean => /^(\/AdminWebService)?\/service\.svc$/i.test(path)

function contractOf(ctx: Context, query: string): Answer | null {
  const address = addressOf(ctx)
  if (query === '') return { status: 200, body: servicePage(address), type: 'text/html; charset=utf-8' }
  const document = metadataOf(query, address)
  return document === null ? null : { status: 200, body: document }
}

function fault(failed: Failure): Answer {
  const { retryAfter } = failed
  return {
    status: statusOf(failed),
    body: writeFault(failed),
    headers: {
      ...(failed.code === 'unauthenticated' && {
        'www-authenticate': 'Basic Realm="Please Login to VtexID"',
      }),
      ...(failed.code === 'method_not_allowed' && { allow: 'GET, HEAD, POST' }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  }
}
