import { createHash } from 'node:crypto'
import { err, ok, type Result } from 'neverthrow'
import { stringify } from 'safe-stable-stringify'
import type { z } from 'zod'
import { failure, type Failure, type FieldError } from '../errors/failure'
import { identityOf, refOf, type Flow, type FlowRecord } from '../flows/flow'

/** A valid record on its way to VTEX. */
export interface AcceptedRecord<R extends FlowRecord = FlowRecord> {
  /** Place in the request. */
  index: number
  ref: string
  /** Unambiguous form of the ref; records with the same id are applied one after the other. */
  id: string
  record: R
  /** Of what must be equal for the record to be unchanged. */
  hash: string
  /** Sorts records by acceptance, across batches and single calls. */
  order: string
  /** Where it stands among the records of its ref, once the ledger was asked: see rankOf. */
  rank?: string
  /** RFC 3339. */
  acceptedAt: string
}

export interface Acceptance {
  /** ULID of the batch or of the single call, with the part. */
  id: string
  acceptedAt: string
  /** Of a record that is sent once more and keeps the order it has. */
  order?: string
}

/** Parses one record of the source into an accepted one. Pure. */
export function acceptRecord(
  flow: Flow,
  raw: unknown,
  index: number,
  { id, acceptedAt, order = orderIn(id, index) }: Acceptance,
): Result<AcceptedRecord, Failure> {
  const parsed = flow.schema.safeParse(raw, { reportInput: true })
  if (!parsed.success) return err(invalidRecord(parsed.error.issues))
  const record = parsed.data
  const key = flow.key(record)
  return ok({
    index,
    ref: refOf(key),
    id: identityOf(flow, key),
    record,
    hash: hashOf(flow.fingerprint(record)),
    order,
    acceptedAt,
  })
}

/** Order of acceptance of a record within what `id` names: orders sort as text. */
export function orderIn(id: string, index: number): string {
  return `${id}.${String(index).padStart(7, '0')}`
}

/** The ref of a record that may not be valid, as far as it can be told. */
export function refOfInvalid(flow: Flow, raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null) return null
  const parts = flow.keyFields.map((field) => (raw as Record<string, unknown>)[field])
  // What is no ref may be personal data in its place.
  if (flow.isPersonal && !flow.keySchema.safeParse(parts).success) return null
  return parts.every((part) => typeof part === 'string') ? parts.join('/').slice(0, 200) : null
}

/**
 * A record of a single call: the key of the address goes into it, and one that it has itself must be the same
 * (ref_mismatch). Pure.
 */
export function withKey(flow: Flow, body: unknown, params: Record<string, string>): Result<unknown, Failure> {
  const record = { ...params, ...(body as Record<string, unknown>) }
  const fromPath = flow.keySchema.safeParse(flow.keyFields.map((field) => params[field]))
  const fromBody = flow.keySchema.safeParse(flow.keyFields.map((field) => record[field]))
  if (
    fromPath.success &&
    fromBody.success &&
    fromPath.data.some((part, index) => part !== fromBody.data[index])
  ) {
    const errors = flow.keyFields
      .filter((_, index) => fromPath.data[index] !== fromBody.data[index])
      .map((field) => ({ pointer: `/${field}`, code: 'ref_mismatch', message: 'differs from the address' }))
    return err(failure('ref_mismatch', undefined, { errors }))
  }
  return ok(record)
}

export function hashOf(value: object): string {
  return createHash('sha256').update(stringify(value)).digest('base64url').slice(0, 22)
}

export function invalidRecord(issues: readonly z.core.$ZodIssue[]): Failure {
  return invalidFields(issues.flatMap(fieldErrors))
}

/** The refusal of a record for what is wrong with its fields: the first three are named in its detail. Pure. */
export function invalidFields(errors: readonly FieldError[]): Failure {
  const isUnknown = errors.length > 0 && errors.every(({ code }) => code === 'unknown_field')
  return failure(isUnknown ? 'unknown_field' : 'invalid_record', summary(errors), { errors: [...errors] })
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const base = pointerOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      code: 'unknown_field',
      message: 'is not a field of this flow',
    }))
  }
  const custom = issue.code === 'custom' ? (issue.params?.code as string | undefined) : undefined
  const missing =
    (issue.code === 'invalid_type' || issue.code === 'invalid_union') &&
    'input' in issue &&
    issue.input === undefined
  return [
    {
      pointer: base,
      code: custom ?? (missing ? 'required' : issue.code),
      message: missing ? 'is required' : issue.message,
    },
  ]
}

function summary(errors: readonly FieldError[]): string {
  const shown = errors.slice(0, 3).map(({ pointer, message }) => `${pointer || 'record'} ${message}`)
  return `${shown.join('; ')}${errors.length > 3 ? `; and ${errors.length - 3} more` : ''}.`
}

/** JSON pointer (RFC 6901). */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')
}
