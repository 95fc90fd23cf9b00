/** Whether a document, by its fields and its own `id`, `createdIn` and `updatedIn`, fulfills a condition. */
export type Condition = (document: Readonly<Record<string, unknown>>) => boolean

/**
 * Reads a `_where` of Master Data v1: comparisons, `between … AND …`, `is null`, `is not null`, AND, OR, parentheses and
 * `*` in values. @returns null when it can not be read
 */
export function parseWhere(text: string): Condition | null {
  const reader = new Reader(text)
  const condition = anyOf(reader)
  return condition && reader.isAtEnd ? condition : null
}

/** `field=value`, the form of plain query parameters. `*` stands for any text; case does not count. */
export function equals(field: string, value: string): Condition {
  const pattern = new RegExp(`^${value.split('*').map(escaped).join('.*')}$`, 'is')
  return (document) => pattern.test(textOf(document[field]))
}

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.text.slice(this.at).trim() === ''
  }

  /** The groups of the pattern where the text goes on with it. */
  take(pattern: RegExp): readonly string[] | null {
    const found = new RegExp(`^\\s*(?:${pattern.source})`, 'i').exec(this.text.slice(this.at))
    if (!found) return null
    this.at += found[0].length
    return found.slice(1)
  }
}

function anyOf(reader: Reader): Condition | null {
  return joined(reader, allOf, /OR\b/, (all) => (document) => all.some((each) => each(document)))
}

function allOf(reader: Reader): Condition | null {
  return joined(reader, single, /AND\b/, (all) => (document) => all.every((each) => each(document)))
}

function joined(
  reader: Reader,
  part: (reader: Reader) => Condition | null,
  word: RegExp,
  join: (all: Condition[]) => Condition,
): Condition | null {
  const all: Condition[] = []
  do {
    const condition = part(reader)
    if (!condition) return null
    all.push(condition)
  } while (reader.take(word))
  return join(all)
}

const VALUE = /("[^"]*"|[^()]+?)(?=\s+(?:AND|OR)\b|\s*\)|\s*$)/

function single(reader: Reader): Condition | null {
  if (reader.take(/\(/)) {
    const inner = anyOf(reader)
    return reader.take(/\)/) ? inner : null
  }
  const [field] = reader.take(/([\w.]+)/) ?? []
  if (field === undefined) return null
  const isNull = (document: Parameters<Condition>[0]) => textOf(document[field]) === ''
  if (reader.take(/is\s+not\s+null\b/)) return (document) => !isNull(document)
  if (reader.take(/is\s+null\b/)) return isNull
  if (reader.take(/between\b/)) return between(reader, field)
  const [operator = ''] = reader.take(/(<>|>=|<=|=|>|<)/) ?? []
  const value = valueIn(reader)
  if (operator === '' || value === null) return null
  return comparison(field, operator, value)
}

function between(reader: Reader, field: string): Condition | null {
  const from = valueIn(reader)
  if (from === null || !reader.take(/AND\b/)) return null
  const to = valueIn(reader)
  if (to === null) return null
  return (document) => compare(document[field], from) >= 0 && compare(document[field], to) <= 0
}

function comparison(field: string, operator: string, value: string): Condition {
  const isEqual = equals(field, value)
  if (operator === '=') return isEqual
  if (operator === '<>') return (document) => !isEqual(document)
  const holds: Record<string, (order: number) => boolean> = {
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
  }
  return (document) => holds[operator]?.(compare(document[field], value)) ?? false
}

function valueIn(reader: Reader): string | null {
  const [value] = reader.take(VALUE) ?? []
  return value === undefined ? null : value.trim().replace(/^"(.*)"$/, '$1')
}

/** Order of a stored value and a text: as numbers or instants where both are, else as text. NaN: nothing is stored. */
function compare(stored: unknown, text: string): number {
  const own = textOf(stored)
  if (own === '') return NaN
  const numbers = [own, text].map((each) => (/^\d{4}-\d{2}/.test(each) ? Date.parse(each) : Number(each)))
  const [a = NaN, b = NaN] = numbers
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b
  return own < text ? -1 : own > text ? 1 : 0
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
