import type { Readable } from 'node:stream'
import { entryOf, type Failure } from '../errors/failure'

/** What a route answers; `body` is sent as JSON, a stream as it is. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  body: object | Readable
}

export const BASE_PATH = '/_v/private/erp-integrator/v1'

/** A failure as problem details (RFC 9457); `more` adds members, such as the record it is about. */
export function problem(failed: Failure, instance: string, more: object = {}): Answer {
  const { status, title, owner, help } = entryOf(failed)
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(failed.retryAfter !== undefined &&
        (status === 503 || status === 504) && { 'retry-after': String(failed.retryAfter) }),
      ...(status === 401 && { 'www-authenticate': 'Basic realm="ERP Integrator", charset="UTF-8"' }),
    },
    body: {
      type: `${BASE_PATH}/errors/${failed.code}`,
      title,
      status,
      detail: failed.detail,
      code: failed.code,
      owner,
      help,
      instance,
      errors: failed.errors ?? [],
      ...more,
    },
  }
}
