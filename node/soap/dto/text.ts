import { keywordsOf } from '../../flows/fields'

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
export function instantOf(sent: string | null): string | undefined {
  if (sent === null || sent < '1900') return undefined
  return /(Z|[+-]\d{2}:\d{2})$/.test(sent) ? sent : `${sent}Z`
}

/** When stock was counted; a moment to come, or none, says nothing: VTEX takes the one of the call. */
export function countedAt(sent: string | null, now: number): string | undefined {
  const instant = instantOf(sent)
  return instant !== undefined && Date.parse(instant) <= now ? instant : undefined
}

/** A date as the WebService writes it: without zone. */
export function dateTimeOf(stored: string | null | undefined): string | null {
  return stored ? stored.replace(/(Z|[+-]\d{2}:\d{2})$/, '') : null
}

/** Nothing and an empty text are the same in VTEX's Catalog; the WebService wrote nil. */
export const shown = (stored: string | null | undefined): string | null => stored || null
