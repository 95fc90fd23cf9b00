import type { Codes, CodeValue } from './table'

/** What setting codes would change. */
export interface CodeChanges {
  added: number
  changed: number
  unchanged: number
  /** Those that are not so already. */
  codes: Map<string, CodeValue>
}

/** Codes that are wanted against those the table has. Pure. */
export function codeChanges(
  known: ReadonlyMap<string, CodeValue>,
  wanted: ReadonlyMap<string, CodeValue>,
): CodeChanges {
  const codes: Codes = new Map()
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const [code, value] of wanted) {
    const before = known.get(code)
    const isSame = before?.value === value.value && before.label === value.label
    counts[before ? (isSame ? 'unchanged' : 'changed') : 'added'] += 1
    if (!isSame) codes.set(code, value)
  }
  return { ...counts, codes }
}
