import { existsSync } from 'node:fs'
import { describeWithFolder, folder } from '../support/shared-data'
import { toCents } from './money'
import { readTables, type Product, type Tables } from './tables'

export type { InventoryRow, Location, Product } from './tables'

/** AdventureWorks as an ERP sees it: its tables, and what of them is sold in the records our API takes. */
export interface AdventureWorks extends Tables {
  /** What is sold: finished goods with a list price. `refId` is ProductNumber. */
  skus: { refId: string; name: string }[]
  /** The locations that hold stock of what is sold. */
  warehouses: { id: string; name: string }[]
  stock: { skuRef: string; warehouse: string; quantity: number }[]
  /** List price and standard cost in currency units, rounded half-up to cents. No `costPrice` where the cost is 0. */
  prices: { skuRef: string; basePrice: number; costPrice?: number }[]
}

const VARIABLE = 'ADVENTUREWORKS_DIR'
export const defaultDir = () => folder(VARIABLE, '../shared/data/adventureworks')

/** Reads the CSV files. Throws naming file and row when one is missing or a value is not what its column says. */
export function loadAdventureWorks(dir = defaultDir()): AdventureWorks {
  if (!existsSync(dir))
    throw new Error(`No AdventureWorks files in ${dir}; set ${VARIABLE} to where they are`)
  const tables = readTables(dir)
  const sold = tables.products.filter((product) => product.finished && toCents(product.listPrice) > 0)
  const refIds = new Map(sold.map(({ id, number }) => [id, number]))
  const rows = tables.inventory.filter(({ productId }) => refIds.has(productId))
  const stocked = new Set(rows.map(({ locationId }) => locationId))
  return {
    ...tables,
    skus: sold.map(({ number, name }) => ({ refId: number, name })),
    warehouses: tables.locations
      .filter(({ id }) => stocked.has(id))
      .map(({ id, name }) => ({ id: warehouseId(id), name })),
    stock: rows.map(({ productId, locationId, quantity }) => ({
      skuRef: refIds.get(productId) as string,
      warehouse: warehouseId(locationId),
      quantity,
    })),
    prices: sold.map(priceOf),
  }
}

/** Tests on AdventureWorks; skipped aloud when its files are absent (see describeWithFolder). */
export function describeWithAdventureWorks(name: string, fn: (erp: AdventureWorks) => void): void {
  describeWithFolder(name, { dir: defaultDir(), variable: VARIABLE, load: loadAdventureWorks }, fn)
}

const warehouseId = (locationId: string) => `loc-${locationId}`

// Product carries the current amounts: where a history has an open row they agree, and 100 sold SKUs have none.
function priceOf({ number, listPrice, standardCost }: Product): AdventureWorks['prices'][number] {
  const cost = toCents(standardCost)
  return { skuRef: number, basePrice: toCents(listPrice) / 100, ...(cost > 0 && { costPrice: cost / 100 }) }
}
