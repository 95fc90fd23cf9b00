/** A document of Master Data v1: a customer (CL) or an address (AD). */
export interface StoredDocument {
  /** As it was spelled when it was created; ids are the same in any case. */
  id: string
  fields: Record<string, unknown>
  /** RFC 3339, UTC. */
  createdIn: string
  updatedIn: string
}

/** A document as searches show it from some time on; null once it is deleted. */
export interface IndexedVersion {
  /** Milliseconds since 1970. */
  from: number
  document: StoredDocument | null
}

export interface MasterDataState {
  /** By `entity/id`, the id in lower case. */
  documents: Map<string, StoredDocument>
  /** What searches look at, by `entity/id`: here the case of an id counts, so one document can be listed twice. */
  index: Map<string, IndexedVersion[]>
  /** Searches with wildcards, by minute. */
  wildcards: Map<number, number>
}

/** A store without customers. */
export function newMasterData(): MasterDataState {
  return { documents: new Map(), index: new Map(), wildcards: new Map() }
}

export function findDocument(
  { documents }: MasterDataState,
  entity: string,
  id: string,
): StoredDocument | undefined {
  return documents.get(keyOf(entity, id))
}

/** Keeps a document; searches see it after `delayMs`. `spelled` is the id as the request has it. */
export function keepDocument(
  state: MasterDataState,
  entity: string,
  spelled: string,
  document: StoredDocument,
  { now, delayMs }: { now: number; delayMs: number },
): void {
  state.documents.set(keyOf(entity, spelled), document)
  showLater(state, `${entity}/${spelled}`, { from: now + delayMs, document }, now)
}

export function dropDocument(
  state: MasterDataState,
  entity: string,
  id: string,
  { now, delayMs }: { now: number; delayMs: number },
): void {
  state.documents.delete(keyOf(entity, id))
  for (const key of state.index.keys())
    if (key.toLowerCase() === `${entity}/${id}`.toLowerCase())
      showLater(state, key, { from: now + delayMs, document: null }, now)
}

/** What searches see of an entity by now. */
export function indexedDocuments({ index }: MasterDataState, entity: string, now: number): StoredDocument[] {
  return [...index].flatMap(([key, versions]) =>
    key.startsWith(`${entity}/`) ? (shownIn(versions, now)?.document ?? []) : [],
  )
}

function showLater({ index }: MasterDataState, key: string, version: IndexedVersion, now: number): void {
  const versions = index.get(key) ?? []
  const shown = shownIn(versions, now)
  index.set(key, [...versions.filter((each) => each === shown || each.from > now), version])
}

function shownIn(versions: readonly IndexedVersion[], now: number): IndexedVersion | undefined {
  return versions.filter(({ from }) => from <= now).at(-1)
}

const keyOf = (entity: string, id: string): string => `${entity}/${id.toLowerCase()}`
