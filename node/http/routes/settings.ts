import { err, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Resource } from '../../clients/license-manager'
import { guardSettingsSchema, putGuards, readGuardSettings, readGuardsOf } from '../../delivery/guards'
import { allFlowSettings, parseSettings, putFlowSettings, readSourceSettings } from '../../delivery/settings'
import type { Failure } from '../../errors/failure'
import { flowNames, flows } from '../../flows'
import type { Flow } from '../../flows/flow'
import {
  notificationSettingsSchema,
  readNotificationSettings,
  saveNotificationSettings,
} from '../../notifications'
import { sourceName } from '../../sources/source-name'
import { problem, type Answer } from '../answer'
import { readJson } from '../json-body'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'
import { flowSettingsBody, settingsAnswer } from '../settings-schemas'

/** Settings decide what an ERP may do, so its own keys need not be able to change them. */
export const appSettings: Resource = {
  product: '66',
  key: 'read-write-apps-settings',
  name: 'VTEX IO: Read and write app settings',
}

const sourceQuery = (description: string) =>
  z.strictObject({ source: sourceName.optional().meta({ description }) })

const query = sourceQuery(
  'appKey of a calling system: what holds for its records. Absent: what the store says.',
)
const putQuery = sourceQuery(
  'appKey of a calling system: its own settings are replaced, and what they leave out is the store’s, so {} takes all of them back. Absent: the store’s settings.',
)

/** `/settings`: what the store and its sources decide about guards, who owns which field, and what records match. */
export const settingsRoutes: Route[] = [
  {
    method: 'GET',
    path: '/settings',
    access: { anyOf: [appSettings] },
    handle: getSettings,
    docs: {
      operationId: 'get_settings',
      summary: 'Guards, who owns which field, and how records are found',
      query,
      answers: { 200: { description: 'The settings in force.', schema: settingsAnswer } },
    },
  },
  {
    method: 'PUT',
    path: '/settings/guards',
    access: { anyOf: [appSettings] },
    handle: putGuardLimits,
    docs: {
      operationId: 'put_guard_settings',
      summary: 'Replace the limits of the guards',
      description: 'What is left out has its default. Applies to batches judged from now on.',
      query: putQuery,
      body: { 'application/json': guardSettingsSchema },
      answers: { 200: { description: 'The settings in force.', schema: settingsAnswer } },
    },
  },
  {
    method: 'PUT',
    path: '/settings/notifications',
    access: { anyOf: [appSettings] },
    handle: putNotifications,
    docs: {
      operationId: 'put_notification_settings',
      summary: 'Say what the store is told of, and from how many on',
      description: 'What is left out has its default.',
      body: { 'application/json': notificationSettingsSchema },
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
      query: putQuery,
      body: { 'application/json': flowSettingsBody(flow) },
      answers: { 200: { description: 'The settings in force.', schema: settingsAnswer } },
    },
  }
}

async function getSettings({ deps, path, query: sent }: AuthenticatedRequest): Promise<Answer> {
  const parsed = parseQuery(query, sent)
  if (parsed.isErr()) return problem(parsed.error, path)
  return { status: 200, body: await settingsOf(deps, parsed.value.source) }
}

function putGuardLimits(request: AuthenticatedRequest): Promise<Answer> {
  return put(request, (source, body) => putGuards(request.deps.documents, source, body))
}

function putNotifications(request: AuthenticatedRequest): Promise<Answer> {
  return put(request, async (_source, body) => {
    const parsed = parseSettings(notificationSettingsSchema, body)
    return parsed.isErr() ? err(parsed.error) : saveNotificationSettings(request.deps.documents, parsed.value)
  })
}

function putFlow(flow: Flow, request: AuthenticatedRequest): Promise<Answer> {
  return put(request, (source, body) => putFlowSettings(request.deps, { flow, source }, body))
}

async function put(
  request: AuthenticatedRequest,
  save: (source: string | undefined, body: unknown) => Promise<Result<void, Failure>>,
): Promise<Answer> {
  const { path, deps } = request
  const parsed = parseQuery(putQuery, request.query)
  if (parsed.isErr()) return problem(parsed.error, path)
  const { source } = parsed.value
  const body = await readJson(request, z.unknown())
  if (body.isErr()) return problem(body.error, path)
  const saved = await save(source, body.value)
  if (saved.isErr()) return problem(saved.error, path)
  return { status: 200, body: await settingsOf(deps, source) }
}

/** What holds for a source, or what the store says; and what each source says itself. */
async function settingsOf({ documents }: AuthenticatedRequest['deps'], source?: string) {
  const [{ settings, warning }, flowSettings, all, notifications] = await Promise.all([
    source === undefined ? readGuardSettings(documents) : readGuardsOf(documents, source),
    allFlowSettings(documents, source ?? null),
    readSourceSettings(documents),
    readNotificationSettings(documents),
  ])
  const sources = Object.entries(all).map(([name, own]) => ({ source: name, guards: {}, flows: {}, ...own }))
  return { guards: settings, flows: flowSettings, notifications, sources, warning }
}
