import { err, type Result } from 'neverthrow'
import type { z } from 'zod'
import { parseWith } from '../delivery/parse-with'
import type { ErrorCode } from '../errors/catalogue'
import type { Failure } from '../errors/failure'
import { parseJson, readText } from './body'
import { claimId } from './idempotency'
import type { AuthenticatedRequest } from './route'

/**
 * The JSON body of a POST or PUT, parsed. Of a POST its Idempotency-Key is checked against what came with it before.
 * `otherwise`: the code of a body that is not as the schema says; invalid_record or unknown_field unless told.
 */
export async function readJson<T>(
  request: AuthenticatedRequest,
  schema: z.ZodType<T>,
  otherwise?: ErrorCode,
): Promise<Result<T, Failure>> {
  const read = await readText(request.raw, ['application/json'])
  if (read.isErr()) return err(read.error)
  const { text } = read.value
  const parsed = parseJson(text).andThen((value) => parseWith(schema, value, otherwise))
  if (parsed.isErr() || request.raw.method !== 'POST') return parsed
  return (await claimId(request, text)).andThen(() => parsed)
}
