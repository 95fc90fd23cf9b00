import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Cells of one row by column. An empty cell is an error, unless it may be empty. */
export interface Row {
  (column: string): string
  optional(column: string): string | null
}

/** Reads a table. Throws naming file and row when a value is not what its column says. */
export function readRows<T>(dir: string, table: string, toRecord: (row: Row) => T): T[] {
  const rows = parse<Record<string, string>>(readFileSync(join(dir, `${table}.csv`)), {
    columns: true,
    bom: true,
  })
  return rows.map((cells, index) => {
    try {
      return toRecord(rowOf(cells))
    } catch (error) {
      throw new Error(`${table}.csv, row ${index + 1}: ${(error as Error).message}`)
    }
  })
}

function rowOf(cells: Record<string, string>): Row {
  const row = (column: string): string => {
    const value = cells[column]
    if (!value) throw new Error(`${column} is empty`)
    return value
  }
  return Object.assign(row, { optional: (column: string) => cells[column] || null })
}
