import type { Failure } from '../errors/failure'

/** What is not a fault of an operation keeps its HTTP status: clients branch on it. */
const statuses: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  not_found: 404,
  method_not_allowed: 405,
  vtex_rate_limited: 429,
}

/** The status of a fault: 500, as SOAP 1.1 asks. */
export function statusOf({ code }: Pick<Failure, 'code'>): number {
  return statuses[code] ?? 500
}
