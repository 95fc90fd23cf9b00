import type { Documents } from '../storage/documents'
import type { MemoryStore } from './store'

/** The documents of a worker that is killed: from the `after`-th operation on, none is carried out. */
export function dyingDocuments(documents: Documents, after: number): Documents {
  let left = after
  const methods = ['read', 'write', 'replace', 'remove', 'list'] as const
  const dying = Object.fromEntries(
    methods.map((name) => [
      name,
      async (...args: unknown[]) => {
        if (left-- <= 0) throw new Error('killed')
        return (documents[name] as (...all: unknown[]) => Promise<unknown>)(...args)
      },
    ]),
  ) as unknown as Documents
  dying.update = async (bucket, key, change, known) => {
    if (left-- <= 0) throw new Error('killed')
    return documents.update(bucket, key, change, known)
  }
  return dying
}

/** Makes every call to the store take as long as the next of `delays` (milliseconds, over and over). */
export function slowDown(store: MemoryStore, delays: readonly number[]): void {
  let calls = 0
  for (const client of Object.values(store.clients)) {
    for (const [name, method] of Object.entries(client) as [
      string,
      (...args: unknown[]) => Promise<unknown>,
    ][]) {
      Object.assign(client, {
        [name]: async (...args: unknown[]) => {
          const delay = delays[calls++ % delays.length] ?? 0
          if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
          const answer = await method(...args)
          if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
          return answer
        },
      })
    }
  }
}
