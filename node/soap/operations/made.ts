import { err, ok } from 'neverthrow'
import { fail, type FailureKind } from '../../errors/failure'
import { changeShard, prepareShards, readShard, shardOf, type Shards } from '../../storage/shards'
import type { Answer, Call } from './call'
import { readTwice } from '../../storage/documents'
import { oneAtATime } from './one-at-a-time'

/*
 * VTEX numbers some things itself and lists them nowhere, so that a call that is sent again would make them again. What
 * was made for whom is kept here: by a key that says the same for the same call.
 */

export interface Made {
  /** VTEX's; null while it is being made, and when VTEX did not say what became of it. */
  id: string | null
  /** Milliseconds since 1970. */
  at: number
  /** Fingerprint of what was sent, where it can be made in one way only. */
  of?: string
}

const MADE: Shards = { bucket: 'soap-made', count: 64 }
const LISTS: Shards = { bucket: 'soap-lists', count: 64 }

/** Ids kept in a list, the newest: an answer shows no more. */
export const LONGEST_LIST = 200

/** How long something that VTEX may have made is not made anew, in milliseconds. */
const IN_DOUBT = 3_600_000

/** After these nobody knows whether VTEX did it. */
const unclear: readonly (FailureKind | undefined)[] = ['timeout', 'connection', 'server-error']

/** What was made by a key; undefined where nothing was. */
export async function madeAs({ deps }: Pick<Call, 'deps'>, key: string): Promise<Made | undefined> {
  const shard = await readShard<Record<string, Made>>(deps.documents, MADE, shardOf(key, MADE))
  return shard[key]
}

/** What is to be made once. */
export interface Place {
  key: string
  /** An id that VTEX does not have any more. */
  gone?: string | null
  of?: string
  /** For how long it is not made anew where VTEX may have made it; an hour unless told. */
  inDoubt?: { milliseconds: number; detail: string }
  /** Finds in VTEX what an earlier call may have made; null where it made nothing. Then nothing is in doubt. */
  lookUp?(): Answer<string | null>
}

/**
 * Makes something once for a key, however often it is asked for, and answers VTEX's id. Fails with `cannot_change` where
 * something else was made for the key, and where an earlier call may have made it, nobody knows: for a while with
 * `vtex_timeout`, for good with `cannot_change`.
 */
export function makeOnce(
  call: Call,
  place: Place,
  make: () => Answer<{ id: string | number }>,
): Answer<string> {
  const { key, of } = place
  const [kind = ''] = key.split('/')
  return oneAtATime('made', kind, call, async () => {
    await prepareShards(call.deps, MADE)
    const earlier = await madeEarlier(call, place)
    if (earlier.isErr()) return err(earlier.error)
    const entry = { at: call.deps.now(), ...(of !== undefined && { of }) }
    if (earlier.value !== null) {
      await note(call, key, { ...entry, id: earlier.value })
      return ok(earlier.value)
    }
    await note(call, key, { ...entry, id: null })
    const made = await make()
    const id = made.map((answer) => String(answer.id))
    if (id.isOk()) await note(call, key, { ...entry, id: id.value })
    else if (!unclear.includes(id.error.kind)) await note(call, key, null)
    return id
  })
}

/** What an earlier call made for the key, as far as anybody knows; null where it is to be made. */
async function madeEarlier(call: Call, { key, gone, of, inDoubt, lookUp }: Place): Answer<string | null> {
  // The document was prepared, so VBase denies one that exists: nothing is known then, and nothing may be made.
  const stored = await readTwice<Record<string, Made>>(call.deps.documents, MADE.bucket, shardOf(key, MADE))
  if (!stored) return fail('vtex_unavailable', 'VTEX did not show what was made before.', { retryAfter: 5 })
  const known = stored.value[key]
  if (!known) return ok(null)
  if (known.of !== of) return fail('cannot_change', differs)
  if (known.id !== null) return ok(known.id === gone ? null : known.id)
  if (lookUp) return lookUp()
  const { milliseconds, detail } = inDoubt ?? shortDoubt
  const left = known.at + milliseconds - call.deps.now()
  if (left === Infinity) return fail('cannot_change', detail)
  return left > 0 ? fail('vtex_timeout', detail, { retryAfter: Math.ceil(left / 1_000) }) : ok(null)
}

const differs = 'Something else was sent under the same number before, and VTEX does not let it be changed.'

const shortDoubt = {
  milliseconds: IN_DOUBT,
  detail:
    'VTEX did not answer when this was created, and does not list what it has: look in VTEX Admin, and send it with its Id. Otherwise it is created an hour after the first try.',
}

/** Keeps what a key stands for; null forgets it. */
function note({ deps }: Pick<Call, 'deps'>, key: string, made: Made | null): Promise<void> {
  return changeShard<Record<string, Made>>(deps, MADE, shardOf(key, MADE), (shard) => {
    const { [key]: before, ...others } = shard
    if (made && made.id !== null && made.id === before?.id) return shard
    return made ? { ...others, [key]: made } : others
  })
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
