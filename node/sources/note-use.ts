import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../delivery/deps'
import type { MappingFlow } from '../mapping/document'

/** When a calling system was seen. */
export interface SourceUse {
  /** RFC 3339. */
  firstSeenAt: string
  /** Within a minute. */
  lastSeenAt: string
  lastFlow: MappingFlow
}

export const SOURCES = 'sources'
/** How often the use of a source is written down per process, at most. */
const EVERY_MILLISECONDS = 60_000

const noted = new LRUCache<string, true>({ max: 10_000, ttl: EVERY_MILLISECONDS })

/** Notes that a source sent records. Costs a write a minute at most, and never fails: what matters is the records. */
export async function noteUse(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'log'>,
  source: string,
  flow: MappingFlow,
): Promise<void> {
  const key = `${scopeOf(deps)}/${source}`
  if (noted.has(key)) return
  noted.set(key, true)
  const at = new Date(deps.now()).toISOString()
  try {
    await deps.documents.update<SourceUse>(SOURCES, source, (use) => ({
      firstSeenAt: use?.firstSeenAt ?? at,
      lastSeenAt: at,
      lastFlow: flow,
    }))
  } catch (error) {
    deps.log.warn({ message: 'the use of a source could not be noted', reason: String(error) })
  }
}
