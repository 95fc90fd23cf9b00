import type { Documents } from '../../storage/documents'
import type { SourceUses } from './use'

/** One document per source. */
export const SOAP_USE = 'soap-use'

/** More than a store has. */
const MOST_SOURCES = 200

/** Sources that ever called the WebService, by name. */
export async function soapSources(documents: Pick<Documents, 'list'>): Promise<string[]> {
  const { keys } = await documents.list(SOAP_USE, { limit: MOST_SOURCES })
  return keys.map(decodeURIComponent)
}

/** What a source called, as far as it is stored. */
export async function storedUses(documents: Pick<Documents, 'read'>, source: string): Promise<SourceUses> {
  return (await documents.read<SourceUses>(SOAP_USE, source))?.value ?? {}
}
