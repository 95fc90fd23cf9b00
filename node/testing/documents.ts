import type { Documents, Stored } from '../storage/documents'

/** Documents in memory, each with a version as ETag, and what was asked of them. */
export interface MemoryDocuments extends Documents {
  /** JSON by `bucket/key`. */
  readonly stored: Map<string, { json: string; version: number }>
  /** Names of the calls with bucket and key, such as `write ledger/prices.3`. */
  readonly calls: string[]
}

/** Every call gives way to others before it answers, so that writers that run together do interleave. */
export function memoryDocuments(): MemoryDocuments {
  const stored: MemoryDocuments['stored'] = new Map()
  const calls: string[] = []
  let versions = 0
  const begin = async (call: string, bucket: string, key: string): Promise<string> => {
    calls.push(`${call} ${bucket}/${key}`)
    await Promise.resolve()
    return `${bucket}/${key}`
  }
  const put = (at: string, value: unknown) =>
    stored.set(at, { json: JSON.stringify(value), version: ++versions })
  const documents: Documents = {
    async read<T>(bucket: string, key: string): Promise<Stored<T> | null> {
      const found = stored.get(await begin('read', bucket, key))
      return found ? { value: JSON.parse(found.json) as T, etag: String(found.version) } : null
    },
    async write(bucket, key, value) {
      put(await begin('write', bucket, key), value)
    },
    async replace(bucket, key, value, etag) {
      const at = await begin('replace', bucket, key)
      if (String(stored.get(at)?.version) !== etag) return false
      put(at, value)
      return true
    },
    async update<T>(bucket: string, key: string, change: (current: T | null) => T | null, known?: Stored<T>) {
      for (let before: Stored<T> | null | undefined = known; ; before = undefined) {
        const current = before ?? (await documents.read<T>(bucket, key))
        const next = change(current?.value ?? null)
        if (next === null) return current?.value ?? null
        if (current && (await documents.replace(bucket, key, next, current.etag))) return next
        // Creating looks again at the moment of the write: VBase cannot, but tests must not depend on that race.
        if (!current && !stored.has(`${bucket}/${key}`)) {
          put(`${bucket}/${key}`, next)
          return next
        }
      }
    },
    async remove(bucket, key) {
      stored.delete(await begin('remove', bucket, key))
    },
    async list(bucket, { prefix = '', limit, next }) {
      await begin('list', bucket, prefix)
      const keys = [...stored.keys()]
        .filter((at) => at.startsWith(`${bucket}/${prefix}`))
        .map((at) => at.slice(bucket.length + 1))
        .sort()
        .filter((key) => next === undefined || key >= next)
      return { keys: keys.slice(0, limit), next: keys[limit] ?? null }
    },
  }
  return { ...documents, stored, calls }
}
