import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import type { RawRecord, Refusal } from '../delivery/jobs'
import { refusedResult } from '../delivery/jobs/refusal'
import { isNested, syncNested } from '../delivery/nested'
import { failedWith, type RecordResult } from '../delivery/outcome'
import { refOfInvalid } from '../delivery/record'
import { syncOne } from '../delivery/sync-one'
import { fail, type Failure } from '../errors/failure'
import { flows } from '../flows'
import { parseDocument } from './document'
import { compile, type UnknownCode } from './engine'
import { mappingInForce } from './in-force'
import { mapAll, type RecordsName } from './map-records'
import { previewOrders } from './preview-orders'
import type { MappingName } from './versions'

const MOST_RECORDS = 20

/** What would become of a record. */
export interface PreviewedRecord {
  /** What the mapping made: of orders, in the ERP's own shape. Null when it gave nothing. */
  canonical: unknown
  unknownCodes: UnknownCode[]
  /** As of a dry run; an order that is `applied` would go to the ERP. */
  result: RecordResult
}

export interface PreviewInput extends MappingName {
  /** Undefined: what is published; records are canonical where nothing is. */
  document?: unknown
  payload: unknown
}

/** Runs a mapping on records and plans against VTEX as it is now. Writes nothing, counts nothing, keeps nothing. */
export async function previewRecords(
  deps: Deps,
  { source, flow, document, payload }: PreviewInput,
): Promise<Result<PreviewedRecord[], Failure>> {
  const raws = Array.isArray(payload) ? (payload as unknown[]) : [payload]
  if (raws.length === 0 || raws.length > MOST_RECORDS)
    return fail('invalid_parameter', `A preview takes 1 to ${MOST_RECORDS} records.`)
  const mapping = await mappingOf(deps, { source, flow }, document)
  if (mapping.isErr()) return err(mapping.error)
  if (flow === 'orders') return ok(await previewOrders(deps, source, mapping.value, raws))
  const name = { source, flow }
  const previewed: PreviewedRecord[] = []
  for (const [index, raw] of raws.entries()) {
    const { records, seen } = mapping.value
      ? await mapAll(deps, name, mapping.value, [ok(raw)])
      : { records: [ok(raw)] as RawRecord[], seen: [] }
    const [record = ok(raw)] = records
    const unknownCodes = seen.map(({ table, code }) => ({ table, code }))
    previewed.push({ unknownCodes, ...(await planOf(deps, name, record, index)) })
  }
  return ok(previewed)
}

async function mappingOf(deps: Deps, name: MappingName, document: unknown) {
  if (document === undefined) return ok(await mappingInForce(deps, name))
  if (document === null) return ok(null)
  return parseDocument(document).andThen((parsed) =>
    parsed.flow === name.flow
      ? compile(parsed).map((mapping) => ({ mapping, document: parsed }))
      : fail('invalid_mapping', `The mapping is of ${parsed.flow}, not of ${name.flow}.`),
  )
}

async function planOf(
  deps: Deps,
  { source, flow }: RecordsName,
  record: Result<unknown, Refusal>,
  index: number,
): Promise<Omit<PreviewedRecord, 'unknownCodes'>> {
  if (record.isErr())
    return { canonical: null, result: refusedResult({ index, order: '', ref: null }, record.error) }
  const canonical = record.value
  const options = { source, dryRun: true, verify: true, park: true }
  const planned =
    flow === 'products' && isNested(canonical)
      ? await syncNested(deps, { ...options, record: canonical })
      : await syncOne(deps, { ...options, flow: flows[flow], record: canonical })
  const ref = refOfInvalid(flows[flow], canonical)
  const result = planned.match(
    (done) => ({ ...done, index }),
    (failed) => failedWith({ index, ref }, failed),
  )
  return { canonical, result }
}
