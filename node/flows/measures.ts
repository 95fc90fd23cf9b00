import { z } from 'zod'

const grams = { kg: 1_000, g: 1, lb: 453.59237, oz: 28.349523125 } as const
const centimeters = { cm: 1, mm: 0.1, m: 100, in: 2.54 } as const

/** Larger ones are mistakes: a thousand tonnes, ten kilometers. */
const MOST = 1_000_000_000

/** Decimals VTEX is sent. */
const DECIMALS = 4

const measure = z.number().positive().max(MOST)

const inUnit = (factor: number, value: number) => rounded(value * factor)

/** Whether rounding leaves something; what is not positive is refused for that alone. */
const isKept = (given: number, kept: number): boolean => given <= 0 || kept > 0
const areKept = (given: Lengths, kept: Lengths): boolean =>
  isKept(given.height, kept.height) && isKept(given.length, kept.length) && isKept(given.width, kept.width)

export const weight = z
  .strictObject({ value: measure, unit: z.enum(['kg', 'g', 'lb', 'oz']) })
  .refine((given) => isKept(given.value, toGrams(given)), 'is less than VTEX can hold')
  .meta({ description: 'A weight; VTEX holds it in grams.', examples: [{ value: 1.2, unit: 'kg' }] })

export const dimensions = z
  .strictObject({
    height: measure,
    length: measure,
    width: measure,
    unit: z.enum(['cm', 'mm', 'm', 'in']),
  })
  .refine((given) => areKept(given, toCentimeters(given)), 'is less than VTEX can hold')
  .meta({
    description: 'Height, length and width in one unit; VTEX holds them in centimeters.',
    examples: [{ height: 10, length: 20, width: 15, unit: 'cm' }],
  })

export interface Weight {
  value: number
  unit: keyof typeof grams
}

interface Lengths {
  height: number
  length: number
  width: number
}

export interface Dimensions extends Lengths {
  unit: keyof typeof centimeters
}

/** A weight in grams, the unit of stores that did not choose another. */
export const toGrams = ({ value, unit }: Weight): number => inUnit(grams[unit], value)

/** Lengths in centimeters. */
export function toCentimeters({ height, length, width, unit }: Dimensions): Lengths {
  const inCm = (value: number) => inUnit(centimeters[unit], value)
  return { height: inCm(height), length: inCm(length), width: inCm(width) }
}

/** Half up, to the decimals VTEX is sent; the noise of binary fractions is taken away first. */
export function rounded(value: number): number {
  return Math.round(Number((value * 10 ** DECIMALS).toPrecision(12))) / 10 ** DECIMALS
}
