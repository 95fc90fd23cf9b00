/** Heights of bars in a drawing of so many pixels; what is above 0 can be seen. Pure. */
export function barHeights(values: readonly number[], height: number): number[] {
  const most = Math.max(...values, 1)
  return values.map((value) => (value === 0 ? 0 : Math.max(2, Math.round((value / most) * height))))
}

/** How much of its limit a lane uses, in per cent, at most 100. */
export function percentOf(value: number, limit: number): number {
  return limit > 0 ? Math.min(100, Math.round((value / limit) * 100)) : 0
}
