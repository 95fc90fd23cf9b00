import type { FlowName } from '../../flows/flow'
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
  /** Unambiguous id of the record in its flow. */
  id: string
  /** What it waits for: the SKU with this reference code. */
  sku: string
  /** Milliseconds since 1970. */
  since: number
  source: string
  /** Fields that wait. */
  fields: string[]
  /** Results to be settled when it goes on; none for a single call. */
  places: ParkedPlace[]
}

type Shard = Record<string, ParkedNote>

const BUCKET = 'parked'
const SHARDS = 16
/** From finding no document to having written the first takes less than this; milliseconds. */
const FIRST_WRITES = 500
/** More than all flows have. */
const MOST_DOCUMENTS = 500

export async function addNotes(
  documents: Documents,
  flow: FlowName,
  notes: readonly ParkedNote[],
): Promise<void> {
  const byShard = groupBy(notes, ({ id }) => hashOf(id) % SHARDS)
  await Promise.all(
    [...byShard].map(async ([shard, added]) => {
      const key = `${flow}.${shard}`
      await ensureShard(documents, key)
      await documents.update<Shard>(BUCKET, key, (current) => {
        // A Map: refs may be called constructor or __proto__.
        const next = new Map(Object.entries(current ?? {}))
        for (const note of added) next.set(note.id, joined(next.get(note.id), note))
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

/** Removes notes that have not been added to since they were read. */
export async function removeNotes(
  documents: Documents,
  flow: FlowName,
  notes: readonly ParkedNote[],
): Promise<void> {
  const byShard = groupBy(notes, ({ id }) => hashOf(id) % SHARDS)
  await Promise.all(
    [...byShard].map(([shard, removed]) =>
      documents.update<Shard>(BUCKET, `${flow}.${shard}`, (current) => {
        const next = new Map(Object.entries(current ?? {}))
        for (const { id, places } of removed) {
          const note = next.get(id)
          const left = note?.places.slice(places.length) ?? []
          if (note && left.length > 0) next.set(id, { ...note, places: left })
          else next.delete(id)
        }
        return Object.fromEntries(next)
      }),
    ),
  )
}

/** Everything of a flow that waits, one shard after the other. */
export async function* notesOf(documents: Documents, flow: FlowName): AsyncIterable<ParkedNote[]> {
  for (let shard = 0; shard < SHARDS; shard++) {
    const stored = await documents.read<Shard>(BUCKET, `${flow}.${shard}`)
    const notes = Object.values(stored?.value ?? {})
    if (notes.length > 0) yield notes
  }
}

/** How many records wait, in all flows. */
export async function countNotes(documents: Documents): Promise<number> {
  const { keys } = await documents.list(BUCKET, { limit: MOST_DOCUMENTS })
  const shards = await Promise.all(keys.map((key) => documents.read<Shard>(BUCKET, decodeURIComponent(key))))
  return shards.reduce((sum, shard) => sum + Object.keys(shard?.value ?? {}).length, 0)
}

function joined(before: ParkedNote | undefined, note: ParkedNote): ParkedNote {
  if (!before) return note
  return {
    ...before,
    fields: [...new Set([...before.fields, ...note.fields])],
    places: [
      ...before.places,
      ...note.places.filter(({ order }) => !before.places.some((place) => place.order === order)),
    ],
  }
}
