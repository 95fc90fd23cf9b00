import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../delivery/deps'
import type { MappingDocument } from './document'
import { compile, type CompiledMapping } from './engine'
import { publishedMapping, type MappingName } from './versions'

/** A mapping with its document, ready to run. */
export interface ReadyMapping {
  mapping: CompiledMapping
  document: MappingDocument
}

const compiled = new LRUCache<string, CompiledMapping>({ max: 200 })

/** The mapping in force, ready to run; null where there is none. A change takes up to 10 seconds to be known. */
export async function mappingInForce(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  name: MappingName,
): Promise<(ReadyMapping & { version: number }) | null> {
  const published = await publishedMapping(deps, name)
  if (!published) return null
  const { version, document } = published
  const key = `${scopeOf(deps)}/${published.name}`
  const mapping = compiled.get(key) ?? compiledOf(document)
  compiled.set(key, mapping)
  return { version, document, mapping }
}

function compiledOf(document: MappingDocument): CompiledMapping {
  const mapping = compile(document)
  // It was compiled before it was saved; a mapping that a newer app refuses must not let records pass unmapped.
  if (mapping.isErr())
    throw new Error(`The mapping in force cannot be used any more: ${mapping.error.detail}`)
  return mapping.value
}
