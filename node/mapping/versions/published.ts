import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../../delivery/deps'
import type { MappingDocument } from '../document'
import { loadDocument, readHead, type MappingName } from './head'

/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

/** A mapping in force. */
export interface PublishedMapping {
  version: number
  /** Names the document: whoever keeps something made of it keeps it under this. */
  name: string
  document: MappingDocument
}

type PublishedDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

const pointers = new LRUCache<string, { version: number; name: string } | 'none'>({
  max: 10_000,
  ttl: KNOWN_MILLISECONDS,
})
const documents = new LRUCache<string, MappingDocument>({ max: 200 })

/** The mapping in force, or null: records are canonical. A change takes up to 10 seconds to be known. */
export async function publishedMapping(
  deps: PublishedDeps,
  name: MappingName,
): Promise<PublishedMapping | null> {
  const key = keyOf(deps, name)
  const pointer = pointers.get(key) ?? (await look(deps, name))
  pointers.set(key, pointer)
  if (pointer === 'none') return null
  const held = `${scopeOf(deps)}/${pointer.name}`
  const document = documents.get(held) ?? (await loadDocument(deps, pointer.name))
  documents.set(held, document)
  return { ...pointer, document }
}

export function forgetPublished(deps: Pick<Deps, 'account' | 'workspace'>, name: MappingName): void {
  pointers.delete(keyOf(deps, name))
}

async function look(
  deps: PublishedDeps,
  name: MappingName,
): Promise<{ version: number; name: string } | 'none'> {
  const { published, versions } = await readHead(deps, name)
  const head = versions.find(({ version }) => version === published)
  return head ? { version: head.version, name: head.document } : 'none'
}

const keyOf = (deps: Pick<Deps, 'account' | 'workspace'>, { source, flow }: MappingName): string =>
  `${scopeOf(deps)}/${source}~${flow}`
