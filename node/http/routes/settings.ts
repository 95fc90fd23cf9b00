import { z } from 'zod'
import { guardSettingsSchema, readGuardSettings, saveGuardSettings } from '../../delivery/guards'
import {
  allFlowSettings,
  flowSettingsSchema,
  ownerships,
  parseSettings,
  saveFlowSettings,
} from '../../delivery/settings'
import type { Resource } from '../../clients/license-manager'
import { flowNames, flows } from '../../flows'
import { matchRules, type Flow } from '../../flows/flow'
import { problem, type Answer } from '../answer'
import { parseJson, readText } from '../body'
import type { AuthenticatedRequest, Route } from '../route'

/** Settings decide what an ERP may do, so its own keys need not be able to change them. */
export const appSettings: Resource = {
  product: '66',
  key: 'read-write-apps-settings',
  name: 'VTEX IO: Read and write app settings',
}

const ownership = z.record(z.string(), z.enum(ownerships)).meta({
  description:
    'Who decides on a field. always: the source; create: the source, until VTEX has the record; never: people in VTEX. A field that is not named belongs to the source.',
})

const matchDescription =
  'How a record finds what VTEX has already, while the app knows no id of it. refId: its ref is the reference code in VTEX; ean: any of its EANs finds the SKU; vtexId: its ref is the id in VTEX, and none is created.'

const flowSettings = z
  .strictObject({
    ownership,
    match: z.enum(matchRules).optional().meta({ description: matchDescription }),
  })
  .meta({ id: 'FlowSettings' })

const bodyOf = ({ matches }: Flow) =>
  z.strictObject({
    ownership: ownership.optional(),
    ...(matches && {
      match: z
        .enum(matches)
        .optional()
        .meta({ description: `${matchDescription} ${matches[0] ?? ''} where it is not said.` }),
    }),
  })

const settingsAnswer = z
  .strictObject({
    guards: guardSettingsSchema.meta({ id: 'GuardSettings' }),
    flows: z.partialRecord(z.enum(flowNames), flowSettings),
    warning: z.string().nullable().meta({ description: 'Why stored settings are not used.' }),
  })
  .meta({ id: 'Settings' })

/** `/settings`: what the store decides about guards, about who owns which field, and about what records match. */
export const settingsRoutes: Route[] = [
  {
    method: 'GET',
    path: '/settings',
    access: { anyOf: [appSettings] },
    handle: getSettings,
    docs: {
      operationId: 'get_settings',
      summary: 'Guards, who owns which field, and how records are found',
      answers: { 200: { description: 'The settings in force.', schema: settingsAnswer } },
    },
  },
  {
    method: 'PUT',
    path: '/settings/guards',
    access: { anyOf: [appSettings] },
    handle: putGuards,
    docs: {
      operationId: 'put_guard_settings',
      summary: 'Replace the limits of the guards',
      description: 'What is left out has its default. Applies to batches judged from now on.',
      body: { 'application/json': guardSettingsSchema },
      answers: { 200: { description: 'The settings in force.', schema: settingsAnswer } },
    },
  },
  ...flowNames.map((name) => flowRoute(flows[name])),
]

function flowRoute(flow: Flow): Route {
  return {
    method: 'PUT',
    path: `/settings/flows/${flow.name}`,
    access: { anyOf: [appSettings] },
    handle: (request: AuthenticatedRequest) => putFlow(flow, request),
    docs: {
      operationId: `put_${flow.name}_settings`,
      summary: `Say who owns which field of ${flow.name}${flow.matches ? ', and how they are found' : ''}`,
      description: 'Replaces what was set before. Known everywhere within 10 seconds.',
      body: { 'application/json': bodyOf(flow) },
      answers: { 200: { description: 'The settings in force.', schema: settingsAnswer } },
    },
  }
}

async function getSettings({ deps }: AuthenticatedRequest): Promise<Answer> {
  return { status: 200, body: await settingsOf(deps) }
}

function putGuards(request: AuthenticatedRequest): Promise<Answer> {
  return put(request, guardSettingsSchema, (settings) => saveGuardSettings(request.deps.documents, settings))
}

function putFlow(flow: Flow, request: AuthenticatedRequest): Promise<Answer> {
  return put(request, flowSettingsSchema(flow), (settings) =>
    saveFlowSettings(request.deps, flow.name, settings),
  )
}

async function put<T>(
  { raw, path, deps }: AuthenticatedRequest,
  schema: z.ZodType<T>,
  save: (settings: T) => Promise<void>,
): Promise<Answer> {
  const body = (await readText(raw, ['application/json'])).andThen(({ text }) => parseJson(text))
  if (body.isErr()) return problem(body.error, path)
  const parsed = parseSettings(schema, body.value)
  if (parsed.isErr()) return problem(parsed.error, path)
  await save(parsed.value)
  return { status: 200, body: await settingsOf(deps) }
}

async function settingsOf({ documents }: AuthenticatedRequest['deps']) {
  const [{ settings, warning }, flowSettings] = await Promise.all([
    readGuardSettings(documents),
    allFlowSettings(documents),
  ])
  return { guards: settings, flows: flowSettings, warning }
}
