import { z } from 'zod'
import { ok } from '../../answers'
import type { Context, Handler } from '../../routes'
import { readBody, type ShapeKit } from '../../shape'
import { omsError } from '../answers'
import { keyOf } from './caller-key'
import { filterBody, isTrue, toFilter } from './filter'
import { ping, refuseAddress } from './hook'
import { dropQuiet } from './quiet'

/** The body of POST hook config. */
export function hookBody(kit: ShapeKit) {
  return kit.object({
    filter: filterBody(kit),
    hook: kit.object({ url: z.string(), headers: z.record(z.string(), z.string()).nullish() }),
  })
}

/** GET hook config; 404 without one. */
export function getHookConfig({ now }: Pick<Context, 'now'>): Handler {
  return ({ state, request }) => {
    dropQuiet(state.kept.oms, now())
    const hook = state.kept.oms.hooks.get(keyOf(request.caller))
    if (!hook) return omsError(404, 'OMS404', 'Value not found.')
    const { filter, url, headers } = hook
    return ok({ filter, hook: { url, headers } })
  }
}

/**
 * POST hook config: taken when the address answers a ping with 200 within 5 seconds. Assumption: 400 otherwise, and
 * for a FromWorkflow filter without statuses.
 */
export function postHookConfig(
  { now, pingHook }: Pick<Context, 'now' | 'pingHook'>,
  schema: ReturnType<typeof hookBody>,
): Handler {
  return async ({ state, request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    const filter = toFilter(body.value.filter)
    if (typeof filter === 'string') return omsError(400, 'OMS001', filter)
    if (filter.type === 'FromWorkflow' && filter.status.length === 0)
      return omsError(400, 'OMS001', 'filter.status is empty.')
    const { url } = body.value.hook
    const headers = body.value.hook.headers ?? {}
    const refusal = refuseAddress(url)
    if (refusal !== null) return omsError(400, 'OMS001', refusal)
    if (!(await pingHook({ url, headers, body: ping })))
      return omsError(400, 'OMS001', 'Unable to check address')
    state.kept.oms.hooks.set(keyOf(request.caller), {
      filter,
      url,
      headers,
      fired: new Set(),
      lastPostAt: now(),
    })
    return ok()
  }
}

/** DELETE hook config. */
export const deleteHookConfig: Handler = ({ state, request }) =>
  state.kept.oms.hooks.delete(keyOf(request.caller)) ? ok() : omsError(404, 'OMS404', 'Value not found.')

export function expressionBody(kit: ShapeKit) {
  return kit.object({ Expression: z.string().max(5_000), Document: z.string().max(500_000) })
}

/** POST expressions/jsonata: whether a document is what an expression says. */
export function postExpression(schema: ReturnType<typeof expressionBody>): Handler {
  return async ({ request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    return ok(await isTrue(body.value.Expression, body.value.Document))
  }
}
