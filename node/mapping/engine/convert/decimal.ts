import Big from 'big.js'
import { err, ok, type Result } from 'neverthrow'
import type { ConversionOf, Unit } from '../../document/conversions'
import type { Problem } from '../scope'

/** A JavaScript number holds as many decimal digits for certain. */
const MOST_DIGITS = 15

const BLANKS = /[\s\u00a0\u202f]/g
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** Grams, and centimeters. */
const sizes: Readonly<Record<Unit, string>> = {
  ...{ kg: '1000', g: '1', lb: '453.59237', oz: '28.349523125' },
  ...{ m: '100', cm: '1', mm: '0.1', in: '2.54' },
}

const notANumber = (message: string): Result<never, Problem> => err({ code: 'not_a_number', message })

/** Text as the source writes numbers, "1.234,56" or "12,50-", to a number. */
export function toNumber({ decimal, group }: ConversionOf<'number'>) {
  const example = `1${group ?? ''}234${decimal}56`
  const grouped = group ? `|\\d{1,3}(?:${escaped(group)}\\d{3})+` : ''
  // Some ERPs write the minus behind.
  const pattern = new RegExp(`^([+-]?)(\\d*${grouped})(?:${escaped(decimal)}(\\d*))?(-?)$`)
  return (value: unknown): Result<number, Problem> => {
    if (typeof value === 'number') return ok(value)
    if (typeof value !== 'string') return notANumber(`is not a number such as ${example}`)
    const match = pattern.exec(group === ' ' ? value.trim().replace(BLANKS, ' ') : value.trim())
    const [, sign = '', whole = '', decimals = '', behind = ''] = match ?? []
    if (whole + decimals === '') return notANumber(`is not a number such as ${example}`)
    return exact(
      sign || behind,
      group && whole.includes(group) ? whole.split(group).join('') : whole,
      decimals,
    )
  }
}

const escaped = (sign: string): string => (sign === '.' ? '\\.' : sign)

function exact(sign: string, whole: string, decimals: string): Result<number, Problem> {
  const isLong = whole.length + decimals.length > MOST_DIGITS
  return isLong && (whole + decimals).replace(/^0+/, '').length > MOST_DIGITS
    ? notANumber(`has more than ${MOST_DIGITS} digits`)
    : ok(Number(`${sign}${whole}.${decimals}0`))
}

/** Multiplies exactly: 868.63 by 0.01 is 8.6863. */
export const toProduct = ({ by }: ConversionOf<'multiply'>) => calculated((value) => value.times(by))

/** Rounds half away from zero: 1.005 to 2 digits is 1.01. */
export const toRounded = ({ digits }: ConversionOf<'round'>) =>
  calculated((value) => value.round(digits, Big.roundHalfUp))

/** A weight or a length in another unit. */
export function toUnit({ from, to }: ConversionOf<'unit'>) {
  const factor = new Big(sizes[from]).div(sizes[to])
  const isExact = factor.times(sizes[to]).eq(sizes[from])
  return calculated((value) => (isExact ? value.times(factor) : value.times(sizes[from]).div(sizes[to])))
}

function calculated(calculate: (value: Big) => Big) {
  return (value: unknown): Result<number, Problem> => {
    if (typeof value !== 'number' && !isPlain(value)) return notANumber('is not a number')
    const result = calculate(new Big(value)).toNumber()
    return Number.isFinite(result) ? ok(result) : notANumber('is too large')
  }
}

const isPlain = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 40 && PLAIN.test(value) && /^[+-]?\d/.test(value)

/** A whole number of days or hours as an ISO 8601 duration. */
export const toDuration =
  ({ unit }: ConversionOf<'duration'>) =>
  (value: unknown): Result<string, Problem> => {
    const whole = typeof value === 'number' || isPlain(value) ? Number(value) : NaN
    if (!Number.isSafeInteger(whole) || whole < 0) return notANumber(`is not a whole number of ${unit}`)
    return ok(unit === 'days' ? `P${whole}D` : `PT${whole}H`)
  }
