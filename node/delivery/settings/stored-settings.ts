import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import { readTwice } from '../../storage/documents'
import { scopeOf, type Deps } from '../deps'

const BUCKET = 'settings'
/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

type SettingsDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

export interface StoredSettings<T> {
  /** A change takes up to 10 seconds to be known. The defaults where what is stored is not valid. */
  read(deps: SettingsDeps): Promise<T>
  save(deps: SettingsDeps, settings: T): Promise<void>
}

export interface FreshSettings<T> extends StoredSettings<T> {
  /** The same as they are at this moment. */
  readNow(deps: SettingsDeps): Promise<T>
}

/** One document of a store's settings; `schema` has a default for everything. */
export function storedSettings<T extends object>(key: string, schema: z.ZodType<T>): FreshSettings<T> {
  const known = new LRUCache<string, T>({ max: 1_000, ttl: KNOWN_MILLISECONDS })
  const readNow = async (deps: SettingsDeps): Promise<T> => {
    // The defaults of some mean the opposite of what is stored, so nobody takes VBase's first no for it.
    const parsed = schema.safeParse((await readTwice(deps.documents, BUCKET, key))?.value ?? {})
    return parsed.success ? parsed.data : schema.parse({})
  }
  return {
    readNow,
    async read(deps) {
      const scope = scopeOf(deps)
      const before = known.get(scope)
      if (before) return before
      const settings = await readNow(deps)
      known.set(scope, settings)
      return settings
    },
    async save(deps, settings) {
      await deps.documents.write(BUCKET, key, settings)
      known.delete(scopeOf(deps))
    },
  }
}
