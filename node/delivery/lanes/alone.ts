import { pause } from '../../storage/documents'
import { withLease, type HoldOptions } from './lease'

const LEASE_MILLISECONDS = 15_000
const RETRY_MILLISECONDS = 250

/** Runs a task that is to run once at a time in the whole store; null when it had no turn before the deadline. */
export async function aloneInStore<T>(
  deps: HoldOptions,
  name: string,
  /** Milliseconds since 1970. */
  deadline: number,
  task: () => Promise<T>,
): Promise<{ done: T } | null> {
  for (;;) {
    const held = await withLease(deps, name, LEASE_MILLISECONDS, task)
    if (held) return held
    const wait = RETRY_MILLISECONDS * (1 + Math.random())
    if (deps.now() + wait >= deadline) return null
    await pause(wait)
  }
}
