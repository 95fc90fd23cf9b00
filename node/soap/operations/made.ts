import { err, ok } from 'neverthrow'
import { fail, type FailureKind } from '../../errors/failure'
import { changeShard, prepareShards, readShard, shardOf, type Shards } from '../../storage/shards'
import type { Answer, Call } from './call'
import { oneAtATime } from './one-at-a-time'

/*
 * VTEX numbers some things itself and lists them nowhere, so that a call that is sent again would make them again. What
 * was made for whom is kept here: by a key that says the same for the same call.
 */

interface Made {
  /** Null while it is being made, and when VTEX did not say what became of it. */
  id: number | null
  /** Milliseconds since 1970. */
  at: number
}

const MADE: Shards = { bucket: 'soap-made', count: 64 }
const LISTS: Shards = { bucket: 'soap-lists', count: 64 }

/** Ids kept in a list, the newest: an answer shows no more. */
export const LONGEST_LIST = 200

/** How long something that VTEX may have made is not made anew, in milliseconds. */
const IN_DOUBT = 3_600_000

/** After these nobody knows whether VTEX did it. */
const inDoubt: readonly (FailureKind | undefined)[] = ['timeout', 'connection', 'server-error']

/** VTEX's id of what was made by a key; null where nothing was. */
export async function idOfMade({ deps }: Pick<Call, 'deps'>, key: string): Promise<number | null> {
  const shard = await readShard<Record<string, Made>>(deps.documents, MADE, shardOf(key, MADE))
  return shard[key]?.id ?? null
}

/**
 * Makes something once for a key, however often it is asked for, and answers VTEX's id. `gone` is an id that VTEX does
 * not have any more. Where an earlier call may have made it nobody knows its id: fails with `vtex_timeout` for an hour.
 */
export function makeOnce(
  call: Call,
  { key, gone }: { key: string; gone: number | null },
  make: () => Answer<{ Id: number }>,
): Answer<number> {
  const [kind = ''] = key.split('/')
  return oneAtATime('made', kind, call, async () => {
    const { deps } = call
    await prepareShards(deps, MADE)
    const shard = await readShard<Record<string, Made>>(deps.documents, MADE, shardOf(key, MADE))
    const known = shard[key]
    if (known && known.id !== null && known.id !== gone) return ok(known.id)
    const left = known?.id === null ? known.at + IN_DOUBT - deps.now() : 0
    if (left > 0) return fail('vtex_timeout', doubt, { retryAfter: Math.ceil(left / 1_000) })
    await note(call, key, { id: null, at: deps.now() })
    const made = await make()
    if (made.isOk()) {
      await note(call, key, { id: made.value.Id, at: deps.now() })
      return ok(made.value.Id)
    }
    if (!inDoubt.includes(made.error.kind)) await note(call, key, null)
    return err(made.error)
  })
}

const doubt =
  'VTEX did not answer when this was created, and does not list what it has: look in VTEX Admin, and send it with its Id. Otherwise it is created an hour after the first try.'

function note({ deps }: Pick<Call, 'deps'>, key: string, made: Made | null): Promise<void> {
  return changeShard<Record<string, Made>>(deps, MADE, shardOf(key, MADE), ({ [key]: _, ...others }) =>
    made ? { ...others, [key]: made } : others,
  )
}

/** Ids that were put into a list, oldest first. */
export async function listed({ deps }: Pick<Call, 'deps'>, list: string): Promise<readonly number[]> {
  const shard = await readShard<Record<string, number[]>>(deps.documents, LISTS, shardOf(list, LISTS))
  return shard[list] ?? []
}

/** Puts an id into a list, once. */
export async function putInto({ deps }: Pick<Call, 'deps'>, list: string, id: number): Promise<void> {
  await changeShard<Record<string, number[]>>(deps, LISTS, shardOf(list, LISTS), (shard) => {
    const ids = shard[list] ?? []
    return ids.includes(id) ? shard : { ...shard, [list]: [...ids, id].slice(-LONGEST_LIST) }
  })
}
