import type { z } from 'zod'
import type { StoredSettings } from '../../delivery/settings'
import { orderSettingsSchema, readOrderSettings, saveOrderSettings } from '../../orders/settings'
import { readStockSettings, saveStockSettings, stockSettingsSchema } from '../../orders/stock'
import { problem, type Answer } from '../answer'
import { readJson } from '../json-body'
import type { AuthenticatedRequest, Route } from '../route'
import { appSettings } from './settings'

interface SettingsDocument<T> extends StoredSettings<T> {
  path: string
  /** Of the operations: `get_{id}`, `put_{id}`. */
  id: string
  schema: z.ZodType<T>
  /** What it says, and the same as a request. */
  summaries: { get: string; put: string }
}

/** `/settings/orders` and `/settings/stock`: settings that are read and replaced whole. */
export const settingsDocumentRoutes: Route[] = [
  ...routesOf({
    path: '/settings/orders',
    id: 'order_settings',
    schema: orderSettingsSchema,
    read: readOrderSettings,
    save: saveOrderSettings,
    summaries: {
      get: 'Which orders the ERP gets, and when',
      put: 'Say which orders the ERP gets, and when',
    },
  }),
  ...routesOf({
    path: '/settings/stock',
    id: 'stock_settings',
    schema: stockSettingsSchema,
    read: readStockSettings,
    save: saveStockSettings,
    summaries: {
      get: 'What the quantities of inventory records count',
      put: 'Say what the quantities of inventory records count',
    },
  }),
]

function routesOf<T extends object>(document: SettingsDocument<T>): Route[] {
  const { path, id, schema, read, summaries } = document
  const access = { anyOf: [appSettings] }
  const answers = { 200: { description: 'The settings in force.', schema } }
  return [
    {
      method: 'GET',
      path,
      access,
      handle: async ({ deps }: AuthenticatedRequest) => ({ status: 200, body: await read(deps) }),
      docs: { operationId: `get_${id}`, summary: summaries.get, answers },
    },
    {
      method: 'PUT',
      path,
      access,
      handle: (request: AuthenticatedRequest) => replace(request, document),
      docs: {
        operationId: `put_${id}`,
        summary: summaries.put,
        description: 'What is left out has its default. Known everywhere within 10 seconds.',
        body: { 'application/json': schema },
        answers,
      },
    },
  ]
}

async function replace<T extends object>(
  request: AuthenticatedRequest,
  { schema, save }: SettingsDocument<T>,
): Promise<Answer> {
  const body = await readJson(request, schema, 'invalid_settings')
  if (body.isErr()) return problem(body.error, request.path)
  await save(request.deps, body.value)
  return { status: 200, body: body.value }
}
