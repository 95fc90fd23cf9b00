interface BackOff {
  /** Before the second attempt; milliseconds, as `longest`. */
  first: number
  longest: number
  /** From 0 to 1: what fails together is not to come back together. */
  random: number
}

/** How long to wait after attempt 1, 2 …: twice as long each time, of which up to half is left out. Pure. */
export function backOff(attempt: number, { first, longest, random }: BackOff): number {
  const whole = Math.min(longest, first * 2 ** Math.min(attempt - 1, 30))
  return Math.round(whole * (1 - random / 2))
}
