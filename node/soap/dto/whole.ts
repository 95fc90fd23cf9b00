/** A text as a whole number of the WebService; null where it is none, or too large. Pure. */
export function wholeOf(text: string | null): number | null {
  const value = /^\d{1,10}$/.test(text ?? '') ? Number(text) : NaN
  return value <= 2_147_483_647 ? value : null
}
