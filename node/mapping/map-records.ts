import { err, ok } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import type { BatchInput, RawRecord } from '../delivery/jobs'
import { refOfInvalid } from '../delivery/record'
import { failure } from '../errors/failure'
import { flows } from '../flows'
import type { FlowName } from '../flows/flow'
import { mapRecord, tablesOf, type MappedRecord, type UnknownCode } from './engine'
import { mappingInForce, type ReadyMapping } from './in-force'
import { loadTables, type SeenCode } from './tables'
import type { WaitingCodes } from './waiting'

/** Records made canonical, and what their codes said. */
export interface MappedRecords extends Pick<BatchInput, 'records' | 'mappingVersion'> {
  /** Codes that came without a value, one per record and code. */
  seen: SeenCode[]
  /** How many records wait for codes. */
  waiting: WaitingCodes
}

type MapDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** One calling system, and what it sends. */
export interface RecordsName {
  source: string
  flow: FlowName
}

/**
 * Makes the records of a source canonical by the mapping in force; as they are where it has none, at no cost. A record
 * that fails, waits for a code or is filtered out is a refusal in its place.
 */
export async function mapRecords(
  deps: MapDeps,
  name: RecordsName,
  records: readonly RawRecord[],
): Promise<MappedRecords> {
  const ready = await mappingInForce(deps, name)
  if (!ready) return { records, seen: [], waiting: new Map() }
  return { ...(await mapAll(deps, name, ready, records)), mappingVersion: ready.version }
}

/** The same by a mapping that need not be in force. */
export async function mapAll(
  deps: MapDeps,
  { source, flow }: RecordsName,
  { mapping, document }: ReadyMapping,
  records: readonly RawRecord[],
): Promise<Omit<MappedRecords, 'mappingVersion'>> {
  const tables = await loadTables(deps, source, tablesOf(document))
  const seen: SeenCode[] = []
  const waiting = new Map<string, Map<string, number>>()
  const done: RawRecord[] = []
  for (const record of records) {
    if (record.isErr()) {
      done.push(record)
      continue
    }
    const mapped = await mapRecord(mapping, record.value, tables)
    if (mapped.kind !== 'filtered')
      for (const { table, code } of mapped.unknown) seen.push({ table, code, flow, ref: refIn(flow, mapped) })
    if (mapped.kind === 'parked')
      for (const { table, code } of mapped.unknown) {
        const codes = waiting.get(table) ?? new Map<string, number>()
        waiting.set(table, codes.set(code, (codes.get(code) ?? 0) + 1))
      }
    done.push(canonical(mapped))
  }
  return { records: done, seen, waiting }
}

function canonical(mapped: MappedRecord): RawRecord {
  switch (mapped.kind) {
    case 'mapped':
      return ok(mapped.record)
    case 'failed':
      return err(mapped.failure)
    case 'filtered':
      return err({ ...failure('filtered', mapped.why), outcome: 'skipped' as const })
    case 'parked':
      return err({
        ...failure('unmapped_code', waitingWords(mapped.unknown, 'record')),
        outcome: 'parked' as const,
      })
  }
}

/** Why a record, or an order, goes no further for now. */
export function waitingWords(unknown: readonly UnknownCode[], what: 'record' | 'order'): string {
  const shown = unknown.slice(0, 3).map(({ table, code }) => `"${code}" in ${table}`)
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : ''
  return `The ${what} waits until these codes have a value: ${shown.join(', ')}${more}.`
}

/** The ref of the record as far as the mapping got; examples of codes name it. */
function refIn(flow: FlowName, mapped: MappedRecord): string | null {
  return mapped.kind === 'mapped' ? refOfInvalid(flows[flow], mapped.record) : null
}
