import { err, ok, safeTry, type Result, type ResultAsync } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { writtenByClock } from '../dto/text'
import { refused, type Answer, type Call } from './call'

/** Things in an answer, as each takes some calls to VTEX. */
const MOST = 50
/** Things that are looked at together. */
const STRETCH = 20
/** What is asked of VTEX side by side. */
export const AT_ONCE = 10
/** What has to be left for showing so many things when no more are looked at; milliseconds. */
const timeToShow = (count: number): number => 4_000 + count * 100

/** A thing, and when it last changed by the WebService's clock, without a zone; null where nobody knows. */
export interface Looked<T> {
  thing: T
  updatedAt: string | null
}

/** What callers ask for: what changed since then, from an id on, so many. */
export interface Asked {
  dateUpdated: string | null
  start: number | null
  topRows: number | null
}

/** Things that have ids, and how to look at some of them. */
export interface Walk<T> {
  /** Their ids from one on, ascending, in pages; those before it may be on the first page too. */
  pages(start: number): AsyncIterable<Result<readonly number[], Failure>>
  /** In the order of `ids`, without those that are gone. */
  look(ids: readonly number[]): Answer<Looked<T>[]>
}

/**
 * Things from an id on that changed since then, in the order of their ids. VTEX cannot be asked what changed, so they
 * are looked at one after the other for as long as there is time; callers go on after the last id until they are
 * answered nothing. When time runs out the last one looked at is among them, changed or not: there the caller goes on.
 * One whose date nobody knows counts as changed.
 */
export function changedSince<T>(asked: Asked, walk: Walk<T>, call: Call): ResultAsync<Looked<T>[], Failure> {
  return safeTry(async function* () {
    const most = Math.min(asked.topRows ?? 0, MOST)
    if (most < 1) return refused('topRows', 'required', 'must be 1 or more')
    const since = writtenByClock(asked.dateUpdated) ?? ''
    const start = Math.max(1, asked.start ?? 1)
    const found: Looked<T>[] = []
    for await (const page of walk.pages(start)) {
      if (page.isErr()) return err(page.error)
      const ids = page.value.filter((id) => id >= start)
      for (let at = 0; at < ids.length; at += STRETCH) {
        const looked = yield* await walk.look(ids.slice(at, at + STRETCH))
        const last = looked.at(-1)
        const isLate = last !== undefined && call.deadline - call.deps.now() < timeToShow(found.length)
        found.push(
          ...looked.filter((each) => (each.updatedAt ?? since) >= since || (isLate && each === last)),
        )
        if (isLate || found.length >= most) return ok(found.slice(0, most))
      }
    }
    return ok(found)
  })
}
