import { z } from 'zod'

/** `?dryRun=true`; absent means false. */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')

/** `?limit=50`. */
export function limit(byDefault: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number')
    .default(String(byDefault))
    .transform(Number)
    .pipe(z.number().min(1).max(most))
    .meta({ description: `Entries per page, at most ${most}.` })
}

export const cursor = z.string().max(500).optional().meta({ description: 'The `cursor` of the page before.' })

/** `?park=false`; absent means true. */
export const onByDefault = z
  .enum(['true', 'false'])
  .default('true')
  .transform((value) => value === 'true')

export function isUlid(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
}
