import type { Deps } from '../../delivery/deps'
import { mappingFlows, type MappingFlow } from '../document'
import { tablesOf } from '../engine'
import { findDocument, readHead } from '../versions/head'
import { countWaiting } from '../waiting'
import { readCodes, readPolicy, tableNames, type TableName, type TablePolicy } from './table'
import { readUnknown } from './unknown'

/** A code table as the panel lists it. */
export interface CodeTable extends TablePolicy {
  source: string
  name: string
  /** Codes with a value. */
  codes: number
  /** Codes that came and have none. */
  unknownCodes: number
  /** Flows whose mapping, or draft, uses it. */
  usedBy: MappingFlow[]
  /** Records that wait for one of its codes. */
  waitingRecords: number
}

type ListDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** The source's tables: those its mappings use and those somebody filled, by name. */
export async function listTables(deps: ListDeps, source: string): Promise<CodeTable[]> {
  const [named, used] = await Promise.all([tableNames(deps, source), tablesInUse(deps, source)])
  const lower = new Map([...named, ...used.keys()].map((name) => [name.toLowerCase(), name]))
  const names = [...lower.keys()].sort()
  return Promise.all(names.map((table) => view(deps, { source, table }, used)))
}

export async function viewOfTable(deps: ListDeps, name: TableName): Promise<CodeTable> {
  return view(deps, name, await tablesInUse(deps, name.source))
}

async function view(
  deps: ListDeps,
  { source, table }: TableName,
  used: ReadonlyMap<string, MappingFlow[]>,
): Promise<CodeTable> {
  const name = { source, table }
  const [policy, codes, unknown, waitingRecords] = await Promise.all([
    readPolicy(deps, name),
    readCodes(deps, name),
    readUnknown(deps, name),
    countWaiting(deps, name),
  ])
  const unknownCodes = [...unknown.keys()].filter((code) => !codes.has(code)).length
  const usedBy = used.get(table.toLowerCase()) ?? []
  return { source, name: table, codes: codes.size, unknownCodes, ...policy, usedBy, waitingRecords }
}

/** Flows by the table that the source's mappings of them use; names in small letters. */
async function tablesInUse(deps: ListDeps, source: string): Promise<Map<string, MappingFlow[]>> {
  const used = new Map<string, MappingFlow[]>()
  await Promise.all(
    mappingFlows.map(async (flow) => {
      const { draft, published, versions } = await readHead(deps, { source, flow })
      const inForce = versions.find(({ version }) => version === published)?.document
      const names = [draft?.revision, inForce].filter((name) => name !== undefined)
      const found = await Promise.all(names.map((name) => findDocument(deps, name)))
      const documents = found.filter((document) => document !== null)
      for (const table of new Set(documents.flatMap(tablesOf).map((each) => each.toLowerCase())))
        used.set(table, [...(used.get(table) ?? []), flow])
    }),
  )
  return used
}
