import { z } from 'zod'
import type { ApiResponse } from '../http'
import type { Platform } from '../platform'
import type { World } from '../platform/world'

export interface ControlRequest {
  query: URLSearchParams
  body: unknown
  /** What stands for `{id}` in the call's name, or ''. */
  id: string
}

export type Handler<Needs = Platform> = (
  platform: Needs,
  request: ControlRequest,
) => ApiResponse | Promise<ApiResponse>

/** What the calls on orders and stock take of the platform. */
export interface Shop {
  world: Pick<World, 'accounts' | 'commerce'>
}

/** Answers 400, with what is wrong, unless the body is as the schema has it. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  handle: (value: z.output<Schema>) => ApiResponse,
): ApiResponse {
  const parsed = schema.safeParse(body)
  return parsed.success ? handle(parsed.data) : invalid(z.prettifyError(parsed.error))
}

export function invalid(message: string): ApiResponse {
  return { status: 400, body: { message } }
}
