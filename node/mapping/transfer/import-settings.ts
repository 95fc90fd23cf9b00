import { ok, type Result } from 'neverthrow'
import { stringify } from 'safe-stable-stringify'
import type { z } from 'zod'
import type { Deps } from '../../delivery/deps'
import {
  guardSettingsSchema,
  ownGuardsSchema,
  readGuardSettings,
  saveGuardSettings,
  saveOwnGuards,
  type OwnGuards,
} from '../../delivery/guards'
import {
  allFlowSettings,
  flowSettingsSchema,
  generalSettingsSchema,
  ownFlowSettingsSchema,
  parseSettings,
  readGeneralSettings,
  readSourceSettings,
  saveFlowSettings,
  saveGeneralSettings,
  saveOwnFlowSettings,
  settingsIn,
  type OwnFlowSettings,
} from '../../delivery/settings'
import type { Failure } from '../../errors/failure'
import { flowNames, flows } from '../../flows'
import {
  notificationSettingsSchema,
  readNotificationSettings,
  saveNotificationSettings,
} from '../../notifications'
import { readStockSettings, saveStockSettings, stockSettingsSchema } from '../../orders/stock'
import { refused, type ImportedLine, type ImportOptions } from './line'
import type { Configuration, ConfiguredSource } from './schema'

/** One group of settings: what the file says, what is so now, and how it is saved. */
interface Group<T> {
  what: string
  schema: z.ZodType<T>
  value: unknown
  now: T
  save(value: T): Promise<Result<void, Failure>>
}

/** Replaces the settings that the file names. */
export async function importSettings(
  deps: Deps,
  { general, guards, stock, flows: perFlow = {}, notifications }: Configuration['settings'],
  options: ImportOptions,
): Promise<ImportedLine[]> {
  const { documents } = deps
  const lines: ImportedLine[] = []
  const bring = async <T>(group: Group<T>) => {
    if (group.value !== undefined) lines.push(await importGroup(group, options))
  }
  await bring({
    what: 'general settings',
    schema: generalSettingsSchema,
    value: general,
    now: await readGeneralSettings(deps),
    save: async (value) => ok(await saveGeneralSettings(deps, value)),
  })
  await bring({
    what: 'guards',
    schema: guardSettingsSchema,
    value: guards,
    now: (await readGuardSettings(documents)).settings,
    save: (value) => saveGuardSettings(documents, value),
  })
  await bring({
    what: 'stock settings',
    schema: stockSettingsSchema,
    value: stock,
    now: await readStockSettings(deps),
    save: async (value) => ok(await saveStockSettings(deps, value)),
  })
  await bring({
    what: 'notifications',
    schema: notificationSettingsSchema,
    value: notifications,
    now: await readNotificationSettings(documents),
    save: (value) => saveNotificationSettings(documents, value),
  })
  const now = await allFlowSettings(documents)
  for (const flow of flowNames)
    await bring({
      what: `settings of ${flow}`,
      schema: flowSettingsSchema(flows[flow]),
      value: perFlow[flow],
      now: now[flow],
      save: (value) => saveFlowSettings(deps, flow, value),
    })
  return lines
}

/** Replaces the settings that the file says a source has itself. */
export async function importSourceSettings(
  deps: Deps,
  source: string,
  { guards, flows: perFlow = {} }: ConfiguredSource['settings'],
  options: ImportOptions,
): Promise<ImportedLine[]> {
  const { documents } = deps
  const now = settingsIn(await readSourceSettings(documents), source)
  const lines: ImportedLine[] = []
  if (guards !== undefined)
    lines.push(
      await importGroup<OwnGuards>(
        {
          what: `guards of ${source}`,
          schema: ownGuardsSchema,
          value: guards,
          now: now.guards ?? {},
          save: (value) => saveOwnGuards(documents, source, value),
        },
        options,
      ),
    )
  for (const flow of flowNames)
    if (perFlow[flow] !== undefined)
      lines.push(
        await importGroup<OwnFlowSettings>(
          {
            what: `settings of ${flow} of ${source}`,
            schema: ownFlowSettingsSchema(flows[flow]),
            value: perFlow[flow],
            now: now.flows?.[flow] ?? {},
            save: (value) => saveOwnFlowSettings(deps, { source, flow }, value),
          },
          options,
        ),
      )
  return lines
}

async function importGroup<T>(
  { what, schema, value, now, save }: Group<T>,
  { dryRun }: ImportOptions,
): Promise<ImportedLine> {
  const parsed = parseSettings(schema, value)
  if (parsed.isErr()) return refused(what, parsed.error)
  if (stringify(parsed.value) === stringify(now)) return { what, action: 'unchanged', message: null }
  const saved = dryRun ? ok(undefined) : await save(parsed.value)
  if (saved.isErr()) return refused(what, saved.error)
  return { what, action: 'changed', message: null }
}
