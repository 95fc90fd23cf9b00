/** The text, or null where VTEX sends none, null or blanks. */
export function filled(value: string | null | undefined): string | null {
  const text = value?.trim() ?? ''
  return text === '' ? null : text
}

/** An instant as RFC 3339 in UTC; null where there is none, or one nobody can read. */
export function instantOf(value: string | null | undefined): string | null {
  const at = Date.parse(value ?? '')
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
