/** One measured number of a benchmark. */
export interface Figure {
  benchmark: string
  name: string
  value: number
  unit: string
}

/** Makes the figures of one benchmark. */
export function figuresOf(benchmark: string): (name: string, value: number, unit: string) => Figure {
  return (name, value, unit) => ({ benchmark, name, value: round(value), unit })
}

/** Seconds, milliseconds or ratios from many samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

export const round = (value: number): number => Number(value.toPrecision(4))

/** One JSON line per figure, then a table a person can read. */
export function report(figures: readonly Figure[]): void {
  for (const figure of figures) console.log(JSON.stringify(figure))
  console.log()
  const width = Math.max(...figures.map(({ benchmark, name }) => benchmark.length + name.length + 3))
  for (const { benchmark, name, value, unit } of figures) {
    console.log(`${`${benchmark} · ${name}`.padEnd(width)} ${String(value).padStart(10)} ${unit}`)
  }
}
