import { ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import { z } from 'zod'
import { claimKey, digest, type ClaimedId } from '../delivery/idempotency'
import type { Failure } from '../errors/failure'
import { parseQuery, type AuthenticatedRequest } from './route'

export const idempotencyHeader = z.strictObject({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
    .optional()
    .meta({ description: 'The same key and body always give the same answer; kept 7 days.' }),
})

/** Id of what a POST makes: a new one, or the first one given under the request's Idempotency-Key. */
export async function claimId(
  { header, query, caller, deps, path }: AuthenticatedRequest,
  text: string,
): Promise<Result<ClaimedId, Failure>> {
  const id = ulid(deps.now())
  const sent = header('idempotency-key')
  const parsed = parseQuery(idempotencyHeader, sent ? { 'Idempotency-Key': sent } : {})
  return parsed.match(
    async ({ 'Idempotency-Key': key }) => {
      if (key === undefined) return ok({ id, isFirst: true })
      const request = digest(JSON.stringify([path, query, text]))
      return claimKey(deps, { source: caller.source, key, request, id })
    },
    async () => parsed.map(() => ({ id, isFirst: true })),
  )
}
