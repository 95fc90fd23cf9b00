import { readRows } from './rows'

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

/** Reads the tables that stock and prices need. */
export function readTables(dir: string): Tables {
  return {
    products: readRows(dir, 'Product', (row) => ({
      id: row('ProductID'),
      number: row('ProductNumber'),
      name: row('Name'),
      finished: row('FinishedGoodsFlag') === '1',
      listPrice: row('ListPrice'),
      standardCost: row('StandardCost'),
    })),
    locations: readRows(dir, 'Location', (row) => ({ id: row('LocationID'), name: row('Name') })),
    inventory: readRows(dir, 'ProductInventory', (row) => ({
      productId: row('ProductID'),
      locationId: row('LocationID'),
      quantity: wholeNumber(row('Quantity')),
    })),
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number`)
  return Number(text)
}
