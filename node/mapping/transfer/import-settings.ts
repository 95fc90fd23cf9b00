import { stringify } from 'safe-stable-stringify'
import type { z } from 'zod'
import type { Deps } from '../../delivery/deps'
import { guardSettingsSchema, readGuardSettings, saveGuardSettings } from '../../delivery/guards'
import {
  allFlowSettings,
  flowSettingsSchema,
  generalSettingsSchema,
  parseSettings,
  readGeneralSettings,
  saveFlowSettings,
  saveGeneralSettings,
} from '../../delivery/settings'
import { flowNames, flows } from '../../flows'
import { readStockSettings, saveStockSettings, stockSettingsSchema } from '../../orders/stock'
import { refused, type ImportedLine, type ImportOptions } from './line'
import type { Configuration } from './schema'

/** One group of settings: what the file says, what is so now, and how it is saved. */
interface Group<T> {
  what: string
  schema: z.ZodType<T>
  value: unknown
  now: T
  save(value: T): Promise<void>
}

/** Replaces the settings that the file names. */
export async function importSettings(
  deps: Deps,
  { general, guards, stock, flows: perFlow = {} }: Configuration['settings'],
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
    save: (value) => saveGeneralSettings(deps, value),
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
    save: (value) => saveStockSettings(deps, value),
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

async function importGroup<T>(
  { what, schema, value, now, save }: Group<T>,
  { dryRun }: ImportOptions,
): Promise<ImportedLine> {
  const parsed = parseSettings(schema, value)
  if (parsed.isErr()) return refused(what, parsed.error)
  if (stringify(parsed.value) === stringify(now)) return { what, action: 'unchanged', message: null }
  if (!dryRun) await save(parsed.value)
  return { what, action: 'changed', message: null }
}
