import type { Change } from './flow'

type Equals<L> = { [F in keyof L]?: (a: L[F], b: L[F]) => boolean }

/**
 * What a record changes, field by field, in the live state: a field it does not carry stays. Null stands for nothing
 * on both sides. `equals` are the fields that VTEX does not keep as they were sent. Pure.
 */
export function planFields<L extends object>(
  wanted: Partial<L>,
  live: L | null,
  equals: Equals<L> = {},
): Change[] {
  const fields = Object.keys(wanted) as (keyof L & string)[]
  return fields.flatMap((field) => {
    const after = wanted[field]
    const before = live?.[field] ?? null
    if (after === undefined || (live === null && after === null)) return []
    const isEqual = equals[field] ?? isSame
    if (live && (isEqual(live[field], after as L[typeof field]) || isSame(before, after))) return []
    return [{ field, before, after }]
  })
}

/** Text as VTEX keeps it: its Catalog loses some diacritics. Compares without them, or every run would write anew. */
export function isSameText(a: string | null, b: string | null): boolean {
  return plain(a) === plain(b)
}

/** Names as people compare them: without case, diacritics and blanks too many. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b)
}

/** The same for all spellings of a name that `isSameName` takes for one. */
export function nameKey(name: string): string {
  return plain(name).toLowerCase()
}

function plain(text: string | null): string {
  return (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
