import type { Deps } from '../delivery/deps'
import type { MappingFlow } from '../mapping/document'
import { listTables } from '../mapping/tables'
import { mappingNames, readHead } from '../mapping/versions'
import { groupBy } from '../storage/group-by'
import { SOURCES, type SourceUse } from './note-use'

export interface SourceMapping {
  flow: MappingFlow
  publishedVersion: number | null
  publishedAt: string | null
  hasDraft: boolean
}

/** A calling system that was seen, or configured. */
export interface Source extends Partial<SourceUse> {
  id: string
  mappings: SourceMapping[]
  tables: number
  unknownCodes: number
  /** Tables with codes that have no value, and how many. */
  unknownIn: { table: string; count: number }[]
}

/** More than a store has. */
const MOST_SOURCES = 200

type ListDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** All sources, the last to call first; those that were only configured after them. */
export async function listSources(deps: ListDeps): Promise<Source[]> {
  const [{ keys }, names] = await Promise.all([
    deps.documents.list(SOURCES, { limit: MOST_SOURCES }),
    mappingNames(deps),
  ])
  const flowsOf = groupBy(names, ({ source }) => source)
  const ids = [...new Set([...keys.map(decodeURIComponent), ...flowsOf.keys()])].slice(0, MOST_SOURCES)
  const sources = await Promise.all(
    ids.map((id) =>
      sourceOf(
        deps,
        id,
        (flowsOf.get(id) ?? []).map(({ flow }) => flow),
      ),
    ),
  )
  return sources.sort(
    (a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? '') || a.id.localeCompare(b.id),
  )
}

async function sourceOf(deps: ListDeps, id: string, flows: readonly MappingFlow[]): Promise<Source> {
  const [use, mappings, tables] = await Promise.all([
    deps.documents.read<SourceUse>(SOURCES, id),
    Promise.all(flows.map((flow) => mappingOf(deps, id, flow))),
    listTables(deps, id),
  ])
  return {
    id,
    ...use?.value,
    mappings: mappings.filter(({ publishedVersion, hasDraft }) => publishedVersion !== null || hasDraft),
    tables: tables.length,
    unknownCodes: tables.reduce((sum, { unknownCodes }) => sum + unknownCodes, 0),
    unknownIn: tables.flatMap(({ name, unknownCodes: count }) => (count > 0 ? [{ table: name, count }] : [])),
  }
}

async function mappingOf(deps: ListDeps, source: string, flow: MappingFlow): Promise<SourceMapping> {
  const { published, versions, draft } = await readHead(deps, { source, flow })
  const inForce = versions.find(({ version }) => version === published)
  return { flow, publishedVersion: published, publishedAt: inForce?.at ?? null, hasDraft: draft !== null }
}
