import { err, ok, type Result } from 'neverthrow'
import { parseNested } from '../../delivery/nested/parse'
import { isNested } from '../../delivery/nested/split'
import { invalidRecord } from '../../delivery/record'
import type { Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import type { Shape, Targets } from './shape'
import { targetsOf } from './targets'

/** The canonical record of a flow: its fields are those of the published schema. */
export const canonicalShape = (flow: FlowName): Shape => ({
  targets: canonicalTargets(flow),
  read: (record) => readCanonical(flow, record),
})

function canonicalTargets(flow: FlowName): Targets {
  const fields = new Map(targetsOf(flows[flow]).map((field) => [field.path, field]))
  return {
    find: (path) => fields.get(path),
    problem: (path, own) =>
      fields.has(path) && !own.includes('[]') ? null : `${path} is not a field of this flow`,
  }
}

function readCanonical(flow: FlowName, record: unknown): Result<unknown, Failure> {
  if (flow === 'products' && typeof record === 'object' && record !== null && isNested(record))
    return parseNested(record, 0, { idOf: () => '', acceptedAt: '' }).map(({ product, parts }) => [
      product.record,
      ...parts.map((part) => [part.flow, part.record.record]),
    ])
  const parsed = flows[flow].schema.safeParse(record, { reportInput: true })
  return parsed.success ? ok(parsed.data) : err(invalidRecord(parsed.error.issues))
}
