import type { Deps } from '../../delivery/deps'
import { readGuardSettings } from '../../delivery/guards'
import { allFlowSettings, readGeneralSettings, readSourceSettings, settingsIn } from '../../delivery/settings'
import { readNotificationSettings } from '../../notifications'
import { readStockSettings } from '../../orders/stock'
import { groupBy } from '../../storage/group-by'
import type { MappingDocument } from '../document'
import { allTables, readCodes, readPolicy, type TableName } from '../tables'
import { mappingNames, readMapping, type MappingName } from '../versions'
import type { Configuration, ConfiguredSource, ConfiguredTable } from './schema'

/** Characters up to which a file is laid out for people; a larger one is only for machines. */
const LARGEST_LAID_OUT = 400_000

type ExportDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now'>

/** The whole configuration as JSON text: published mappings, code tables and settings. Drafts stay behind. */
export async function exportConfiguration(deps: ExportDeps): Promise<string> {
  const [general, guards, stock, flows, notifications, sources] = await Promise.all([
    readGeneralSettings(deps),
    readGuardSettings(deps.documents),
    readStockSettings(deps),
    allFlowSettings(deps.documents),
    readNotificationSettings(deps.documents),
    exportSources(deps),
  ])
  const configuration: Configuration = {
    format: 1,
    account: deps.account,
    exportedAt: new Date(deps.now()).toISOString(),
    settings: { general, guards: guards.settings, stock, flows, notifications },
    sources,
  }
  const text = JSON.stringify(configuration)
  return text.length > LARGEST_LAID_OUT ? text : `${JSON.stringify(configuration, null, 2)}\n`
}

async function exportSources(deps: ExportDeps): Promise<ConfiguredSource[]> {
  const [mappings, tables, settings] = await Promise.all([
    mappingNames(deps),
    allTables(deps),
    readSourceSettings(deps.documents),
  ])
  const mappingsOf = groupBy(mappings, ({ source }) => source)
  const tablesOf = groupBy(tables, ({ source }) => source)
  const names = [...new Set([...mappingsOf.keys(), ...tablesOf.keys(), ...Object.keys(settings)])].sort()
  const sources = await Promise.all(
    names.map(async (source) => ({
      source,
      settings: settingsIn(settings, source),
      tables: await Promise.all((tablesOf.get(source) ?? []).map((name) => exportTable(deps, name))),
      mappings: await exportMappings(deps, mappingsOf.get(source) ?? []),
    })),
  )
  return sources.filter(
    ({ source, tables, mappings }) => Object.hasOwn(settings, source) || tables.length + mappings.length > 0,
  )
}

async function exportMappings(deps: ExportDeps, names: readonly MappingName[]): Promise<MappingDocument[]> {
  const states = await Promise.all(names.map((name) => readMapping(deps, name)))
  return states.flatMap(({ published }) => (published ? [published.content] : []))
}

async function exportTable(deps: ExportDeps, name: TableName): Promise<ConfiguredTable> {
  const [policy, codes] = await Promise.all([readPolicy(deps, name), readCodes(deps, name)])
  const sorted = [...codes].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    name: name.table,
    ...policy,
    codes: sorted.map(([code, { value, label }]) => ({ code, value, ...(label !== null && { label }) })),
  }
}
