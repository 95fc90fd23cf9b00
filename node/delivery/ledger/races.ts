import type { EncodedEntry } from './encoding'

/** Tells which stored entries somebody else changed since they were answered to the caller. */
export interface Races {
  /** The caller was told that this is stored. */
  answered(id: string, entry: EncodedEntry | undefined): void
  /** This was found when about to write. */
  found(id: string, entry: EncodedEntry | undefined): void
  /** Whether it was found changed since this was last asked. */
  isRaced(id: string): boolean
  /** This is about to be written. */
  writing(id: string, entry: EncodedEntry): void
  /** What was about to be written is stored. */
  written(id: string): void
  /** The ids found changed since this was last asked. */
  take(): Set<string>
}

export function watchRaces(): Races {
  const known = new Map<string, EncodedEntry | undefined>()
  const attempted = new Map<string, EncodedEntry>()
  let raced = new Set<string>()
  return {
    answered: (id, entry) => void known.set(id, entry),
    found(id, entry) {
      if (!known.has(id) || same(known.get(id), entry)) return
      // A write that was reported as failed may have been carried out.
      if (!same(attempted.get(id), entry)) raced.add(id)
      known.set(id, entry)
    },
    isRaced: (id) => raced.has(id),
    writing: (id, entry) => void attempted.set(id, entry),
    written(id) {
      known.set(id, attempted.get(id))
      attempted.delete(id)
    },
    take() {
      const taken = raced
      raced = new Set()
      return taken
    },
  }
}

/** encodeEntry always writes keys in one order, and JSON keeps it. */
function same(a: EncodedEntry | undefined, b: EncodedEntry | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b))
}
