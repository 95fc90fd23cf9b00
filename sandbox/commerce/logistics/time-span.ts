const daySeconds = 24 * 3600
const maxDays = 10_675_199

/**
 * Seconds of a .NET TimeSpan without sign or fraction: `d.hh:mm:ss`, `hh:mm:ss`, `hh:mm` or `d`. null when it
 * is none. As documented for lead times, hours beyond 23 are taken for days: `78:00:00` is 78 days.
 */
export function parseTimeSpan(text: string): number | null {
  const match = /^(?:(\d{1,8})\.)?(\d{1,8})(?::(\d{1,2})(?::(\d{1,2})(?:\.\d{1,7})?)?)?$/.exec(text)
  if (!match) return null
  const [, days, first = '', second, third = '0'] = match
  if (days !== undefined) return second === undefined ? null : seconds(days, first, second, third)
  if (second === undefined) return seconds(first, '0', '0', '0')
  return Number(first) > 23 ? seconds(first, second, third, '0') : seconds('0', first, second, third)
}

/** Seconds as `hh:mm:ss`, from a day on as `d.hh:mm:ss`. */
export function formatTimeSpan(total: number): string {
  const clock = [Math.floor((total % daySeconds) / 3600), Math.floor((total % 3600) / 60), total % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  return total < daySeconds ? clock : `${Math.floor(total / daySeconds)}.${clock}`
}

function seconds(days: string, hours: string, minutes: string, rest: string): number | null {
  const [d, h, m, s] = [Number(days), Number(hours), Number(minutes), Number(rest)]
  return d > maxDays || h > 23 || m > 59 || s > 59 ? null : d * daySeconds + h * 3600 + m * 60 + s
}
