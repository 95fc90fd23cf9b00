import { readStockSettings, saveStockSettings, stockSettingsSchema } from '../../orders/stock'
import { problem, type Answer } from '../answer'
import { readJson } from '../json-body'
import type { AuthenticatedRequest, Route } from '../route'
import { appSettings } from './settings'

const answers = { 200: { description: 'The settings in force.', schema: stockSettingsSchema } }

/** `/settings/stock`: what the quantities of inventory records count. */
export const stockSettingsRoutes: Route[] = [
  {
    method: 'GET',
    path: '/settings/stock',
    access: { anyOf: [appSettings] },
    handle: async ({ deps }: AuthenticatedRequest) => ({ status: 200, body: await readStockSettings(deps) }),
    docs: {
      operationId: 'get_stock_settings',
      summary: 'What the quantities of inventory records count',
      answers,
    },
  },
  {
    method: 'PUT',
    path: '/settings/stock',
    access: { anyOf: [appSettings] },
    handle: putSettings,
    docs: {
      operationId: 'put_stock_settings',
      summary: 'Say what the quantities of inventory records count',
      description: 'What is left out has its default. Known everywhere within 10 seconds.',
      body: { 'application/json': stockSettingsSchema },
      answers,
    },
  },
]

async function putSettings(request: AuthenticatedRequest): Promise<Answer> {
  const body = await readJson(request, stockSettingsSchema, 'invalid_settings')
  if (body.isErr()) return problem(body.error, request.path)
  await saveStockSettings(request.deps, body.value)
  return { status: 200, body: body.value }
}
