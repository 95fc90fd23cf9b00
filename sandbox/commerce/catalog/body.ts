import type { z } from 'zod'
import type { ApiResponse } from '../../http'
import { catalogMessage } from '../answers'
import type { Answered, Call } from '../routes'
import { readBody } from '../shape'

/**
 * Reads a Catalog body and hands it on. A string that ends in a blank is refused with an empty body, as in
 * the known issue; other mistakes say what is wrong.
 */
export function withBody<T, R extends Answered>(
  schema: z.ZodType<T>,
  call: Call,
  handle: (body: T) => R,
): ApiResponse | R {
  if (hasTrailingBlank(call.request.body)) return { status: 400 }
  const body = readBody(schema, call.request.body)
  return body.ok ? handle(body.value) : catalogMessage(400, body.message)
}

function hasTrailingBlank(value: unknown): boolean {
  if (typeof value === 'string') return /\s$/.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasTrailingBlank)
}
