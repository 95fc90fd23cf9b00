import type { Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'

/** The answer, or that VTEX took too long for it: what was begun may still come about, as the failure says. */
export async function inTime<T>(
  answering: Promise<Result<T, Failure>>,
  milliseconds: number,
): Promise<Result<T, Failure>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Result<T, Failure>>((resolve) => {
    timer = setTimeout(() => resolve(fail('vtex_timeout', undefined, { retryAfter: 5 })), milliseconds)
  })
  try {
    return await Promise.race([answering, late])
  } finally {
    clearTimeout(timer)
  }
}
