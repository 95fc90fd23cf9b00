import { keywordsOf } from '../../flows/fields'

const ZONE = /(Z|[+-]\d{2}:\d{2})$/

/** A text as a record carries it: nil leaves what is stored, an empty one clears it. */
export function textOf(sent: string | null): string | null | undefined {
  return sent === null ? undefined : sent || null
}

/** Words between commas as a record carries them. */
export function wordsOf(sent: string | null): string[] | null | undefined {
  return sent === null ? undefined : keywordsOf(sent)
}

/** A value that a record carries where it was sent. */
export function valueOf<T>(sent: T | null): T | undefined {
  return sent ?? undefined
}

/** A date as VTEX holds it: one without a zone is VTEX's own time. .NET's first day of all stands for none. */
export function instantOf(sent: string | null, zone = 'Z'): string | undefined {
  if (sent === null || sent < '1900') return undefined
  return ZONE.test(sent) ? sent : `${sent}${zone}`
}

/** The clock by which the WebService wrote and read dates without a zone: Brasília's, which knows no summer time. */
const CLOCK = { zone: '-03:00', milliseconds: -3 * 3_600_000 }

/** A date by the WebService's clock as an instant; one with a zone is that instant. */
export function instantByClock(sent: string | null): string | undefined {
  return instantOf(sent, CLOCK.zone)
}

/** An instant as a date by the WebService's clock. */
export function byClock(instant: string | null | undefined): string | null {
  if (!instant) return null
  return new Date(Date.parse(instant) + CLOCK.milliseconds).toISOString().replace(/\.\d+Z$/, '')
}

/** A date without a zone, by the WebService's clock where it had one; null where it is none. */
export function writtenByClock(date: string | null): string | null {
  if (date === null || !ZONE.test(date)) return date
  return Number.isNaN(Date.parse(date)) ? null : byClock(date)
}

/** When stock was counted; a moment to come, or none, says nothing: VTEX takes the one of the call. */
export function countedAt(sent: string | null, now: number): string | undefined {
  const instant = instantByClock(sent)
  return instant !== undefined && Date.parse(instant) <= now ? instant : undefined
}

/** A date as the WebService writes it: without zone. */
export function dateTimeOf(stored: string | null | undefined): string | null {
  return stored ? stored.replace(ZONE, '') : null
}

/** Nothing and an empty text are the same in VTEX's Catalog; the WebService wrote nil. */
export const shown = (stored: string | null | undefined): string | null => stored || null
