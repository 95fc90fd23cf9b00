import type { VBase } from '@vtex/api'

export const httpError = (status: number) =>
  Object.assign(new Error(String(status)), { response: { status } })

/** VBase in memory: versions as ETags, 412 for another version, 404 for nothing. */
export function fakeVBase() {
  const files = new Map<string, { data: unknown; etag: string }>()
  const calls: string[] = []
  let versions = 0
  /** Runs before the next write, as another writer would. */
  const intruders: (() => void)[] = []
  const put = (at: string, data: unknown) =>
    files.set(at, { data: structuredClone(data), etag: `"${++versions}"` })
  const vbase = {
    async getRawJSON(bucket: string, path: string, nullIfNotFound: boolean) {
      calls.push('get')
      const found = files.get(`${bucket}/${path}`)
      if (!found && !nullIfNotFound) throw httpError(404)
      return found
        ? { data: structuredClone(found.data), headers: { etag: found.etag } }
        : { data: null, headers: {} }
    },
    async saveJSON(bucket: string, path: string, data: unknown, _tracing: unknown, ifMatch?: string) {
      calls.push(ifMatch ? `put ${ifMatch}` : 'put')
      intruders.shift()?.()
      const at = `${bucket}/${path}`
      if (ifMatch && files.get(at)?.etag !== ifMatch) throw httpError(412)
      put(at, data)
    },
    async deleteFile(bucket: string, path: string) {
      if (!files.delete(`${bucket}/${path}`)) throw httpError(404)
    },
    async listFiles(
      bucket: string,
      { prefix = '', limit, next }: { prefix?: string; limit: number; next?: string },
    ) {
      calls.push(`list ${bucket}/${prefix} ${limit}`)
      const paths = [...files.keys()]
        .filter((at) => at.startsWith(`${bucket}/${prefix}`))
        .map((at) => at.slice(bucket.length + 1))
        .sort()
        .filter((path) => next === undefined || path >= next)
      const data = paths.slice(0, limit).map((path) => ({ path, hash: path }))
      return { data, next: paths[limit] ?? '' }
    },
  }
  return { vbase: vbase as unknown as VBase, files, calls, intruders, put }
}
