import type { Result } from 'neverthrow'
import { aloneInStore } from '../../delivery/lanes/alone'
import { fail, type Failure } from '../../errors/failure'
import { shardOf } from '../../storage/shards'
import type { Call } from './call'

/** So many leases of a kind: a document per object would stay for ever. */
const LEASES = 64

/**
 * What reads a list and writes it, or creates what VTEX would take twice, is done once at a time in the store for each
 * object of a kind. Fails with `vtex_timeout` when it has no turn in time.
 */
export async function oneAtATime<T>(
  kind: string,
  id: string,
  { deps, deadline }: Call,
  task: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const held = await aloneInStore(deps, `${kind}.${shardOf(id, { count: LEASES })}`, deadline, task)
  return held ? held.done : fail('vtex_timeout', undefined, { retryAfter: 5 })
}
