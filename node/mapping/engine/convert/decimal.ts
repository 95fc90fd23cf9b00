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
  const signs = new RegExp(`^[+-]?\\d{1,3}(${escaped(group ?? '')}\\d{3})+(${escaped(decimal)}\\d*)?$`)
  return (value: unknown): Result<number, Problem> => {
    if (typeof value === 'number') return ok(value)
    if (typeof value !== 'string') return notANumber(`is not a number such as ${example}`)
    const text = signFirst(value.trim().replace(BLANKS, ' '))
    const grouped = group && signs.test(text) ? text.split(group).join('') : text
    // A point that is no decimal sign here must not become one.
    const plain = decimal === '.' || !grouped.includes('.') ? grouped.replace(decimal, '.') : ''
    return PLAIN.test(plain) ? exact(plain) : notANumber(`is not a number such as ${example}`)
  }
}

const escaped = (sign: string): string => sign.replace(/[.]/g, '\\$&')

/** Some ERPs write the minus behind. */
const signFirst = (text: string): string => (text.endsWith('-') ? `-${text.slice(0, -1)}` : text)

function exact(plain: string): Result<number, Problem> {
  const digits = plain.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length > MOST_DIGITS ? notANumber(`has more than ${MOST_DIGITS} digits`) : ok(Number(plain))
}

/** Multiplies exactly: 868.63 by 0.01 is 8.6863. */
export const toProduct = ({ by }: ConversionOf<'multiply'>) => calculated((value) => value.times(by))

/** Rounds half away from zero: 1.005 to 2 digits is 1.01. */
export const toRounded = ({ digits }: ConversionOf<'round'>) =>
  calculated((value) => value.round(digits, Big.roundHalfUp))

/** A weight or a length in another unit. */
export const toUnit = ({ from, to }: ConversionOf<'unit'>) =>
  calculated((value) => value.times(sizes[from]).div(sizes[to]))

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
