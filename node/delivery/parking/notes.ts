import type { AwaitedFlow, FlowName, Need } from '../../flows/flow'
import { pause, type Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import type { ChunkAddress } from '../jobs/job'
import { hashOf } from '../ledger'

/** Where the result of a parked record is. */
export interface ParkedPlace extends ChunkAddress {
  job: string
  order: string
}

/** A record that waits; its values are in the ledger. */
export interface ParkedNote {
  flow: FlowName
  /** Unambiguous id of the record in its flow. */
  id: string
  needs: Omit<Need, 'pieces'>
  /** Milliseconds since 1970. */
  since: number
  /** When it was last tried and had to wait on, for the same; milliseconds since 1970. */
  triedAt?: number
  source: string
  /** Pieces of content that wait. */
  fields: string[]
  /** Results to be settled when it goes on; none for a single call. */
  places: ParkedPlace[]
  /** How often something of it began to wait: tells whether that happened while it was tried again. */
  times?: number
}

/** Notes by flow and record. */
type Shard = Record<string, ParkedNote>

const BUCKET = 'parked'
/** Documents per flow that is waited for. What waits for one record is in one of them. */
const SHARDS = 16
/** From finding no document to having written the first takes less than this; milliseconds. */
const FIRST_WRITES = 500
/** More than all flows have. */
const MOST_DOCUMENTS = 500

export function addNotes(documents: Documents, notes: readonly ParkedNote[]): Promise<void> {
  return putNotes(documents, notes, joined)
}

/** Puts notes of what still waits in the place of those that were tried; what began to wait meanwhile does so too. */
export function keepNotes(documents: Documents, notes: readonly ParkedNote[]): Promise<void> {
  return putNotes(documents, notes, (before, note) =>
    before && before.times === note.times ? { ...note, places: before.places } : joined(before, note),
  )
}

async function putNotes(
  documents: Documents,
  notes: readonly ParkedNote[],
  join: (before: ParkedNote | undefined, note: ParkedNote) => ParkedNote,
): Promise<void> {
  await Promise.all(
    [...groupBy(notes, shardOf)].map(async ([key, added]) => {
      await ensureShard(documents, key)
      await documents.update<Shard>(BUCKET, key, (current) => {
        // A Map: refs may be called constructor or __proto__.
        const next = new Map(Object.entries(current ?? {}))
        for (const note of added) next.set(nameOf(note), join(next.get(nameOf(note)), note))
        return Object.fromEntries(next)
      })
    }),
  )
}

/** VBase has no create-if-absent: an empty document is made first, and whoever makes it too has time to. */
async function ensureShard(documents: Documents, key: string): Promise<void> {
  if (await documents.read(BUCKET, key)) return
  await documents.write(BUCKET, key, {})
  await pause(FIRST_WRITES)
}

/** Removes notes; what has been added to them since they were read stays. */
export async function removeNotes(documents: Documents, notes: readonly ParkedNote[]): Promise<void> {
  await Promise.all(
    [...groupBy(notes, shardOf)].map(([key, removed]) =>
      documents.update<Shard>(BUCKET, key, (current) => {
        const next = new Map(Object.entries(current ?? {}))
        for (const { places, ...name } of removed) {
          const note = next.get(nameOf(name))
          const left = note?.places.slice(places.length) ?? []
          if (note && left.length > 0) next.set(nameOf(name), { ...note, places: left })
          else next.delete(nameOf(name))
        }
        return Object.fromEntries(next)
      }),
    ),
  )
}

/** Everything that waits for records of a flow, one document after the other; only what waits for `refs`, if told. */
export async function* notesFor(
  documents: Documents,
  flow: AwaitedFlow,
  refs?: ReadonlySet<string>,
): AsyncIterable<ParkedNote[]> {
  const keys = refs
    ? new Set([...refs].map((ref) => shardOf({ needs: { flow, ref } })))
    : await shardsOf(documents, `${flow}.`)
  for (const key of keys) {
    const stored = await documents.read<Shard>(BUCKET, key)
    const notes = Object.values(stored?.value ?? {}).filter(({ needs }) => !refs || refs.has(needs.ref))
    if (notes.length > 0) yield notes
  }
}

/** Of these notes those that are still there, as they are now. */
export async function notesLeft(documents: Documents, notes: readonly ParkedNote[]): Promise<ParkedNote[]> {
  const left = await Promise.all(
    [...groupBy(notes, shardOf)].map(async ([key, ofShard]) => {
      const shard = new Map(Object.entries((await documents.read<Shard>(BUCKET, key))?.value ?? {}))
      return ofShard.flatMap((note) => shard.get(nameOf(note)) ?? [])
    }),
  )
  return left.flat()
}

/** How many records wait, in all flows. */
export async function countNotes(documents: Documents): Promise<number> {
  const keys = await shardsOf(documents)
  const shards = await Promise.all(keys.map((key) => documents.read<Shard>(BUCKET, key)))
  return shards.reduce((sum, shard) => sum + Object.keys(shard?.value ?? {}).length, 0)
}

async function shardsOf(documents: Documents, prefix?: string): Promise<string[]> {
  const { keys } = await documents.list(BUCKET, { limit: MOST_DOCUMENTS, ...(prefix && { prefix }) })
  return keys.map(decodeURIComponent)
}

function shardOf({ needs: { flow, ref } }: Pick<ParkedNote, 'needs'>): string {
  return `${flow}.${hashOf(ref) % SHARDS}`
}

/**
 * A record that waits for two things in turn has a note for each, and one that two sources sent a note for each of
 * them: it is the same record of the same source that waits for the same.
 */
function nameOf({ flow, id, needs, source }: Pick<ParkedNote, 'flow' | 'id' | 'needs' | 'source'>): string {
  return JSON.stringify([needs.ref, flow, id, source])
}

function joined(before: ParkedNote | undefined, note: ParkedNote): ParkedNote {
  if (!before) return note
  const triedAt = note.triedAt ?? before.triedAt
  const { toChange: _, ...needs } = before.needs
  return {
    ...before,
    // What waits for it to exist goes on when it does.
    needs: { ...needs, ...(before.needs.toChange && note.needs.toChange && { toChange: true }) },
    times: (before.times ?? 0) + (note.times ?? 0),
    ...(triedAt !== undefined && { triedAt }),
    fields: [...new Set([...before.fields, ...note.fields])],
    places: [
      ...before.places,
      ...note.places.filter(({ order }) => !before.places.some((place) => place.order === order)),
    ],
  }
}
