import { z } from 'zod'
import { allWaiting } from '../../mapping/waiting'
import { limit } from '../parameters'
import { problem, type Answer } from '../answer'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'
import { waitingAnswer } from '../schemas'

const query = z.strictObject({ limit: limit(100, 1_000) })

/** `GET /waiting`: who waits for what. */
export const waitingRoute: Route = {
  method: 'GET',
  path: '/waiting',
  access: { anyOf: [] },
  handle: getWaiting,
  docs: {
    operationId: 'list_waiting',
    summary: 'Records and codes that parked records wait for, those that most wait for first',
    query,
    answers: { 200: { description: 'What is waited for.', schema: waitingAnswer } },
  },
}

async function getWaiting(request: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(query, request.query)
  if (options.isErr()) return problem(options.error, request.path)
  await request.deps.tick()
  return { status: 200, body: await allWaiting(request.deps, options.value.limit) }
}
