import pLimit from 'p-limit'
import { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'

/** What a call answers for each of some things, in their order, so many at once; the first failure where there is one. */
export async function sideBySide<T, U>(
  things: readonly T[],
  atOnce: number,
  call: (thing: T) => Promise<Result<U, Failure>>,
): Promise<Result<U[], Failure>> {
  const limit = pLimit(atOnce)
  return Result.combine(await Promise.all(things.map((thing) => limit(() => call(thing)))))
}
