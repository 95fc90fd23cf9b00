import { err, ok, type Result } from 'neverthrow'
import type { ConversionOf } from '../../document/conversions'
import type { Problem } from '../scope'
import { textOf } from './text'

const TOKENS = /yyyy|MM|dd|HH|mm|ss/g
type Token = 'yyyy' | 'MM' | 'dd' | 'HH' | 'mm' | 'ss'

/** What is wrong with a date format; null when nothing is. */
export function formatProblem(format: string): string | null {
  const tokens: readonly string[] = format.match(TOKENS) ?? []
  if (new Set(tokens).size < tokens.length) return 'has a part twice'
  if (!['yyyy', 'MM', 'dd'].every((token) => tokens.includes(token))) return 'needs yyyy, MM and dd'
  if (/[a-su-z]/i.test(format.replace(TOKENS, '').replace(/T/g, '')))
    return 'has letters that are none of yyyy, MM, dd, HH, mm and ss'
  return null
}

/** A date of the source's clock as an RFC 3339 instant; a date of zeros, as ERPs write none, is nothing. */
export function toInstant({ format, zone }: ConversionOf<'date'>) {
  const tokens = (format.match(TOKENS) ?? []) as Token[]
  const pattern = new RegExp(`^${format.replace(/[^a-z0-9]/gi, '\\$&').replace(TOKENS, digits)}$`)
  return (value: unknown): Result<string | undefined, Problem> =>
    textOf(value).andThen((text) => {
      const match = pattern.exec(text)
      const parts = match && partsOf(tokens, match)
      if (parts && isReal(parts))
        return ok(`${parts.yyyy}-${parts.MM}-${parts.dd}T${parts.HH}:${parts.mm}:${parts.ss}${zone}`)
      const isNone = /^[0\D]+$/.test(text) && text.includes('0')
      return isNone ? ok(undefined) : err({ code: 'not_a_date', message: `is not a date such as ${format}` })
    })
}

/** An instant on the source's clock, written as its format says. */
export function toDateText({ format, zone }: ConversionOf<'format-date'>) {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  return (value: unknown): Result<string, Problem> =>
    textOf(value).andThen((text) => {
      const at = INSTANT.test(text) ? Date.parse(text) + offset : NaN
      if (Number.isNaN(at)) return err({ code: 'not_a_date', message: 'is not an RFC 3339 instant' })
      const [, yyyy = '', MM = '', dd = '', HH = '', mm = '', ss = ''] =
        WRITTEN.exec(new Date(at).toISOString()) ?? []
      const parts: Record<string, string> = { yyyy, MM, dd, HH, mm, ss }
      return ok(format.replace(TOKENS, (token) => parts[token] ?? token))
    })
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const WRITTEN = /^[+-]?\d*?(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/

const digits = (token: string): string => `(\\d{${token.length}})`

function partsOf(tokens: readonly Token[], found: readonly string[]): Record<Token, string> {
  const parts = { yyyy: '', MM: '', dd: '', HH: '00', mm: '00', ss: '00' }
  tokens.forEach((token, index) => (parts[token] = found[index + 1] ?? parts[token]))
  return parts
}

function isReal({ yyyy, MM, dd, HH, mm, ss }: Record<Token, string>): boolean {
  const date = new Date(Date.UTC(Number(yyyy), Number(MM) - 1, Number(dd)))
  const isDay = date.getUTCMonth() + 1 === Number(MM) && date.getUTCDate() === Number(dd)
  return isDay && Number(HH) < 24 && Number(mm) < 60 && Number(ss) < 60
}
