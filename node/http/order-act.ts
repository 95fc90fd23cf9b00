import type { Result } from 'neverthrow'
import type { z } from 'zod'
import type { Failure } from '../errors/failure'
import type { Acted } from '../orders/actions/act'
import { orderDepsOf, type OrderDeps } from '../orders/deps'
import { syncOf } from '../orders/show-order'
import { problem, type Answer } from './answer'
import { readJson } from './json-body'
import type { AuthenticatedRequest } from './route'

interface Act {
  deps: OrderDeps
  id: string
  source: string
}

/** Reads the body, does it, and shows the order as it is afterwards. */
export async function act<Body, T>(
  request: AuthenticatedRequest,
  schema: z.ZodType<Body>,
  task: (act: Act, body: Body) => Promise<Result<Acted<T>, Failure>>,
  shown: (acted: Acted<T>) => object = () => ({}),
  statusOf: (acted: Acted<T>) => number = () => 200,
): Promise<Answer> {
  const body = await readJson(request, schema)
  if (body.isErr()) return problem(body.error, request.path)
  const deps = orderDepsOf(request.deps, request.clients, 'interactive')
  const done = await task({ deps, id: request.params.id ?? '', source: request.caller.source }, body.value)
  return done.match(
    (acted) => {
      const { orderId, record } = acted
      return {
        status: statusOf(acted),
        body: { orderId, status: record.status, ...shown(acted), sync: syncOf(record) },
      }
    },
    (failed) => problem(failed, request.path),
  )
}
