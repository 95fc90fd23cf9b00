import { randomBytes } from 'node:crypto'
import type { Documents } from '../../storage/documents'
import type { MappingDocument, MappingFlow } from '../document'

/** One calling system and one kind of records. */
export interface MappingName {
  source: string
  flow: MappingFlow
}

/** A version without its document. */
export interface VersionHead {
  version: number
  /** Names the document, which never changes. */
  document: string
  note: string | null
  /** Who published it, as a name that is no e-mail. */
  by: string
  /** RFC 3339. */
  at: string
  rolledBackTo: number | null
}

export interface DraftHead {
  /** Names the document, and changes with every save. */
  revision: string
  basedOn: number | null
  by: string
  at: string
}

/** What there is of a mapping. Documents are stored apart and never changed, so the head decides everything. */
export interface MappingHead {
  /** Version in force; null: records are canonical. */
  published: number | null
  /** Newest first. */
  versions: VersionHead[]
  draft: DraftHead | null
}

export const noMapping: MappingHead = { published: null, versions: [], draft: null }

const HEADS = 'mapping-heads'
const DOCUMENTS = 'mapping-documents'
/** More sources with mappings than a store has. */
const MOST_HEADS = 1_000

type HeadDeps = { documents: Documents }

export async function readHead(
  { documents }: { documents: Pick<Documents, 'read'> },
  name: MappingName,
): Promise<MappingHead> {
  return (await documents.read<MappingHead>(HEADS, headKey(name)))?.value ?? noMapping
}

/**
 * Changes the head with compare-and-swap; `change` may answer null: leave it. Documents that it names no longer, such as
 * a draft that was replaced, are deleted.
 */
export async function updateHead(
  { documents }: HeadDeps,
  name: MappingName,
  change: (head: MappingHead) => MappingHead | null,
): Promise<MappingHead> {
  let before = noMapping
  const changed = await documents.update<MappingHead>(HEADS, headKey(name), (head) => {
    before = head ?? noMapping
    return change(before)
  })
  const head = changed ?? noMapping
  const named = new Set(documentsOf(head))
  await forgetDocuments(
    { documents },
    documentsOf(before).filter((document) => !named.has(document)),
  )
  return head
}

function documentsOf({ versions, draft }: MappingHead): string[] {
  return [...versions.map(({ document }) => document), ...(draft ? [draft.revision] : [])]
}

/** Deletes documents that no head names. Never fails: one that stays costs some kilobytes and nothing else. */
export async function forgetDocuments({ documents }: HeadDeps, names: readonly string[]): Promise<void> {
  await Promise.allSettled([...new Set(names)].map((name) => documents.remove(DOCUMENTS, name)))
}

/** Names of all mappings that were ever begun. */
export async function mappingNames({ documents }: HeadDeps): Promise<MappingName[]> {
  const { keys } = await documents.list(HEADS, { limit: MOST_HEADS })
  return keys.map(decodeURIComponent).map((key) => {
    const at = key.lastIndexOf('~')
    return { source: key.slice(0, at), flow: key.slice(at + 1) as MappingFlow }
  })
}

/** Stores a document under a new name. */
export async function storeDocument({ documents }: HeadDeps, document: MappingDocument): Promise<string> {
  const name = randomBytes(9).toString('hex')
  await documents.write(DOCUMENTS, name, document)
  return name
}

/** The document of that name, which a version keeps. */
export async function loadDocument(deps: HeadDeps, name: string): Promise<MappingDocument> {
  const document = await findDocument(deps, name)
  if (!document) throw new Error(`The mapping document ${name} is gone from storage`)
  return document
}

/** The document of that name; null where it was a draft's that was replaced meanwhile. */
export async function findDocument({ documents }: HeadDeps, name: string): Promise<MappingDocument | null> {
  return (await documents.read<MappingDocument>(DOCUMENTS, name))?.value ?? null
}

const headKey = ({ source, flow }: MappingName): string => `${source}~${flow}`
