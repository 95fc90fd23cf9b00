import { z } from 'zod'
import { ok, text } from '../answers'
import type { Handler } from '../routes'
import { readBody, type ShapeKit } from '../shape'

/** What is kept of a shipping policy (carrier): only what lists show people. */
export interface ShippingPolicy {
  id: string
  name: string
  shippingMethod: string
  isActive: boolean
}

/** Policies per page where the call names none: a guess, the reference only says that there are pages. */
const PER_PAGE = 15

/** The body of POST shipping-policies. Assumption: its many other fields may be anything. */
export function shippingPolicyBody(kit: ShapeKit) {
  return z.looseObject({
    id: z.string().min(1),
    name: z.string().min(1),
    shippingMethod: z.string(),
    isActive: kit.optional(z.boolean()),
  })
}

/** GET shipping-policies: a page, from 1; `items` and `paging`. */
export const listShippingPolicies: Handler = ({ state, request }) => {
  const page = positive(request.query.get('page'), 1)
  const perPage = positive(request.query.get('perPage'), PER_PAGE)
  const all = [...state.kept.logistics.shippingPolicies.values()]
  return ok({
    items: all.slice((page - 1) * perPage, page * perPage).map((policy) => ({ ...policy })),
    paging: { page, perPage, total: all.length, pages: Math.ceil(all.length / perPage) },
  })
}

/** POST creates or replaces the policy of that id. */
export function postShippingPolicy(schema: ReturnType<typeof shippingPolicyBody>): Handler {
  return ({ state, request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return text(400, body.message)
    const { id, name, shippingMethod, isActive } = body.value
    const policy = { id, name, shippingMethod, isActive: isActive ?? false }
    state.kept.logistics.shippingPolicies.set(id, policy)
    return ok()
  }
}

function positive(value: string | null, otherwise: number): number {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}
