export interface Span {
  /** How many of the unit; negative: ago. */
  value: number
  unit: 'second' | 'minute' | 'hour' | 'day'
}

/** How long before `now` something was, in the largest unit that fits. Times in milliseconds. Pure. */
export function spanTo(at: number, now: number): Span {
  const seconds = Math.round((at - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 60) return { value: seconds, unit: 'second' }
  if (size < 3_600) return { value: Math.trunc(seconds / 60), unit: 'minute' }
  if (size < 172_800) return { value: Math.trunc(seconds / 3_600), unit: 'hour' }
  return { value: Math.trunc(seconds / 86_400), unit: 'day' }
}
