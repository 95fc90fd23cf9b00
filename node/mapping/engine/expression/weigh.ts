/** Characters and members of the largest value an expression may make on its way. */
export const MOST_WEIGHT = 500_000

/** The longest text: what is longer than this fits no field. */
const LONGEST_TEXT = 200_000

/**
 * Characters and members of a value, counted as often as they would be written down: objects that share parts can be
 * gigantic and yet small in memory. Infinity for a text that is too long. `known` keeps what was weighed.
 */
export function weigh(value: unknown, known: WeakMap<object, number>): number {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? Infinity : value.length + 1
  if (typeof value !== 'object' || value === null) return 1
  const before = known.get(value)
  if (before !== undefined) return before
  // A value within itself has no end.
  known.set(value, Infinity)
  let weight = 1
  for (const [key, member] of Object.entries(value)) {
    weight += key.length + weigh(member, known)
    if (weight > MOST_WEIGHT) break
  }
  known.set(value, weight)
  return weight
}
