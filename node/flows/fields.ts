import { z } from 'zod'

/** Longest reference code VTEX's Admin can show for a SKU. */
const SKU_REF_LENGTH = 50

/** Longest reference code of VTEX's products; other refs are ours alone and have the same. */
const REF_LENGTH = 100

/** Half of a surrogate pair: JSON can carry it, UTF-8 and URLs cannot. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** Text as VTEX accepts it: trimmed, inner blanks collapsed (a trailing blank makes VTEX answer an empty 400). */
function text(maxLength: number) {
  return z
    .string()
    .transform((value) => value.trim().replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'must not be empty').max(maxLength))
    .refine((value) => !LONE_SURROGATE.test(value), 'must be valid Unicode')
}

/** A name or another text of one line. */
export const line = (maxLength: number) => text(maxLength)

/** A text of several lines, HTML perhaps: blanks are collapsed, line breaks stay. */
export function longText(maxLength: number) {
  return z
    .string()
    .transform((value) =>
      value
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .trim(),
    )
    .pipe(z.string().min(1, 'must not be empty').max(maxLength))
    .refine((value) => !LONE_SURROGATE.test(value), 'must be valid Unicode')
}

/** The source's own key of a brand, category, specification or product. */
export const ref = (of: string, maxLength = REF_LENGTH) =>
  text(maxLength).meta({ description: `The source's own code of the ${of}; leading zeros count.` })

/** The reference code of a record whose ref is VTEX's id. */
export const refIdBesideId = (code: typeof skuRef) =>
  code.optional().meta({
    description:
      'Reference code (RefId) in VTEX, for a record whose ref is VTEX’s id (`vtex:123`); otherwise the ref is the code.',
  })

/** Words a shopper may search for. */
export const keywords = z
  .array(text(100).refine((word) => !word.includes(','), 'must not contain commas'))
  .max(100)
  .meta({ description: 'Words a shopper may search for, without commas.', examples: [['bike', 'road bike']] })

/** VTEX keeps keywords as one text. */
export const keywordsOf = (stored: string | null): string[] =>
  (stored ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

export const skuRef = text(SKU_REF_LENGTH).meta({
  description: 'Reference code (RefId) of the SKU, exactly as the source has it; leading zeros count.',
  examples: ['MUG-BLUE-01'],
})

export const warehouseCode = text(100)
  .refine((value) => !value.includes(' '), 'must not contain blanks: VTEX warehouse ids have none')
  .meta({ description: 'Id of the warehouse in VTEX Logistics.', examples: ['main'] })

export const priceTable = text(100).meta({
  description: 'Name of the price table, or id of the trade policy.',
  examples: ['gold', '1'],
})

const MONEY = /^(\d{1,9})(\.\d{1,2})?$/

/** An amount in the store's currency, exact to the cent: number or decimal string, at most 999,999,999.99. */
function money(minimum: number) {
  return z
    .union([z.number(), z.string().trim()], { error: 'must be a number or a decimal string' })
    .transform((value, context) => {
      if (!MONEY.test(String(value))) {
        context.addIssue({
          code: 'custom',
          message: amountProblem(value),
          params: { code: 'invalid_amount' },
        })
        return z.NEVER
      }
      return Number(value)
    })
    .pipe(z.number().min(minimum, `must be at least ${minimum}`))
}

function amountProblem(value: number | string): string {
  if (/^-/.test(String(value))) return 'must not be negative'
  if (/^\d+\.\d{3,}$/.test(String(value)))
    return 'must have at most 2 decimals: round it, or send it as a decimal string'
  return 'must be an amount such as 1431.5 or "1431.50", at most 999999999.99'
}

/** A price: at least one cent (VTEX takes zero and negative prices and then hides the SKU). */
export const price = money(0.01).meta({
  description: 'Amount in the store’s currency, at most 2 decimals.',
  examples: [1431.5],
})

/** A cost: zero is allowed. */
export const cost = money(0).meta({
  description: 'Amount in the store’s currency, at most 2 decimals.',
  examples: [868.63],
})

export const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-11-23T12:00:00Z' })
  .meta({ description: 'RFC 3339 instant with offset.', examples: ['2026-11-23T12:00:00Z'] })

/** A date of VTEX as an instant, to the second: VTEX leaves the offset out, and means UTC. What is no date stays. */
export function toInstant(date: string): string {
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(date)
  const time = Date.parse(hasOffset ? date : `${date}Z`)
  return Number.isNaN(time) ? date : `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** An instant as VTEX is sent it: to the second, without offset. */
export const toVtexDate = (instantOfRecord: string): string =>
  instantOfRecord.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)

/** Fields every record may carry to keep old data from overwriting new. */
export const versioning = {
  version: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Grows with each change in the source; an older one is skipped as stale.' }),
  updatedAt: instant
    .optional()
    .meta({ description: 'When the source changed the record; an older one is skipped as stale.' }),
}
