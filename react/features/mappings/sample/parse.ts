import { JsonValue } from '../document/types'

export type ParsedSample =
  { kind: 'records'; records: JsonValue[] } | { kind: 'empty' } | { kind: 'unreadable'; message: string }

/** Most records one preview takes. */
export const MOST_RECORDS = 20

/**
 * Reads what a person pasted: a JSON record, a list of them, a body with `records`, one record a line,
 * or a table with a header line as spreadsheets and CSV files have it.
 */
export function parseSample(text: string): ParsedSample {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'empty' }
  const whole = parseJson(trimmed)
  if (whole.ok) return fromJson(whole.value)
  // Not trimmed: the last cells of a line may be empty.
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const records = lines.map(parseJson)
  if (records.every(({ ok }) => ok)) return some(records.flatMap((one) => (one.ok ? [one.value] : [])))
  if (/^[[{"]/.test(trimmed) && !/^"[^"]*"[,;\t]/.test(trimmed))
    return { kind: 'unreadable', message: whole.message }
  return parseTable(lines) ?? { kind: 'unreadable', message: whole.message }
}

type Parsed = { ok: true; value: JsonValue } | { ok: false; message: string }

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

function fromJson(value: JsonValue): ParsedSample {
  if (Array.isArray(value)) return some(value)
  if (value !== null && typeof value === 'object') {
    const records = value.records
    return some(Array.isArray(records) && Object.keys(value).length === 1 ? records : [value])
  }
  return { kind: 'unreadable', message: JSON.stringify(value) }
}

function some(records: JsonValue[]): ParsedSample {
  return records.length === 0
    ? { kind: 'empty' }
    : { kind: 'records', records: records.slice(0, MOST_RECORDS) }
}

/** A header and at least one line with as many cells. */
function parseTable(lines: string[]): ParsedSample | null {
  const [header = '', ...rows] = lines
  const separator = ['\t', ';', ',', '|'].find((one) => header.includes(one))
  if (!separator || rows.length === 0) return null
  const names = cellsOf(header, separator)
  const records = rows.map((row) => cellsOf(row, separator))
  if (records.some((cells) => cells.length !== names.length)) return null
  return some(
    records.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))),
  )
}

/** Cells of a line; quoted ones may hold the separator, and a doubled quote stands for one. */
export function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let rest = line
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest)
    const end = quoted ? quoted[0].length : rest.indexOf(separator)
    const stop = end === -1 ? rest.length : end
    cells.push(quoted ? (quoted[1] ?? '').replace(/""/g, '"') : rest.slice(0, stop).trim())
    if (rest[stop] !== separator) return cells
    rest = rest.slice(stop + 1)
  }
}
