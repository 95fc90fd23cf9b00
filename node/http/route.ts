import type { IncomingMessage } from 'node:http'
import { err, ok, type Result } from 'neverthrow'
import type { z } from 'zod'
import type { Caller } from '../auth/caller'
import type { Clients } from '../clients'
import type { Resource } from '../clients/license-manager'
import type { Deps } from '../delivery/deps'
import { invalidRecord } from '../delivery/record'
import { failure, type Failure } from '../errors/failure'
import type { Answer } from './answer'

/** A request that was routed, and authorised as far as the route asks. */
export interface ErpRequest {
  /** Path as it was sent, without the query. */
  path: string
  /** Percent-decoded parts of the path. */
  params: Record<string, string>
  query: Record<string, string>
  /** Value of a request header, '' when absent. */
  header(name: string): string
  raw: IncomingMessage
  deps: Deps
  clients: Clients
}

export interface AuthenticatedRequest extends ErpRequest {
  caller: Caller
}

/** What openapi.json says of a call. */
export interface RouteDocs {
  operationId: string
  summary: string
  description?: string
  query?: z.ZodObject
  headers?: z.ZodObject
  /** Request bodies by media type. */
  body?: Record<string, z.ZodType>
  /** Answers by status; every call can also answer with problem details. */
  answers: Record<number, { description: string; schema: z.ZodType; headers?: string[]; mediaType?: string }>
}

interface Addressed {
  method: 'GET' | 'PUT' | 'POST'
  /** Template below the base path: `/prices/{skuRef}`. */
  path: string
  docs: RouteDocs
}

/** The route table is the list of the API: routing, permissions and openapi.json come from it. */
export type Route = Addressed &
  (
    | { access: 'public'; handle(request: ErpRequest): Promise<Answer> }
    /** `anyOf` License Manager resources; empty: valid credentials are enough. */
    | { access: { anyOf: readonly Resource[] }; handle(request: AuthenticatedRequest): Promise<Answer> }
  )

/** Parses query parameters strictly: a misspelt dryRun must not write. */
export function parseQuery<Q>(schema: z.ZodType<Q>, query: Record<string, string>): Result<Q, Failure> {
  const parsed = schema.safeParse(query)
  if (parsed.success) return ok(parsed.data)
  const { errors = [] } = invalidRecord(parsed.error.issues)
  const named = errors.map(({ pointer, code, message }) => {
    const isUnknown = code === 'unknown_field'
    return {
      pointer,
      code: isUnknown ? 'unknown_parameter' : code,
      message: isUnknown ? 'is not a parameter of this call' : message,
    }
  })
  const detail = named.map(({ pointer, message }) => `${pointer.slice(1)} ${message}`).join('; ')
  return err(failure('invalid_parameter', `${detail}.`, { errors: named }))
}
