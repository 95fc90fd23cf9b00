import { z } from 'zod'
import type { Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import { hashOf } from '../../delivery/ledger'
import type { UnknownCodePolicy } from '../engine'

/** One code table of one calling system. */
export interface TableName {
  source: string
  table: string
}

/** What the values of a table are in VTEX. */
export const choiceKinds = [
  'WAREHOUSE',
  'PRICE_TABLE',
  'CATEGORY',
  'BRAND',
  'TRADE_POLICY',
  'SPECIFICATION',
  'CARRIER',
  'PAYMENT_METHOD',
] as const
export type ChoiceKind = (typeof choiceKinds)[number]

export const unknownCodePolicies = [
  'reject',
  'pass',
  'default',
  'park',
] as const satisfies readonly UnknownCodePolicy[]

/** Name of a table; capital and small letters are the same. */
export const tableName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'must be letters, digits, dots, hyphens and underscores')

/** What is said of a table as a whole. */
export interface TablePolicy {
  policy: UnknownCodePolicy
  /** Of policy default. */
  defaultValue: string | null
  /** null: any text. */
  kind: ChoiceKind | null
}

/** What a code means. */
export interface CodeValue {
  value: string
  /** A name for people. */
  label: string | null
}

/** Codes and what they mean. A Map: codes may be called __proto__. */
export type Codes = Map<string, CodeValue>

export const defaultPolicy: TablePolicy = { policy: 'reject', defaultValue: null, kind: null }

const POLICIES = 'code-table-policies'
const CODES = 'code-tables'
/** Documents a table's codes are spread over, so that none grows large. */
const SHARDS = 8
/** More than a store has. */
const MOST_TABLES = 1_000

type Shard = Record<string, CodeValue>
type TableDeps = { documents: Documents }

export async function readPolicy({ documents }: TableDeps, name: TableName): Promise<TablePolicy> {
  return (await documents.read<TablePolicy>(POLICIES, keyOf(name)))?.value ?? defaultPolicy
}

export function writePolicy({ documents }: TableDeps, name: TableName, policy: TablePolicy): Promise<void> {
  return documents.write(POLICIES, keyOf(name), policy)
}

/** All codes of a table. */
export async function readCodes({ documents }: TableDeps, name: TableName): Promise<Codes> {
  const shards = Array.from({ length: SHARDS }, (_, shard) =>
    documents.read<Shard>(CODES, shardKey(name, shard)),
  )
  const stored = await Promise.all(shards)
  return new Map(stored.flatMap((shard) => Object.entries(shard?.value ?? {})))
}

/** Sets (a value) and removes (null) codes; others stay. */
export async function changeCodes(
  { documents }: TableDeps,
  name: TableName,
  changes: ReadonlyMap<string, CodeValue | null>,
): Promise<void> {
  const byShard = groupBy([...changes], ([code]) => hashOf(code) % SHARDS)
  await Promise.all(
    [...byShard].map(([shard, own]) =>
      documents.update<Shard>(CODES, shardKey(name, shard), (current) => {
        const next: Codes = new Map(Object.entries(current ?? {}))
        for (const [code, value] of own) {
          if (value === null) next.delete(code)
          else next.set(code, value)
        }
        return Object.fromEntries(next)
      }),
    ),
  )
}

/** Tables of all sources that were ever said anything of. */
export async function allTables({ documents }: TableDeps): Promise<TableName[]> {
  const { keys } = await documents.list(POLICIES, { limit: MOST_TABLES })
  return keys.map(decodeURIComponent).map((key) => {
    const at = key.lastIndexOf('~')
    return { source: key.slice(0, at), table: key.slice(at + 1) }
  })
}

/** Names of the source's tables that were ever said anything of. */
export async function tableNames({ documents }: TableDeps, source: string): Promise<string[]> {
  const prefix = `${source}~`
  const { keys } = await documents.list(POLICIES, { prefix, limit: MOST_TABLES })
  return keys.map((key) => decodeURIComponent(key).slice(prefix.length))
}

export const keyOf = ({ source, table }: TableName): string => `${source}~${table.toLowerCase()}`

const shardKey = (name: TableName, shard: number): string => `${keyOf(name)}.${shard}`
