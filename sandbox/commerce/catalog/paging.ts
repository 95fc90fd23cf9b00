/** A positive whole number of a query, or null. */
export function positive(raw: string | null): number | null {
  return raw !== null && /^[1-9]\d{0,8}$/.test(raw) ? Number(raw) : null
}
