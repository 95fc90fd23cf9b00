import type { Result } from 'neverthrow'
import type { z } from 'zod'
import type { Failure } from '../../errors/failure'
import { parseWith } from '../parse-with'

/** Settings as somebody sent them, or which of them are wrong. Pure. */
export function parseSettings<T>(schema: z.ZodType<T>, value: unknown): Result<T, Failure> {
  return parseWith(schema, value, 'invalid_settings')
}
