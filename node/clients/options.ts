import type { InstanceOptions, IOContext } from '@vtex/api'

/**
 * Options every client of a VTEX API shares: the app's token for the API's own authorisation, https behind the
 * IO proxy, no retries (HttpClient repeats timed out POSTs) and no memory (reads are merged into writes).
 */
export function apiOptions(
  context: IOContext,
  options: InstanceOptions | undefined,
  timeout: number,
): InstanceOptions {
  return {
    ...options,
    timeout,
    retries: 0,
    memoizable: false,
    headers: {
      ...options?.headers,
      VtexIdclientAutCookie: context.authToken,
      'X-Vtex-Use-Https': 'true',
    },
  }
}
