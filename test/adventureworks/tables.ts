import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Product {
  id: string
  /** The SKU code, e.g. `FR-R92B-58`. */
  number: string
  name: string
  /** Finished goods may be sold; the rest are parts. */
  finished: boolean
  /** Decimal amounts as written, up to 4 decimals. */
  listPrice: string
  standardCost: string
}

export interface Location {
  id: string
  name: string
}

export interface InventoryRow {
  productId: string
  locationId: string
  /** Whole units. */
  quantity: number
}

export interface Tables {
  products: Product[]
  locations: Location[]
  inventory: InventoryRow[]
}

type Row = (column: string) => string

/** Reads the tables that stock and prices need. */
export function readTables(dir: string): Tables {
  return {
    products: read(dir, 'Product', (row) => ({
      id: row('ProductID'),
      number: row('ProductNumber'),
      name: row('Name'),
      finished: row('FinishedGoodsFlag') === '1',
      listPrice: row('ListPrice'),
      standardCost: row('StandardCost'),
    })),
    locations: read(dir, 'Location', (row) => ({ id: row('LocationID'), name: row('Name') })),
    inventory: read(dir, 'ProductInventory', (row) => ({
      productId: row('ProductID'),
      locationId: row('LocationID'),
      quantity: wholeNumber(row('Quantity')),
    })),
  }
}

function read<T>(dir: string, table: string, toRecord: (row: Row) => T): T[] {
  const rows = parse<Record<string, string>>(readFileSync(join(dir, `${table}.csv`)), {
    columns: true,
    bom: true,
  })
  return rows.map((cells, index) => {
    try {
      return toRecord((column) => cell(cells, column))
    } catch (error) {
      throw new Error(`${table}.csv, row ${index + 1}: ${(error as Error).message}`)
    }
  })
}

function cell(cells: Record<string, string>, column: string): string {
  const value = cells[column]
  if (!value) throw new Error(`${column} is empty`)
  return value
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number`)
  return Number(text)
}
