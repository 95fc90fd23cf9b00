import type { Deps } from '../delivery/deps'
import type { MappingFlow } from '../mapping/document'
import { listTables } from '../mapping/tables'
import { mappingNames, readHead } from '../mapping/versions'
import { soapSources, storedUses } from '../soap/use/stored'
import { usesIn } from '../soap/use/use'
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
  /** Whether it ever called the SOAP WebService. */
  usesSoap: boolean
}

/** More than a store has. */
const MOST_SOURCES = 200

type ListDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** All sources, the last to call first; those that were only configured after them. */
export async function listSources(deps: ListDeps): Promise<Source[]> {
  const [{ keys }, names, bySoap] = await Promise.all([
    deps.documents.list(SOURCES, { limit: MOST_SOURCES }),
    mappingNames(deps),
    soapSources(deps.documents),
  ])
  const flowsOf = groupBy(names, ({ source }) => source)
  const all = new Set([...keys.map(decodeURIComponent), ...flowsOf.keys(), ...bySoap])
  const sources = await Promise.all(
    [...all].slice(0, MOST_SOURCES).map((id) =>
      sourceOf(deps, id, {
        flows: (flowsOf.get(id) ?? []).map(({ flow }) => flow),
        usesSoap: bySoap.includes(id),
      }),
    ),
  )
  return sources.sort(
    (a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? '') || a.id.localeCompare(b.id),
  )
}

async function sourceOf(
  deps: ListDeps,
  id: string,
  { flows, usesSoap }: { flows: readonly MappingFlow[]; usesSoap: boolean },
): Promise<Source> {
  const [use, soapTimes, mappings, tables] = await Promise.all([
    deps.documents.read<SourceUse>(SOURCES, id),
    usesSoap ? soapTimesOf(deps, id) : [],
    Promise.all(flows.map((flow) => mappingOf(deps, id, flow))),
    listTables(deps, id),
  ])
  const { firstSeenAt, lastSeenAt } = use?.value ?? {}
  const times = [firstSeenAt, lastSeenAt, ...soapTimes].flatMap((at) => at ?? []).sort()
  return {
    id,
    ...use?.value,
    ...(times.length > 0 && { firstSeenAt: times[0], lastSeenAt: times.at(-1) }),
    mappings: mappings.filter(({ publishedVersion, hasDraft }) => publishedVersion !== null || hasDraft),
    tables: tables.length,
    unknownCodes: tables.reduce((sum, { unknownCodes }) => sum + unknownCodes, 0),
    unknownIn: tables.flatMap(({ name, unknownCodes: count }) => (count > 0 ? [{ table: name, count }] : [])),
    usesSoap,
  }
}

/** When it called operations first and last; what only reads is noted nowhere else. */
async function soapTimesOf({ documents }: Pick<ListDeps, 'documents'>, id: string): Promise<string[]> {
  return usesIn(await storedUses(documents, id)).flatMap(([, { firstAt, lastAt }]) => [firstAt, lastAt])
}

async function mappingOf(deps: ListDeps, source: string, flow: MappingFlow): Promise<SourceMapping> {
  const { published, versions, draft } = await readHead(deps, { source, flow })
  const inForce = versions.find(({ version }) => version === published)
  return { flow, publishedVersion: published, publishedAt: inForce?.at ?? null, hasDraft: draft !== null }
}
