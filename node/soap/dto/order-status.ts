import { statusNames, statusOf } from '../../orders/statuses'

/** The codes of the old WebService that are recorded; any other status goes by VTEX's own name. */
const codes: Readonly<Record<string, string>> = { CAP: 'ready-for-handling', ERP: 'handling' }

/** VTEX's name of a status that a caller names; null where there is none. Pure. */
export function statusNamed(code: string): string | null {
  const own = codes[code.trim().toUpperCase()]
  if (own !== undefined) return own
  const { name, kind } = statusOf(code)
  return kind === 'unknown' ? null : name
}

/** What a caller knows a status of VTEX by. Pure. */
export function codeOf(status: string): string {
  const { name } = statusOf(status)
  return Object.entries(codes).find(([, own]) => own === name)?.[0] ?? name
}

/** Every status, as a caller knows it. */
export const orderStatuses = statusNames.map((name) => ({ Description: name, Id: codeOf(name) }))
