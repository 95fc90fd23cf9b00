import { err, ok, type Result } from 'neverthrow'
import { stringify } from 'safe-stable-stringify'
import type { Deps } from '../../delivery/deps'
import { parseSettings } from '../../delivery/settings'
import type { Failure } from '../../errors/failure'
import {
  applyCodes,
  checkPolicy,
  codeChanges,
  readCodes,
  readPolicy,
  savePolicy,
  tableNames,
  tooMany,
  type Codes,
  type TableName,
  type TablePolicy,
} from '../tables'
import { refused, type ImportedLine, type ImportOptions } from './line'
import { tableSchema, type ConfiguredSource } from './schema'

/** A table as the file says. */
export interface FileTable {
  policy: TablePolicy
  codes: Codes
}

/** What the file's tables did, and those that were not refused, by name in small letters. */
export interface ImportedTables {
  lines: ImportedLine[]
  tables: ReadonlyMap<string, FileTable>
}

/** Sets the codes and policies of the tables that the file names; codes it does not name stay. */
export async function importTables(
  deps: Deps,
  source: string,
  raws: ConfiguredSource['tables'],
  options: ImportOptions,
): Promise<ImportedTables> {
  const known = new Set((await tableNames(deps, source)).map((name) => name.toLowerCase()))
  const lines: ImportedLine[] = []
  const tables = new Map<string, FileTable>()
  for (const raw of raws) {
    const key = raw.name.toLowerCase()
    const what = `code table ${raw.name} of ${source}`
    const read = readTable(raw)
    const name = { source, table: raw.name }
    const done = read.isOk() ? await importTable(deps, name, read.value, options) : err(read.error)
    if (read.isOk() && done.isOk()) tables.set(key, read.value)
    lines.push(
      done.match(
        ({ action, message }) => ({ what, action: known.has(key) ? action : 'added', message }),
        (failed) => refused(what, failed),
      ),
    )
  }
  return { lines, tables }
}

function readTable(raw: unknown): Result<FileTable, Failure> {
  return parseSettings(tableSchema, raw).andThen(({ codes, policy, defaultValue, kind }) =>
    checkPolicy({ policy, defaultValue, kind }).map((checked) => ({
      policy: checked,
      codes: new Map(codes.map(({ code, value, label }) => [code, { value, label: label ?? null }])),
    })),
  )
}

async function importTable(
  deps: Deps,
  name: TableName,
  { policy, codes }: FileTable,
  { dryRun }: ImportOptions,
): Promise<Result<Pick<ImportedLine, 'action' | 'message'>, Failure>> {
  const [known, before] = await Promise.all([readCodes(deps, name), readPolicy(deps, name)])
  const { codes: changes, added, changed } = codeChanges(known, codes)
  const full = tooMany(known, changes)
  if (full) return err(full)
  const isOtherPolicy = stringify(before) !== stringify(policy)
  if (!dryRun) {
    const applied = await applyCodes(deps, name, changes)
    const saved = isOtherPolicy && applied.isOk() ? await savePolicy(deps, name, policy) : applied
    if (saved.isErr()) return err(saved.error)
  }
  const parts = [
    ...(added > 0 ? [`${codesIn(added)} added`] : []),
    ...(changed > 0 ? [`${codesIn(changed)} changed`] : []),
    ...(isOtherPolicy ? ['another policy'] : []),
  ]
  return ok(
    parts.length > 0
      ? { action: 'changed', message: `${parts.join(', ')}.` }
      : { action: 'unchanged', message: null },
  )
}

const codesIn = (count: number): string => (count === 1 ? '1 code' : `${count} codes`)
