import { err, ok, type Result } from 'neverthrow'
import { valuesOf, type SimpleType } from '../contract'

/** What is wrong with a value, in words that follow the name of its field. */
export type Reading<T> = Result<T, string>

/** Reads a text that is not blank as a value of a simple type. Pure. */
export const readers: Readonly<Record<SimpleType, (text: string) => Reading<string | number | boolean>>> = {
  int: (text) => readInteger(text, 2_147_483_647),
  short: (text) => readInteger(text, 32_767),
  decimal: readDecimal,
  boolean: readBoolean,
  dateTime: readDateTime,
  string: ok,
  guid: ok,
}

function readInteger(text: string, largest: number): Reading<number> {
  const value = /^[+-]?\d{1,20}$/.test(text) ? Number(text) : NaN
  const isInRange = value >= -largest - 1 && value <= largest
  return isInRange ? ok(value) : err(`must be a whole number up to ${largest}`)
}

/** Digits stay as they were sent. */
function readDecimal(text: string): Reading<string> {
  const isDecimal = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) && text.length <= 30
  return isDecimal ? ok(text) : err('must be a decimal number such as 10.50')
}

function readBoolean(text: string): Reading<boolean> {
  const word = text.toLowerCase()
  if (word === 'true' || word === '1') return ok(true)
  return word === 'false' || word === '0' ? ok(false) : err('must be true or false')
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/

/** A date without time is its midnight; a zone is kept, and so is its absence. */
function readDateTime(text: string): Reading<string> {
  const [, day, minutes = '00:00', seconds = ':00', zone = ''] = DATE.exec(text) ?? []
  const [shown = '', fraction = ''] = seconds.split('.')
  const instant = Date.parse(`${day}T${minutes}${shown}Z`)
  const isReal = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(`${day}T`)
  if (!isReal) return err('must be a date such as 2025-08-31T00:00:00')
  return ok(`${day}T${minutes}${shown}${fraction && `.${fraction}`}${zone}`)
}

/** Reads a value of an enumeration, by its name. Pure. */
export function readEnum(type: string, text: string): Reading<string> {
  const values = valuesOf(type) ?? []
  return values.includes(text) ? ok(text) : err(`must be one of ${values.join(', ')}`)
}
