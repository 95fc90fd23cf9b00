import type { Conversion, JsonValue } from '../document'
import type { TargetField } from '../shapes'

const BOOLEANS: Conversion = {
  kind: 'boolean',
  true: ['true', 'yes', 'y', 'si', 'sí', 's', 'sim', 't', '1', 'x', 'tYES', 'active', 'activo', 'ativo', 'A'],
  false: ['false', 'no', 'n', 'não', 'nao', 'f', '0', 'tNO', 'inactive', 'inactivo', 'inativo', 'I'],
}

const TABLES: Readonly<Record<string, string>> = { warehouse: 'warehouse', priceTable: 'price-table' }

/** Formats of dates without an offset, and what they look like. */
const dates: readonly (readonly [RegExp, string])[] = [
  [/^\d{8}$/, 'yyyyMMdd'],
  [/^\d{14}$/, 'yyyyMMddHHmmss'],
  [/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'yyyy-MM-dd HH:mm:ss'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, 'yyyy-MM-ddTHH:mm:ss'],
  [/^\d\d\/\d\d\/\d{4}$/, 'dd/MM/yyyy'],
  [/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/, 'dd/MM/yyyy HH:mm'],
  [/^\d\d\.\d\d\.\d{4}$/, 'dd.MM.yyyy'],
]

/** The conversions that bring a value like this one to a field; null where none of ours does. */
export function proposeConversions(
  value: JsonValue,
  { path, type, enumValues }: TargetField,
): Conversion[] | null {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value)
  if (value === null || value === '') return type === 'text' ? textFor(path, enumValues) : []
  if (type === 'list of texts')
    return Array.isArray(value) ? [{ kind: 'text' }] : isScalar ? [{ kind: 'split', separator: ',' }] : null
  if (!isScalar) return null
  switch (type) {
    case 'amount':
      return withNumber(value, [{ kind: 'round', digits: 2 }])
    case 'number':
    case 'integer':
      return withNumber(value, [])
    case 'boolean':
      return typeof value === 'boolean' ? [] : meansSomething(value) ? [BOOLEANS] : null
    case 'instant':
      return dateFor(String(value).trim())
    case 'text':
      return path.endsWith('leadTime') ? daysFor(value) : textFor(path, enumValues)
    default:
      return null
  }
}

function textFor(path: string, enumValues: readonly string[] | null): Conversion[] {
  const table = TABLES[path.split('.').pop() ?? '']
  if (table) return [{ kind: 'table', table }]
  return enumValues ? [{ kind: 'text', case: 'lower' }] : [{ kind: 'text' }]
}

function withNumber(value: JsonValue, after: Conversion[]): Conversion[] | null {
  if (typeof value === 'number') return after
  const text = String(value).trim()
  if (/^-?(\d+|\d{1,3}(\.\d{3})+),\d+-?$/.test(text))
    return [{ kind: 'number', decimal: ',', group: '.' }, ...after]
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?-?$/.test(text))
    return [{ kind: 'number', decimal: '.', group: ',' }, ...after]
  return /^-?(\d+(\.\d*)?|\.\d+)-?$/.test(text) ? [{ kind: 'number', decimal: '.' }, ...after] : null
}

function meansSomething(value: JsonValue): boolean {
  if (BOOLEANS.kind !== 'boolean') return false
  const text = String(value).trim().toLowerCase()
  return [...BOOLEANS.true, ...BOOLEANS.false].some((known) => known.toLowerCase() === text)
}

function dateFor(text: string): Conversion[] | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return []
  const format = dates.find(([pattern]) => pattern.test(text))?.[1]
  return format ? [{ kind: 'date', format, zone: 'Z' }] : null
}

const daysFor = (value: JsonValue): Conversion[] | null =>
  /^\d{1,3}$/.test(String(value))
    ? [{ kind: 'duration', unit: 'days' }]
    : /^P/.test(String(value))
      ? []
      : null
