import { z } from 'zod'
import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import { defaultGuardSettings, guardSettingsSchema, putGuards, readGuardSettings } from '../delivery/guards'
import { estimateGuards } from '../delivery/jobs'
import {
  allFlowSettings,
  fieldsOf,
  generalSettingsSchema,
  parseSettings,
  putFlowSettings,
  readGeneralSettings,
  readSourceSettings,
  saveGeneralSettings as storeGeneral,
} from '../delivery/settings'
import type { Failure } from '../errors/failure'
import { flowNames, flows } from '../flows'
import { notificationKinds, readNotificationSettings } from '../notifications'
import { sourceName } from '../sources/source-name'
import { flowName, jsonArgument, noArguments, optional } from './arguments'
import { answer, show } from './resolver'
import type { Settings } from './schema-types'

/** `Query.settings`. */
export const settings = show(noArguments, ({ deps }) => settingsView(deps))

/** `Query.guardEstimate`. */
export const guardEstimate = answer(
  'GuardEstimate',
  z.object({ guardsJson: jsonArgument }),
  async ({ deps }, args) => {
    const parsed = parseSettings(guardSettingsSchema, args.guardsJson)
    return parsed.isOk() ? ok(await estimateGuards(deps, parsed.value)) : err(parsed.error)
  },
)

/** `Mutation.saveGuards`. */
export const saveGuards = answer(
  'Settings',
  z.object({ guardsJson: jsonArgument, source: optional(sourceName) }),
  async ({ deps }, { guardsJson, source }) =>
    after(deps, await putGuards(deps.documents, source, guardsJson)),
)

/** `Mutation.saveFlowSettings`. */
export const saveFlowSettings = answer(
  'Settings',
  z.object({ flow: flowName, settingsJson: jsonArgument, source: optional(sourceName) }),
  async ({ deps }, { flow, settingsJson, source }) =>
    after(deps, await putFlowSettings(deps, { flow: flows[flow], source }, settingsJson)),
)

/** `Mutation.saveGeneralSettings`. */
export const saveGeneralSettings = answer(
  'Settings',
  z.object({ input: z.record(z.string(), z.unknown()) }),
  async ({ deps }, { input }) => {
    const parsed = parseSettings(generalSettingsSchema, { ...input })
    if (parsed.isErr()) return err(parsed.error)
    await storeGeneral(deps, parsed.value)
    return after(deps, ok(undefined))
  },
)

/** The settings as they are once something was saved. */
async function after(deps: Deps, saved: Result<void, Failure>): Promise<Result<Settings, Failure>> {
  return saved.isErr() ? err(saved.error) : ok(await settingsView(deps))
}

export async function settingsView(deps: Deps): Promise<Settings> {
  const [guards, perFlow, sources, general, notifications] = await Promise.all([
    readGuardSettings(deps.documents),
    allFlowSettings(deps.documents),
    readSourceSettings(deps.documents),
    readGeneralSettings(deps),
    readNotificationSettings(deps.documents),
  ])
  return {
    guardsJson: JSON.stringify(guards.settings),
    guardsDefaultsJson: JSON.stringify(defaultGuardSettings),
    flows: flowNames.map((flow) => {
      const { fields, required } = fieldsOf(flows[flow])
      return {
        flow,
        settingsJson: JSON.stringify(perFlow[flow]),
        fields,
        requiredFields: required,
        matches: [...(flows[flow].matches ?? [])],
      }
    }),
    sources: Object.entries(sources).map(([source, own]) => ({
      source,
      guardsJson: JSON.stringify(own.guards ?? {}),
      flows: flowNames.map((flow) => ({ flow, settingsJson: JSON.stringify(own.flows?.[flow] ?? {}) })),
    })),
    general,
    notifications: notificationKinds.map((kind) => ({ kind, ...notifications[kind] })),
    warning: guards.warning,
  }
}
