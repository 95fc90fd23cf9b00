import type { VtexBalance } from '../../clients/logistics'

/** Stock of a SKU in one warehouse, in canonical terms. */
export interface LiveInventory {
  quantity: number
  reserved: number
  unlimited: boolean
  leadTimeSeconds: number
}

export function fromVtex(balance: VtexBalance): LiveInventory {
  return {
    quantity: balance.totalQuantity,
    reserved: balance.reservedQuantity,
    unlimited: balance.hasUnlimitedQuantity,
    leadTimeSeconds: secondsOf(balance.leadTime),
  }
}

/** .NET TimeSpan `[d.]hh:mm:ss`, as Logistics writes durations. */
const TIME_SPAN = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})/

/** Seconds of a TimeSpan; 0 when VTEX has none. */
export function secondsOf(timeSpan: string | null | undefined): number {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = TIME_SPAN.exec(timeSpan ?? '') ?? []
  return Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

/** Seconds as a TimeSpan. */
export function timeSpanOf(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${Math.floor(seconds / 86_400)}.${two((seconds % 86_400) / 3_600)}:${two((seconds % 3_600) / 60)}:${two(seconds % 60)}`
}

/** Seconds as the canonical ISO 8601 duration: whole days where they fit, else hours. */
export function durationOf(seconds: number): string {
  return seconds % 86_400 === 0 ? `P${seconds / 86_400}D` : `PT${Math.ceil(seconds / 3_600)}H`
}
