import { z } from 'zod'
import { authorise } from '../../auth/caller'
import { catalogue, isErrorCode, type ErrorCode } from '../../errors/catalogue'
import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { checkHealth } from '../../health/check'
import { sweep } from '../../delivery/jobs'
import { problem, type Answer } from '../answer'
import type { AuthenticatedRequest, ErpRequest, Route } from '../route'
import { healthAnswer } from '../health-schema'
import { catalogueEntry } from '../schemas'

/** Calls about the app itself. */
export const aboutRoutes: Route[] = [
  {
    method: 'GET',
    path: '/health',
    access: { anyOf: [] },
    handle: getHealth,
    docs: {
      operationId: 'get_health',
      summary: 'Whether everything is connected, and what these credentials may do',
      answers: { 200: { description: 'The checks.', schema: healthAnswer } },
    },
  },
  {
    method: 'GET',
    path: '/errors',
    access: 'public',
    handle: async () => ({
      status: 200,
      body: { errors: (Object.keys(catalogue) as ErrorCode[]).map(entryView) },
    }),
    docs: {
      operationId: 'list_errors',
      summary: 'The error catalogue',
      answers: {
        200: { description: 'Every code.', schema: z.strictObject({ errors: z.array(catalogueEntry) }) },
      },
    },
  },
  {
    method: 'GET',
    path: '/errors/{code}',
    access: 'public',
    handle: getError,
    docs: {
      operationId: 'get_error',
      summary: 'What an error code means and what to do',
      answers: { 200: { description: 'The entry.', schema: catalogueEntry } },
    },
  },
]

async function getHealth({ deps, clients, caller }: AuthenticatedRequest): Promise<Answer> {
  await sweep(deps)
  const [health, permissions] = await Promise.all([
    checkHealth(deps, clients.oms, process.env.VTEX_APP_VERSION ?? 'unknown'),
    Promise.all(
      Object.values(flows).flatMap(({ name, permissions: needed }) =>
        (['read', 'write'] as const).map(async (action) => ({
          flow: name,
          action,
          granted: (await authorise({ account: deps.account, clients }, caller, needed[action])).isOk(),
          anyOf: needed[action].map((resource) => resource.name),
        })),
      ),
    ),
  ])
  return { status: 200, body: { ...health, permissions } }
}

async function getError({ params, path }: ErpRequest): Promise<Answer> {
  const code = params.code ?? ''
  if (!isErrorCode(code)) return problem(failure('not_found', 'There is no such error code.'), path)
  return { status: 200, body: entryView(code) }
}

const entryView = (code: ErrorCode) => ({ code, ...catalogue[code] })
