import { createHash } from 'node:crypto'
import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { pause, type Documents } from '../storage/documents'
import { prepareShards, type Shards } from '../storage/shards'

interface Claim {
  /** Hash of what was asked. */
  request: string
  /** What the request made. */
  id: string
  /** Milliseconds since 1970. */
  at: number
}

const shards: Shards = { bucket: 'idempotency', count: 64 }
const KEPT_MILLISECONDS = 7 * 24 * 3_600_000

/** `isFirst` tells who is to make what the id stands for; the others find it made, or on its way. */
export interface ClaimedId {
  id: string
  isFirst: boolean
}

interface ClaimDeps {
  account: string
  workspace: string
  documents: Documents
  now(): number
}

/**
 * Claims an Idempotency-Key for a request. The same key and request always answer the same id, the first one;
 * the same key with another request is a conflict. Keys are kept for 7 days.
 */
export async function claimKey(
  { account, workspace, documents, now }: ClaimDeps,
  claim: { source: string; key: string; request: string; id: string },
): Promise<Result<ClaimedId, Failure>> {
  await prepareShards({ account, workspace, documents }, shards)
  const name = digest(JSON.stringify([claim.source, claim.key]))
  const shard = await documents.update<Record<string, Claim>>(shards.bucket, shardKey(name), (claims) => {
    const kept = Object.fromEntries(
      Object.entries(claims ?? {}).filter(([, { at }]) => now() - at < KEPT_MILLISECONDS),
    )
    if (Object.hasOwn(kept, name)) return null
    return { ...kept, [name]: { request: claim.request, id: claim.id, at: now() } }
  })
  const claimed = shard?.[name]
  if (!claimed) throw new Error('a claim is in the document it was written to')
  if (claimed.request !== claim.request) return fail('idempotency_conflict')
  return ok({ id: claimed.id, isFirst: claimed.id === claim.id })
}

/** How long a request waits for what another one with the same key is making; that one may have died. */
const PATIENCE_MILLISECONDS = 5_000

/** What another request with the same key makes, once it is there; null when it does not come. */
export async function made<T>(read: () => Promise<T | null>): Promise<T | null> {
  for (let waited = 0; ; waited += 100) {
    const found = await read()
    if (found !== null || waited >= PATIENCE_MILLISECONDS) return found
    await pause(100)
  }
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

const shardKey = (name: string): string =>
  String(Buffer.from(name, 'base64url').readUInt16BE(0) % shards.count)
