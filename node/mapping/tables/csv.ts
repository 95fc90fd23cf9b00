import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../../delivery/deps'
import { fail, failure, type Failure } from '../../errors/failure'
import { codeChanges } from './code-changes'
import { applyCodes, codeSchema, labelSchema, valueSchema } from './save-codes'
import { readCodes, type CodeValue, type TableName } from './table'

/** Characters of a CSV at most. */
const LARGEST_CSV = 2_000_000
const MOST_LINES = 20_000
const MOST_ERRORS = 100

export interface ImportedCodes {
  added: number
  changed: number
  unchanged: number
  /** `line` from 1, the header among them. */
  errors: { line: number; message: string }[]
  dryRun: boolean
}

/** The table as CSV: code,value,label. A cell that a spreadsheet would take for a formula is quoted by an apostrophe. */
export async function codesCsv(deps: Pick<Deps, 'documents'>, name: TableName): Promise<string> {
  const codes = [...(await readCodes(deps, name))].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = codes.map(([code, { value, label }]) => [code, value, label ?? ''])
  return stringify([['code', 'value', 'label'], ...rows], { escape_formulas: true })
}

/** Sets the codes of a CSV; lines with something wrong are told and left out. Columns by their header, or in order. */
export async function importCodesCsv(
  deps: Deps,
  name: TableName,
  { csv, dryRun }: { csv: string; dryRun: boolean },
): Promise<Result<ImportedCodes, Failure>> {
  const rows = readRows(csv)
  if (rows.isErr()) return err(rows.error)
  const { codes, errors } = codesIn(rows.value)
  const { codes: changes, ...counts } = codeChanges(await readCodes(deps, name), codes)
  if (!dryRun && changes.size > 0) {
    const applied = await applyCodes(deps, name, changes)
    if (applied.isErr()) return err(applied.error)
  }
  return ok({ ...counts, errors: errors.slice(0, MOST_ERRORS), dryRun })
}

function readRows(csv: string): Result<string[][], Failure> {
  if (csv.length > LARGEST_CSV)
    return fail('invalid_settings', `The file is larger than ${LARGEST_CSV} characters.`)
  try {
    const delimiter = csv.split('\n', 1)[0]?.includes(';') ? ';' : ','
    const rows = parse(csv, {
      bom: true,
      delimiter,
      relax_column_count: true,
      trim: true,
      to: MOST_LINES + 1,
    })
    return rows.length > MOST_LINES
      ? fail('invalid_settings', `The file has more than ${MOST_LINES} lines.`)
      : ok(rows)
  } catch (error) {
    return err(failure('invalid_settings', `The file is no CSV: ${(error as Error).message}.`))
  }
}

interface Read {
  codes: Map<string, CodeValue>
  errors: ImportedCodes['errors']
}

function codesIn(rows: readonly string[][]): Read {
  const read: Read = { codes: new Map(), errors: [] }
  const header = rows[0]?.map((cell) => cell.toLowerCase()) ?? []
  const hasHeader = header.includes('code') && header.includes('value')
  const place = (column: string, otherwise: number): number =>
    hasHeader ? header.indexOf(column) : otherwise
  const places = { code: place('code', 0), value: place('value', 1), label: place('label', 2) }
  rows.forEach((row, index) => {
    const isBlank = row.every((cell) => cell === '')
    if ((hasHeader && index === 0) || isBlank) return
    readRow(row, places, index + 1, read)
  })
  return read
}

function readRow(
  row: readonly string[],
  places: Record<'code' | 'value' | 'label', number>,
  line: number,
  { codes, errors }: Read,
): void {
  const cell = (place: number): string => unquoted(row[place] ?? '')
  const code = codeSchema.safeParse(cell(places.code))
  const value = valueSchema.safeParse(cell(places.value))
  const label = labelSchema.safeParse(cell(places.label))
  if (!code.success) errors.push({ line, message: 'has no code' })
  else if (!value.success) errors.push({ line, message: 'has no value' })
  else if (!label.success) errors.push({ line, message: 'has too long a label' })
  else if (codes.has(code.data)) errors.push({ line, message: `has the code ${code.data} again` })
  else codes.set(code.data, { value: value.data, label: label.data || null })
}

/** The apostrophe that the export puts before what looks like a formula. */
const unquoted = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
