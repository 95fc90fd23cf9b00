import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { ApiResponse } from '../../http'
import { param, type Call, type Context, type Handler } from '../routes'
import { readBody } from '../shape'
import { dropDocument, findDocument, keepDocument, type StoredDocument } from './store'

/** Bodies by acronym of the entity. */
export type Bodies = Readonly<Record<string, z.ZodType<Record<string, unknown>>>>

type Write = 'create' | 'merge' | 'merge-or-create' | 'replace'

/** POST: a document with an id of VTEX's choice. */
export const postDocument = (context: Context, bodies: Bodies): Handler =>
  writeWith(context, bodies, 'create', () => randomUUID())

/** PATCH without an id in the path: creates the document of the body's id, or merges into it; 304 changes nothing. */
export const patchById = (context: Context, bodies: Bodies): Handler =>
  writeWith(context, bodies, 'merge-or-create', (_, { id }) => (typeof id === 'string' ? id : null))

/** PATCH with the id in the path: merges into a document that must exist (assumption: 404). */
export const patchDocument = (context: Context, bodies: Bodies): Handler =>
  writeWith(context, bodies, 'merge', idInPath)

/** PUT: creates the document of the id, or replaces all of it. */
export const putDocument = (context: Context, bodies: Bodies): Handler =>
  writeWith(context, bodies, 'replace', idInPath)

/** GET: always what was written last, other than searches. Without `_fields` only what names the document. */
export const getDocument: Handler = (call) => {
  const { state, request } = call
  const document = findDocument(state.kept.masterdata, param(call, 'acronym'), param(call, 'id'))
  if (!document) return { status: 404 }
  return { status: 200, body: shown(call, document, request.query.get('_fields')) }
}

export function deleteDocument(context: Context): Handler {
  return (call) => {
    const { masterdata } = call.state.kept
    const [entity, id] = [param(call, 'acronym'), param(call, 'id')]
    if (!findDocument(masterdata, entity, id)) return { status: 404 }
    dropDocument(masterdata, entity, id, timing(context))
    return { status: 204 }
  }
}

/** A document as `_fields` asks for it; `_all` is everything. */
export function shown(
  { request, params }: Pick<Call, 'request' | 'params'>,
  { id, fields, createdIn, updatedIn }: StoredDocument,
  asked: string | null,
): Record<string, unknown> {
  const names = { id, accountId: request.account, accountName: request.account, dataEntityId: params.acronym }
  const all = { ...fields, ...names, createdIn, updatedIn }
  if (asked === '_all') return all
  const wanted = (asked ?? '').split(',').map((name) => name.trim())
  const found = wanted.filter((name) => name !== '').map((name) => [name, whole(all)[name] ?? null])
  return asked === null ? names : Object.fromEntries(found)
}

const whole = (fields: object): Record<string, unknown> => ({ ...fields })

const idInPath = (call: Call): string => param(call, 'id')

const timing = ({ now, tuning }: Context) => ({ now: now(), delayMs: tuning.masterDataIndexDelayMs })

function writeWith(
  context: Context,
  bodies: Bodies,
  write: Write,
  idOf: (call: Call, body: Record<string, unknown>) => string | null,
): Handler {
  return (call) => {
    const entity = param(call, 'acronym')
    const schema = bodies[entity]
    if (!schema) return message(404, `Data entity ${entity} not found.`)
    const body = readBody(schema, call.request.body)
    if (!body.ok) return message(400, body.message)
    const id = idOf(call, body.value)
    if (id === null || id === '') return message(400, 'id: is required.')
    return keep(context, call, { entity, id, write, sent: body.value })
  }
}

interface Sent {
  entity: string
  id: string
  write: Write
  sent: Record<string, unknown>
}

function keep(context: Context, call: Call, { entity, id, write, sent }: Sent): ApiResponse {
  const { masterdata } = call.state.kept
  const before = findDocument(masterdata, entity, id)
  if (!before && write === 'merge') return { status: 404 }
  const { id: _, ...content } = sent
  if (isEmailTaken(call, entity, id, content)) return message(400, 'duplicated entry')
  const merges = write === 'merge' || write === 'merge-or-create'
  const fields = before && merges ? { ...before.fields, ...content } : content
  if (before && merges && JSON.stringify(fields) === JSON.stringify(before.fields)) return { status: 304 }
  const at = new Date(context.now()).toISOString()
  const document = { id: before?.id ?? id, fields, createdIn: before?.createdIn ?? at, updatedIn: at }
  keepDocument(masterdata, entity, id, document, timing(context))
  return write === 'replace' ? { status: 204 } : written(call, entity, document.id, write)
}

/** E-mail addresses are unique among customers, whatever the index knows. */
function isEmailTaken(
  { state }: Call,
  entity: string,
  id: string,
  { email }: Record<string, unknown>,
): boolean {
  if (entity !== 'CL' || typeof email !== 'string' || email === '') return false
  return [...state.kept.masterdata.documents].some(
    ([key, { fields }]) =>
      key.startsWith('CL/') &&
      key !== `CL/${id.toLowerCase()}` &&
      String(fields.email ?? '').toLowerCase() === email.toLowerCase(),
  )
}

function written({ request }: Call, entity: string, id: string, write: Write): ApiResponse {
  const href = `http://${request.account}.vtexcommercestable.com.br/api/dataentities/${entity}/documents/${id}`
  return {
    status: write === 'merge-or-create' ? 201 : 200,
    body: { Id: `${entity}-${id}`, Href: href, DocumentId: id },
  }
}

const message = (status: number, text: string): ApiResponse => ({ status, body: { Message: text } })
