/** VTEX's id of what a person typed: an order's id, or its sequence number alone. Null while nothing is typed. */
export function orderIdOf(text: string): string | null {
  const typed = text.trim().replace(/^#/, '')
  if (typed === '' || typed.length > 100) return null
  return /^\d{1,9}$/.test(typed) ? `seq${typed}` : typed
}
