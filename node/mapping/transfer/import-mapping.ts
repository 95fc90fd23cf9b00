import { stringify } from 'safe-stable-stringify'
import type { Deps } from '../../delivery/deps'
import type { MappingDocument } from '../document'
import { tablesOf, type TableAnswer, type Tables } from '../engine'
import { loadTables } from '../tables'
import {
  checkDocument,
  publishDocument,
  readMapping,
  saveDraft,
  testsFailed,
  testsWith,
  type MappingName,
  type MappingState,
} from '../versions'
import type { ImportedTables } from './import-table'
import { refused, type ImportedLine, type ImportOptions } from './line'
import type { ConfiguredSource } from './schema'

const NOTE = 'Imported from a file'

/** Publishes the mappings that the file names as new versions; one with a red test is left as a draft. */
export async function importMappings(
  deps: Deps,
  source: string,
  { mappings, tables }: Pick<ConfiguredSource, 'mappings'> & Pick<ImportedTables, 'tables'>,
  options: ImportOptions,
): Promise<ImportedLine[]> {
  const lines: ImportedLine[] = []
  for (const raw of mappings) {
    const name = { source, flow: raw.flow }
    const what = `mapping of ${raw.flow} of ${source}`
    const document = await checkDocument(raw.flow, raw)
    lines.push(
      document.isOk()
        ? { what, ...(await importMapping(deps, name, { document: document.value, tables }, options)) }
        : refused(what, document.error),
    )
  }
  return lines
}

interface FileMapping extends Pick<ImportedTables, 'tables'> {
  document: MappingDocument
}

type Done = Pick<ImportedLine, 'action' | 'message'>

async function importMapping(
  deps: Deps,
  name: MappingName,
  { document, tables }: FileMapping,
  { dryRun, by }: ImportOptions,
): Promise<Done> {
  const state = await readMapping(deps, name)
  const before = state.published?.content
  if (before && stringify(before) === stringify(document)) return { action: 'unchanged', message: null }
  const red = await redTests(deps, name, { document, tables })
  if (red)
    return { action: 'refused', message: `${red} ${await keepDraft(deps, state, document, { dryRun, by })}` }
  if (!dryRun) await publishDocument(deps, { ...name, document, note: NOTE, by })
  const version = (state.versions[0]?.version ?? 0) + 1
  return { action: before ? 'changed' : 'added', message: `Version ${version}.` }
}

/** What is wrong with the tests, with tables as they are once the file is in; null: nothing. */
async function redTests(
  deps: Deps,
  { source }: MappingName,
  { document, tables }: FileMapping,
): Promise<string | null> {
  const after = tablesAfter(await loadTables(deps, source, tablesOf(document)), tables)
  const red = (await testsWith(document, after)).filter(({ passed }) => !passed)
  return red.length > 0 ? testsFailed(red).error.detail : null
}

/** Somebody's draft is not overwritten. */
async function keepDraft(
  deps: Deps,
  { source, flow, draft }: MappingState,
  document: MappingDocument,
  { dryRun, by }: ImportOptions,
): Promise<string> {
  const inTheWay = 'There is a draft already, which stays.'
  if (draft) return inTheWay
  if (dryRun) return 'It will be kept as a draft.'
  const saved = await saveDraft(deps, { source, flow, document, revision: null, by })
  return saved.isOk() ? 'It is kept as a draft.' : inTheWay
}

/** Tables that are stored, with those of the file over them. */
function tablesAfter(stored: Tables, tables: ImportedTables['tables']): Tables {
  return {
    lookup(table, code): TableAnswer {
      const inFile = tables.get(table.toLowerCase())
      const own = inFile?.codes.get(code)
      if (own) return { kind: 'value', value: own.value }
      const answer = stored.lookup(table, code)
      if (!inFile || answer.kind === 'value') return answer
      const { policy, defaultValue } = inFile.policy
      return { kind: 'unknown', policy, ...(defaultValue !== null && { value: defaultValue }) }
    },
    codesOf(table, value) {
      const inFile = tables.get(table.toLowerCase())?.codes ?? new Map<string, { value: string }>()
      const own = [...inFile].flatMap(([code, read]) => (read.value === value ? [code] : []))
      return [
        ...new Set([...own, ...stored.codesOf(table, value).filter((code) => !inFile.has(code))]),
      ].sort()
    },
  }
}
