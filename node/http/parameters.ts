import { z } from 'zod'

/** `?park=true`; what it means when it is absent is the caller's to say. */
export function flagOr(byDefault: boolean) {
  return z
    .enum(['true', 'false'])
    .default(byDefault ? 'true' : 'false')
    .transform((value) => value === 'true')
}

/** `?dryRun=true`; absent means false. */
export const flag = flagOr(false)

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
export const onByDefault = flagOr(true)

export function isUlid(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
}
