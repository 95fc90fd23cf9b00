/** As OMS writes instants: seven digits of a second. */
export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000+00:00')
}

/** As feeds and hooks write instants. */
export function zuluOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z')
}
