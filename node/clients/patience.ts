/** Less than this no answer takes reliably, not even of a VTEX on the same machine. */
const SHORTEST = 1_000

/**
 * How long a client waits for an answer, in milliseconds: as long as it was built to, or shorter where the process was
 * told to. `told` is text as an environment variable holds it; what is no number of milliseconds is not heard. Pure.
 */
export function patienceOf(timeout: number, told: string | undefined): number {
  const milliseconds = /^\d{1,9}$/.test(told ?? '') ? Number(told) : timeout
  return Math.min(timeout, Math.max(milliseconds, SHORTEST))
}
