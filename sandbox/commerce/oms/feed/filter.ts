import jsonata from 'jsonata'
import { z } from 'zod'
import type { ShapeKit } from '../../shape'

/** Which updates of orders a feed or hook takes. */
export interface Filter {
  type: 'FromWorkflow' | 'FromOrders'
  status: string[]
  expression: string
  disableSingleFire: boolean
}

/** The filter of a configuration. The names of statuses are not checked, as in VTEX. */
export function filterBody(kit: ShapeKit) {
  return kit.object({
    type: z.enum(['FromWorkflow', 'FromOrders']),
    status: z.array(z.string()).nullish(),
    expression: z.string().max(5_000).nullish(),
    disableSingleFire: z.boolean().nullish(),
  })
}

/** A filter, or a sentence on what it lacks. Assumption: an expression that is none is refused. */
export function toFilter(sent: z.output<ReturnType<typeof filterBody>>): Filter | string {
  const { type, status, expression, disableSingleFire } = sent
  if (type === 'FromOrders' && !isExpression(expression ?? '')) return 'filter.expression is not JSONata.'
  return {
    type,
    status: status ?? [],
    expression: expression ?? '',
    disableSingleFire: disableSingleFire ?? false,
  }
}

/** Whether a FromWorkflow filter takes a status; one without statuses takes all. */
export function takesStatus({ type, status }: Filter, state: string): boolean {
  return type === 'FromWorkflow' && (status.length === 0 || status.includes(state))
}

/** Whether a JSON document is what the expression says; false too when it cannot be told. */
export async function isTrue(expression: string, document: string): Promise<boolean> {
  try {
    return (await jsonata(expression).evaluate(JSON.parse(document))) === true
  } catch {
    return false
  }
}

function isExpression(text: string): boolean {
  try {
    jsonata(text)
    return true
  } catch {
    return false
  }
}
