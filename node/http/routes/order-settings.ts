import { orderSettingsSchema, readOrderSettings, saveOrderSettings } from '../../orders/settings'
import { problem, type Answer } from '../answer'
import { readJson } from '../json-body'
import type { AuthenticatedRequest, Route } from '../route'
import { appSettings } from './settings'

const answers = { 200: { description: 'The settings in force.', schema: orderSettingsSchema } }

/** `/settings/orders`: which orders the ERP gets, and when. */
export const orderSettingsRoutes: Route[] = [
  {
    method: 'GET',
    path: '/settings/orders',
    access: { anyOf: [appSettings] },
    handle: async ({ deps }: AuthenticatedRequest) => ({ status: 200, body: await readOrderSettings(deps) }),
    docs: { operationId: 'get_order_settings', summary: 'Which orders the ERP gets, and when', answers },
  },
  {
    method: 'PUT',
    path: '/settings/orders',
    access: { anyOf: [appSettings] },
    handle: putSettings,
    docs: {
      operationId: 'put_order_settings',
      summary: 'Say which orders the ERP gets, and when',
      description: 'What is left out has its default. Known everywhere within 10 seconds.',
      body: { 'application/json': orderSettingsSchema },
      answers,
    },
  },
]

async function putSettings(request: AuthenticatedRequest): Promise<Answer> {
  const body = await readJson(request, orderSettingsSchema, 'invalid_settings')
  if (body.isErr()) return problem(body.error, request.path)
  await saveOrderSettings(request.deps, body.value)
  return { status: 200, body: body.value }
}
