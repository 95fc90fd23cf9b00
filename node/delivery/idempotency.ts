import { createHash } from 'node:crypto'
import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import type { Documents } from '../storage/documents'

interface Claim {
  /** Hash of what was asked. */
  request: string
  /** What the request made. */
  id: string
  /** Milliseconds since 1970. */
  at: number
}

const BUCKET = 'idempotency'
const SHARDS = 64
const KEPT_MILLISECONDS = 7 * 24 * 3_600_000

/**
 * Claims an Idempotency-Key for a request. The same key and request always answer the same id, the first one;
 * the same key with another request is a conflict. Keys are kept for 7 days.
 */
export async function claimKey(
  { documents, now }: { documents: Documents; now(): number },
  claim: { source: string; key: string; request: string; id: string },
): Promise<Result<string, Failure>> {
  const name = digest(JSON.stringify([claim.source, claim.key]))
  const shard = await documents.update<Record<string, Claim>>(BUCKET, shardKey(name), (claims) => {
    if (claims && Object.hasOwn(claims, name)) return null
    const kept = Object.entries(claims ?? {}).filter(([, { at }]) => now() - at < KEPT_MILLISECONDS)
    return { ...Object.fromEntries(kept), [name]: { request: claim.request, id: claim.id, at: now() } }
  })
  const claimed = shard?.[name]
  if (!claimed) throw new Error('a claim is in the document it was written to')
  return claimed.request === claim.request ? ok(claimed.id) : fail('idempotency_conflict')
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

const shardKey = (name: string): string => String(Buffer.from(name, 'base64url').readUInt16BE(0) % SHARDS)
