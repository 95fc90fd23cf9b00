import { z } from 'zod'
import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import {
  defaultGuardSettings,
  guardSettingsSchema,
  readGuardSettings,
  saveGuardSettings,
} from '../delivery/guards'
import { estimateGuards } from '../delivery/jobs'
import {
  allFlowSettings,
  fieldsOf,
  flowSettingsSchema,
  generalSettingsSchema,
  parseSettings,
  readGeneralSettings,
  saveFlowSettings as storeFlow,
  saveGeneralSettings as storeGeneral,
} from '../delivery/settings'
import type { Failure } from '../errors/failure'
import { flowNames, flows } from '../flows'
import { flowName, jsonArgument, noArguments } from './arguments'
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
export const saveGuards = answer('Settings', z.object({ guardsJson: jsonArgument }), ({ deps }, args) =>
  saved(deps, parseSettings(guardSettingsSchema, args.guardsJson), (value) =>
    saveGuardSettings(deps.documents, value),
  ),
)

/** `Mutation.saveFlowSettings`. */
export const saveFlowSettings = answer(
  'Settings',
  z.object({ flow: flowName, settingsJson: jsonArgument }),
  ({ deps }, { flow, settingsJson }) =>
    saved(deps, parseSettings(flowSettingsSchema(flows[flow]), settingsJson), (value) =>
      storeFlow(deps, flow, value),
    ),
)

/** `Mutation.saveGeneralSettings`. */
export const saveGeneralSettings = answer(
  'Settings',
  z.object({ input: z.record(z.string(), z.unknown()) }),
  ({ deps }, { input }) =>
    saved(deps, parseSettings(generalSettingsSchema, { ...input }), (value) => storeGeneral(deps, value)),
)

async function saved<T>(
  deps: Deps,
  parsed: Result<T, Failure>,
  save: (value: T) => Promise<void>,
): Promise<Result<Settings, Failure>> {
  if (parsed.isErr()) return err(parsed.error)
  await save(parsed.value)
  return ok(await settingsView(deps))
}

async function settingsView(deps: Deps): Promise<Settings> {
  const [guards, perFlow, general] = await Promise.all([
    readGuardSettings(deps.documents),
    allFlowSettings(deps.documents),
    readGeneralSettings(deps),
  ])
  return {
    guardsJson: JSON.stringify(guards.settings),
    guardsDefaultsJson: JSON.stringify(defaultGuardSettings),
    flows: flowNames.map((flow) => {
      const { fields, required } = fieldsOf(flows[flow])
      return { flow, settingsJson: JSON.stringify(perFlow[flow]), fields, requiredFields: required }
    }),
    general,
    warning: guards.warning,
  }
}
