import type { VBase } from '@vtex/api'
import { statusOf } from '../clients/response'

export interface Stored<T> {
  value: T
  etag: string
}

export interface Page {
  keys: string[]
  /** Marker of the next page, null on the last. */
  next: string | null
}

/**
 * JSON documents in VBase, per account and workspace, with compare-and-swap by ETag.
 * VBase has no create-if-absent: two first writers of one key can race, so what is written must be harmless twice.
 */
export interface Documents {
  read<T>(bucket: string, key: string): Promise<Stored<T> | null>
  /** Unconditional write. */
  write(bucket: string, key: string, value: unknown): Promise<void>
  /** Writes if the document still has `etag`; false when somebody else wrote it. */
  replace(bucket: string, key: string, value: unknown, etag: string): Promise<boolean>
  /**
   * Reads, changes and writes until no other writer interferes. `change` may answer null: leave it as it is.
   * `known` is the document as read before; it saves the first read.
   */
  update<T>(
    bucket: string,
    key: string,
    change: (current: T | null) => T | null,
    known?: Stored<T>,
  ): Promise<T | null>
  remove(bucket: string, key: string): Promise<void>
  list(bucket: string, options: { prefix?: string; limit: number; next?: string }): Promise<Page>
}

const MAX_ATTEMPTS = 25

export function documentsIn(vbase: VBase): Documents {
  const read = async <T>(bucket: string, key: string): Promise<Stored<T> | null> => {
    const response = await vbase.getRawJSON<T | null>(bucket, pathOf(key), true)
    return response.data === null ? null : { value: response.data, etag: String(response.headers.etag ?? '') }
  }
  const replace = async (bucket: string, key: string, value: unknown, etag: string): Promise<boolean> => {
    try {
      await vbase.saveJSON(bucket, pathOf(key), value, undefined, etag)
      return true
    } catch (error) {
      if (statusOf(error) === 412) return false
      throw error
    }
  }
  const write = async (bucket: string, key: string, value: unknown): Promise<void> => {
    await vbase.saveJSON(bucket, pathOf(key), value)
  }
  return {
    read,
    write,
    replace,
    async update<T>(bucket: string, key: string, change: (current: T | null) => T | null, known?: Stored<T>) {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        // What VBase wrongly denies to have would be overwritten.
        const stored = attempt === 1 && known ? known : await readTwice<T>({ read }, bucket, key)
        const next = change(stored?.value ?? null)
        if (next === null) return stored?.value ?? null
        if (stored === null) {
          await write(bucket, key, next)
          return next
        }
        if (await replace(bucket, key, next, stored.etag)) return next
        await pause(Math.random() * 20 * attempt)
      }
      throw new Error(`VBase document ${bucket}/${key} could not be updated in ${MAX_ATTEMPTS} attempts`)
    },
    async remove(bucket, key) {
      try {
        await vbase.deleteFile(bucket, pathOf(key))
      } catch (error) {
        if (statusOf(error) !== 404) throw error
      }
    },
    async list(bucket, { prefix, limit, next }) {
      const start = prefix === undefined ? undefined : pathOf(prefix)
      const listing = await vbase.listFiles(bucket, { prefix: start, limit, next })
      return { keys: listing.data.map(({ path }) => path), next: listing.next || null }
    },
  }
}

/** VBase is known to answer now and then that a document does not exist which does: so it is asked twice. */
export async function readTwice<T>(
  documents: Pick<Documents, 'read'>,
  bucket: string,
  key: string,
): Promise<Stored<T> | null> {
  return (await documents.read<T>(bucket, key)) ?? documents.read<T>(bucket, key)
}

/** Keys are ours (hashes, ULIDs, flow names), but encoding costs nothing and keeps a slash from making a folder. */
const pathOf = (key: string): string => encodeURIComponent(key)

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
