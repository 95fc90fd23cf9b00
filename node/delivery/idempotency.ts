import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { pause, type Documents } from '../storage/documents'

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

/** Far longer than a first write of another process can be on its way. */
const SETTLE_MILLISECONDS = 1_500

const prepared = new LRUCache<string, Promise<void>>({ max: 1_000 })

/**
 * Claims are safe by compare-and-swap once their documents exist, and VBase cannot create only what is absent. So all
 * of them are made, empty, before the store's first claim, with time for whoever does the same at the same moment.
 */
function prepareOnce(scope: string, documents: Documents): Promise<void> {
  const known = prepared.get(scope) ?? prepare(documents)
  prepared.set(scope, known)
  known.catch(() => prepared.delete(scope))
  return known
}

async function prepare(documents: Documents): Promise<void> {
  const present = new Set((await documents.list(BUCKET, { limit: SHARDS })).keys)
  const missing = Array.from({ length: SHARDS }, (_, shard) => String(shard)).filter(
    (shard) => !present.has(shard),
  )
  if (missing.length === 0) return
  await Promise.all(missing.map((shard) => documents.write(BUCKET, shard, {})))
  await pause(SETTLE_MILLISECONDS)
}

/**
 * Claims an Idempotency-Key for a request. The same key and request always answer the same id, the first one;
 * the same key with another request is a conflict. Keys are kept for 7 days.
 */
export async function claimKey(
  { account, workspace, documents, now }: ClaimDeps,
  claim: { source: string; key: string; request: string; id: string },
): Promise<Result<ClaimedId, Failure>> {
  await prepareOnce(`${account}/${workspace}`, documents)
  const name = digest(JSON.stringify([claim.source, claim.key]))
  const shard = await documents.update<Record<string, Claim>>(BUCKET, shardKey(name), (claims) => {
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

const shardKey = (name: string): string => String(Buffer.from(name, 'base64url').readUInt16BE(0) % SHARDS)
