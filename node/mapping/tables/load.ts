import { LRUCache } from 'lru-cache'
import { scopeOf, type Deps } from '../../delivery/deps'
import { groupBy } from '../../storage/group-by'
import type { TableAnswer, Tables } from '../engine'
import { keyOf, readCodes, readPolicy, type Codes, type TableName, type TablePolicy } from './table'

/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

interface Loaded {
  codes: Codes
  policy: TablePolicy
  /** Codes by value, once somebody asked. */
  byValue?: ReadonlyMap<string, readonly string[]>
}

/** As many codes in all as fit some ten megabytes. */
const loaded = new LRUCache<string, Loaded>({
  maxSize: 200_000,
  ttl: KNOWN_MILLISECONDS,
  sizeCalculation: ({ codes }) => codes.size + 1,
})

type LoadDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** The source's tables of these names, at hand. A change takes up to 10 seconds to be known. */
export async function loadTables(deps: LoadDeps, source: string, names: readonly string[]): Promise<Tables> {
  const tables = new Map(
    await Promise.all(names.map(async (table) => [table, await load(deps, { source, table })] as const)),
  )
  return {
    lookup: (table, code) => answerOf(tables.get(table), code),
    codesOf: (table, value) => codesIn(tables.get(table), value),
  }
}

/** Lets the change of a table be known in this process at once. */
export function forgetLoaded(deps: Pick<Deps, 'account' | 'workspace'>, name: TableName): void {
  loaded.delete(`${scopeOf(deps)}/${keyOf(name)}`)
}

async function load(deps: LoadDeps, name: TableName): Promise<Loaded> {
  const key = `${scopeOf(deps)}/${keyOf(name)}`
  const known = loaded.get(key)
  if (known) return known
  const [codes, policy] = await Promise.all([readCodes(deps, name), readPolicy(deps, name)])
  const table = { codes, policy }
  loaded.set(key, table)
  return table
}

function answerOf(table: Loaded | undefined, code: string): TableAnswer {
  const known = table?.codes.get(code)
  if (known) return { kind: 'value', value: known.value }
  const { policy = 'reject', defaultValue = null } = table?.policy ?? {}
  return { kind: 'unknown', policy, ...(defaultValue !== null && { value: defaultValue }) }
}

function codesIn(table: Loaded | undefined, value: string): readonly string[] {
  if (!table) return []
  table.byValue ??= new Map(
    [...groupBy([...table.codes], ([, own]) => own.value)].map(([own, codes]) => [
      own,
      codes.map(([code]) => code).sort(),
    ]),
  )
  return table.byValue.get(value) ?? []
}
