import type { HookCall } from '../commerce'

/** How long VTEX waits for a hook. */
const PATIENCE_MS = 5_000

/** Posts to a hook on this machine; true when it answered 200 in time. */
export async function postHook({ url, headers, body }: HookCall): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}
