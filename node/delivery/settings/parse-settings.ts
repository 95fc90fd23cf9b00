import { ok, type Result } from 'neverthrow'
import type { z } from 'zod'
import { fail, type Failure } from '../../errors/failure'
import { invalidRecord } from '../record'

/** Settings as somebody sent them, or which of them are wrong. Pure. */
export function parseSettings<T>(schema: z.ZodType<T>, value: unknown): Result<T, Failure> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const { detail, errors } = invalidRecord(parsed.error.issues)
  return fail('invalid_settings', detail, { errors })
}
