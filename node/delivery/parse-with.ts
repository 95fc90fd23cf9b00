import { ok, type Result } from 'neverthrow'
import type { z } from 'zod'
import type { ErrorCode } from '../errors/catalogue'
import { fail, type Failure } from '../errors/failure'
import { invalidRecord } from './record'

/** A value somebody sent, parsed; `otherwise`: the code where it is not valid, that of a record unless told. Pure. */
export function parseWith<T>(
  schema: z.ZodType<T>,
  value: unknown,
  otherwise?: ErrorCode,
): Result<T, Failure> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const { code, detail, errors } = invalidRecord(parsed.error.issues)
  return fail(otherwise ?? code, detail, { errors })
}
