import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiResponse } from '../http'
import { parseJson, readBody, send } from '../platform/http-io'
import { keys, users } from '../platform/identity/seed'
import type { Platform } from '../platform'
import { checked, invalid, type Handler } from './handler'
import { orderFaultHandlers } from './order-faults'
import { orderHandlers } from './orders'
import { pageHandlers } from './page'
import { receiverHandlers } from './receiver'
import {
  catalogSchema,
  clockSchema,
  eventsSchema,
  faultSchema,
  hiddenRefSchema,
  latencySchema,
  masterDataSchema,
  omsSchema,
  skusSchema,
} from './schemas'

const accepted: ApiResponse = { status: 204 }

/** What `/_sandbox` answers to. */
const handlers: Record<string, Handler> = {
  'GET health': ({ service: { supervisor } }) => {
    const ready = supervisor.ready() > 0
    return { status: ready ? 200 : 503, body: { ready, replicas: supervisor.ready() } }
  },
  'GET credentials': () => ({ status: 200, body: { keys, users } }),
  'GET stats': ({ world: { stats }, service: { courier } }) => ({
    status: 200,
    body: { ...stats.snapshot(), pendingEvents: courier.pending() },
  }),
  'POST stats/reset': ({ world: { stats } }) => {
    stats.reset()
    return accepted
  },
  'GET outbound': ({ world: { journal } }, { query }) => ({
    status: 200,
    body: journal.calls.slice(-countOf(query, 1_000)),
  }),
  'GET logs': ({ service: { logs } }, { query }) => ({ status: 200, body: logs.tail(countOf(query, 2_000)) }),
  'GET faults': ({ world: { faults } }) => ({ status: 200, body: faults.list() }),
  'POST faults': ({ world: { faults } }, { body }) =>
    checked(faultSchema, body, (spec) => ({ status: 201, body: faults.add(spec) })),
  'DELETE faults': ({ world: { faults } }) => {
    faults.clear()
    return accepted
  },
  'POST events': ({ service: { courier } }, { body }) =>
    checked(eventsSchema, body ?? {}, (trouble) => {
      courier.setTrouble(trouble)
      return accepted
    }),
  'POST latency': ({ world: { gateway } }, { body }) =>
    checked(latencySchema, body, ({ ms, template }) => {
      gateway.setLatency(ms, template)
      return accepted
    }),
  'POST catalog': ({ world: { commerce } }, { body }) =>
    checked(catalogSchema, body, (tuning) => {
      commerce.tune(tuning)
      return accepted
    }),
  'POST oms': ({ world: { commerce } }, { body }) =>
    checked(omsSchema, body, (tuning) => {
      commerce.tune(tuning)
      return accepted
    }),
  'POST masterdata': ({ world: { commerce } }, { body }) =>
    checked(masterDataSchema, body, (tuning) => {
      commerce.tune(tuning)
      return accepted
    }),
  'POST clock': ({ world }, { body }) =>
    checked(clockSchema, body, ({ advanceMs }) => {
      world.moveClock(advanceMs)
      return accepted
    }),
  'GET clock': ({ world }) => ({ status: 200, body: { now: new Date(world.commerceNow()).toISOString() } }),
  ...orderHandlers,
  ...orderFaultHandlers,
  ...receiverHandlers,
  ...pageHandlers,
  'POST service/kill': ({ service: { supervisor } }) => {
    const killed = supervisor.pids()
    supervisor.killAll('SIGKILL')
    return { status: 202, body: { killed } }
  },
  'POST skus': (platform, { body, query }) =>
    checked(skusSchema, body, (skus) => {
      const account = query.get('account') ?? 'demo'
      if (!platform.world.accounts.includes(account)) return invalid(`There is no account ${account}`)
      return { status: 200, body: platform.seedSkus(account, skus) }
    }),
  'POST refs/hide': ({ world: { commerce, accounts } }, { body, query }) =>
    checked(hiddenRefSchema, body, ({ refId, templates }) => {
      const account = query.get('account') ?? 'demo'
      if (!accounts.includes(account)) return invalid(`There is no account ${account}`)
      commerce.hideRef(account, refId, templates)
      return accepted
    }),
  'POST reset': async (platform, { query }) => {
    await platform.reset({ keepService: query.get('keepService') === 'true' })
    return accepted
  },
}

/** Answers a request under `/_sandbox/`. */
export async function handleControl(
  platform: Platform,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  search: string,
): Promise<void> {
  const { name, id } = nameOf(path.slice('/_sandbox/'.length))
  const handler = handlers[`${req.method} ${name}`]
  const parsed = parseJson(await readBody(req))
  if (handler === undefined) return send(res, unknownCall(name))
  if (!parsed.ok) return send(res, invalid('The body is not valid JSON'))
  send(res, await handler(platform, { query: new URLSearchParams(search), body: parsed.body, id }))
}

/** `orders/17-01/advance` is the call `orders/{id}/advance`. */
function nameOf(given: string): { name: string; id: string } {
  const [, id, rest] = /^orders\/([^/]+)(\/.+)?$/.exec(given) ?? []
  if (id === undefined) return { name: given, id: '' }
  return { name: `orders/{id}${rest ?? ''}`, id: decodeURIComponent(id) }
}

function unknownCall(name: string): ApiResponse {
  const methods = Object.keys(handlers).flatMap((key) => (key.endsWith(` ${name}`) ? key.split(' ')[0] : []))
  if (methods.length > 0)
    return { status: 405, headers: { allow: methods.join(', ') }, body: { message: 'Method not allowed' } }
  return { status: 404, body: { message: `/_sandbox has no ${name}`, calls: Object.keys(handlers) } }
}

function countOf(query: URLSearchParams, fallback: number): number {
  const count = Number(query.get('limit') ?? fallback)
  return Number.isInteger(count) && count > 0 ? count : fallback
}
