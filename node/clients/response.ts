import { err, ok, type Result } from 'neverthrow'
import { failure, type Failure, type FailureKind } from '../errors/failure'

interface HttpError {
  code?: string
  message?: string
  response?: { status: number; data?: unknown; headers?: Record<string, string | undefined> }
}

/** HTTP status of an error thrown by @vtex/api's HttpClient; undefined when no answer came. */
export function statusOf(error: unknown): number | undefined {
  return (error as HttpError | null)?.response?.status
}

/**
 * Turns a call of HttpClient into data: the answer, or a Failure of the catalogue.
 * Programming errors (no answer, no network code) are thrown on.
 */
export async function asResult<T>(call: Promise<T>): Promise<Result<T, Failure>> {
  try {
    return ok(await call)
  } catch (error) {
    return err(failureOf(error as HttpError))
  }
}

/** Which failure a refused or lost call to VTEX is (vtex-contract §1.0.4: error bodies are strings, {Message} or {message}). */
export function failureOf(error: HttpError): Failure {
  const { response } = error
  if (!response) return failureWithoutAnswer(error)
  const { status } = response
  if (status === 429) {
    const retryAfter = secondsFrom(response.headers?.['retry-after'])
    return failure('vtex_rate_limited', undefined, { kind: 'rate-limited', retryAfter })
  }
  if (status === 423) return failure('vtex_locked', undefined, { kind: 'locked', retryAfter: 3 })
  if (status === 408) return timedOut()
  const detail = describe(status, response.data)
  if (status === 401 || status === 403) return failure('policy_missing', detail, { kind: 'forbidden' })
  if (status >= 500) {
    return failure('vtex_unavailable', `VTEX answered ${status}.`, { kind: 'server-error', retryAfter: 5 })
  }
  const existingId = status === 409 ? ownerOfRef(response.data) : undefined
  return failure('vtex_refused', detail, {
    kind: refusals[status] ?? 'refused',
    ...(existingId && { existingId }),
  })
}

/** Catalog's 409 for a taken reference code ends with the id of whoever has it; one for a taken link does not count. */
function ownerOfRef(data: unknown): string | undefined {
  return /\bRefId\b.*\bid (\d+)\W*$/is.exec(wordsIn(data))?.[1]
}

/** Refusals of their own kind, by status; all others say that something in the request is wrong. */
const refusals: Readonly<Record<number, FailureKind>> = { 404: 'not-found', 409: 'conflict' }

function failureWithoutAnswer(error: HttpError): Failure {
  if (error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT') return timedOut()
  if (!error.code) throw error
  return failure('vtex_unavailable', `VTEX could not be reached (${error.code}).`, {
    kind: 'connection',
    retryAfter: 5,
  })
}

const timedOut = (): Failure => failure('vtex_timeout', undefined, { kind: 'timeout', retryAfter: 5 })

function describe(status: number, data: unknown): string {
  const words = wordsIn(data)
  return words
    ? `VTEX answered ${status}: ${words.slice(0, 300)}`
    : `VTEX answered ${status} without a reason.`
}

function wordsIn(data: unknown): string {
  if (typeof data === 'string') return data.trim()
  if (typeof data !== 'object' || data === null) return ''
  const { Message, message, error } = data as Record<string, unknown>
  const found = Message ?? message ?? error
  if (typeof found === 'object' && found !== null) return wordsIn(found)
  return typeof found === 'string' ? found : ''
}

function secondsFrom(header: string | undefined): number {
  const seconds = Number(header)
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 2
}
