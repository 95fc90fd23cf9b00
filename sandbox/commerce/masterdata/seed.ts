import { randomUUID } from 'node:crypto'
import { keepDocument, type MasterDataState } from './store'

/** A customer or an address that people made before the test, with the fields of Master Data. */
export interface SeedDocument {
  entity: 'CL' | 'AD'
  id?: string
  fields: Record<string, unknown>
  /** RFC 3339; now unless told. */
  updatedIn?: string
}

/** Puts documents into the store, known to searches at once; answers their ids. */
export function seedDocuments(
  state: MasterDataState,
  documents: readonly SeedDocument[],
  now: number,
): string[] {
  return documents.map(({ entity, id = randomUUID(), fields, updatedIn = new Date(now).toISOString() }) => {
    keepDocument(state, entity, id, { id, fields, createdIn: updatedIn, updatedIn }, { now, delayMs: 0 })
    return id
  })
}
