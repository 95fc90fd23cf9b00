import { err, ok, type Result } from 'neverthrow'
import type { Failure, FieldError } from '../../errors/failure'
import { flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import { acceptRecord, invalidFields, orderIn, type AcceptedRecord } from '../record'
import { splitNested, type NestedPart } from './split'

/** A valid record of a flow. */
export interface FlowPart {
  flow: FlowName
  record: AcceptedRecord
}

/** A product with all that came with it, valid as a whole. */
export interface NestedRecord {
  product: AcceptedRecord
  /** In the order in which they are best applied. */
  parts: FlowPart[]
}

export interface NestedAcceptance {
  /** What the orders of a flow's records begin with: the id of the call or of the flow's job, with the part. */
  idOf(flow: FlowName): string
  acceptedAt: string
}

/** Parses a nested record; when one part is not valid none is taken, and every error says where it stands. Pure. */
export function parseNested(
  raw: Record<string, unknown>,
  index: number,
  acceptance: NestedAcceptance,
): Result<NestedRecord, Failure> {
  return splitNested(raw).andThen((parts) => {
    const accepted = parts.map((part, position) => acceptPart(part, index, position, acceptance))
    const errors = accepted.flatMap((each, position) =>
      each.isErr() ? errorsOf(each.error, parts[position] as NestedPart) : [],
    )
    const records = accepted.flatMap((each) => (each.isOk() ? [each.value] : []))
    const [product, ...others] = records
    if (!product || records.length < parts.length) return err(invalidFields(errors))
    const twice = secondOf(others)
    return twice ? err(invalidFields([twice])) : ok({ product: product.record, parts: others })
  })
}

function acceptPart(
  { flow, raw }: NestedPart,
  index: number,
  position: number,
  { idOf, acceptedAt }: NestedAcceptance,
): Result<FlowPart, Failure> {
  const accepted = acceptRecord(flows[flow], raw, index, { id: idOf(flow), acceptedAt })
  return accepted.map((record) => ({
    flow,
    record: position === 0 ? record : { ...record, order: orderOfPart(idOf(flow), index, position) },
  }))
}

/** Each part has an order of its own, which names the record it came with. */
function orderOfPart(id: string, index: number, position: number): string {
  return `${orderIn(id, index)}.${String(position).padStart(5, '0')}`
}

/** Place in the request of the record that a part came with, from the order of the part. */
export function parentIndexOf(order: string): number {
  return Number(order.split('.').at(-2))
}

/** The same SKU, or the same stock of it, twice in one record would be two truths. */
function secondOf(parts: readonly FlowPart[]): FieldError | null {
  const seen = new Set<string>()
  for (const { flow, record } of parts) {
    const name = `${flow}/${record.id}`
    if (seen.has(name))
      return { pointer: '/skus', code: 'custom', message: `has ${flow} ${record.ref} twice` }
    seen.add(name)
  }
  return null
}

function errorsOf({ errors = [] }: Failure, { at, inherited }: NestedPart): FieldError[] {
  return errors
    .filter(({ pointer }) => !inherited.some((field) => pointer === `/${field}`))
    .map((error) => ({ ...error, pointer: at + error.pointer }))
}
