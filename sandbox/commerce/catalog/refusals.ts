import type { ApiResponse } from '../../http'

/** Whether a step answered the request with a refusal instead of giving its value. */
export function isRefusal(value: object): value is ApiResponse {
  return 'status' in value
}

/** The values when none of them is a refusal, else the first refusal. */
export function allOrRefusal<T extends object>(values: readonly (T | ApiResponse)[]): T[] | ApiResponse {
  const good: T[] = []
  for (const value of values) {
    if (isRefusal(value)) return value
    good.push(value)
  }
  return good
}
