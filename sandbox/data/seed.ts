export { demoSkus } from './demo-skus'
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { SeedSku } from '../commerce'

const maxSkuId = 2_147_483_647

const text = z.string().min(1, 'must not be empty')

// Every column of a CSV is text; a JSON file may give the id as a number.
const skuId = z.union([
  z.int().min(1).max(maxSkuId),
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'must be a positive whole number')
    .transform(Number),
])

const sku = z.strictObject({
  refId: text,
  name: text,
  ean: z.string().optional(),
  skuId: skuId.optional(),
})

/**
 * Reads SKUs to seed from a file: CSV with the header `refId,name[,ean][,skuId]`, or a JSON array of objects
 * with those keys. Refs and EANs stay text, so leading zeros survive.
 * @throws Error that names the file, the row and what is wrong
 */
export function readSkus(file: string): SeedSku[] {
  const name = basename(file)
  const rows = extname(file).toLowerCase() === '.json' ? readJson(file, name) : readCsv(file, name)
  const skus = rows.map((row, index) => toSku(row, `${name}, SKU ${index + 1}`))
  refuseDuplicates(skus, name)
  return skus
}

function readCsv(file: string, name: string): Record<string, string>[] {
  const rows = attempt(name, () =>
    parse(readFileSync(file, 'utf8'), { bom: true, columns: true, skip_empty_lines: true }),
  ) as Record<string, string>[]
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(isGiven)))
}

// An empty optional column means that there is no value.
function isGiven([column, value]: [string, string]): boolean {
  return value !== '' || column === 'refId' || column === 'name'
}

function readJson(file: string, name: string): unknown[] {
  const content: unknown = attempt(name, () => JSON.parse(readFileSync(file, 'utf8')))
  if (!Array.isArray(content)) throw new Error(`${name}: expected an array of SKUs.`)
  return content
}

function attempt<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function toSku(row: unknown, where: string): SeedSku {
  const parsed = sku.safeParse(row)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const at = issue?.path.join('.')
  throw new Error(`${where}: ${at ? `${at}: ` : ''}${issue?.message ?? 'invalid'}`)
}

function refuseDuplicates(skus: SeedSku[], name: string): void {
  for (const key of ['refId', 'skuId', 'ean'] as const) {
    const seen = new Set<unknown>()
    for (const { [key]: value } of skus) {
      if (value !== undefined && seen.has(value)) throw new Error(`${name}: ${key} ${value} occurs twice.`)
      seen.add(value)
    }
  }
}
