import type { ApiResponse } from '../../http'
import { param, type Call, type Context, type Handler } from '../routes'
import { shown } from './documents'
import { indexedDocuments, type StoredDocument } from './store'
import { equals, parseWhere, type Condition } from './where'

/** The most documents of one answer, and of all pages of one search. */
const MOST = 100
const DEEPEST = 10_000
/** Assumption: VTEX gives no figure. */
const WILDCARDS_PER_MINUTE = 60

const OWN = new Set(['_fields', '_where', '_sort', '_keyword', 'an'])

/** GET search: what the index knows. Query parameters are form-encoded, so a `+` that is sent as it is means a blank. */
export function searchDocuments(context: Context, entities: readonly string[]): Handler {
  return (call) => {
    const entity = param(call, 'acronym')
    if (!entities.includes(entity)) return refused(404, `Data entity ${entity} not found.`)
    const range = rangeOf(call.request.headers['rest-range'])
    if (!range) return refused(400, 'REST-Range must be resources=from-to, at most 100 documents, to 10000.')
    const conditions = conditionsOf(call.request.query)
    if (!conditions) return refused(400, 'Invalid _where.')
    if (isTooWild(context, call)) return { status: 503 }
    const found = indexedDocuments(call.state.kept.masterdata, entity, context.now()).filter((document) =>
      conditions.every((holds) => holds(asFields(document))),
    )
    const page = sorted(found, call.request.query.get('_sort')).slice(range.from, range.to)
    const fields = call.request.query.get('_fields')
    return {
      status: 200,
      headers: {
        'REST-Content-Range': `resources=${range.from}-${range.from + page.length}/${found.length}`,
      },
      body: page.map((document) => shown(call, document, fields)),
    }
  }
}

function rangeOf(header: string | undefined): { from: number; to: number } | null {
  const [, first, last] = /^resources=(\d{1,6})-(\d{1,6})$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined) return null
  const [from, to] = [Number(first), Number(last)]
  return to > from && to - from <= MOST && to <= DEEPEST ? { from, to } : null
}

function conditionsOf(query: URLSearchParams): Condition[] | null {
  const plain = [...query].filter(([name]) => !OWN.has(name)).map(([name, value]) => equals(name, value))
  const where = query.get('_where')
  const condition = where === null ? null : parseWhere(where)
  if (where !== null && condition === null) return null
  return [...plain, ...(condition ? [condition] : [])]
}

function isTooWild({ now }: Context, { state, request: { query } }: Call): boolean {
  const isWild = [...query].some(([name, value]) => name === '_keyword' || value.includes('*'))
  if (!isWild) return false
  const { wildcards } = state.kept.masterdata
  const minute = Math.floor(now() / 60_000)
  const calls = (wildcards.get(minute) ?? 0) + 1
  wildcards.clear()
  wildcards.set(minute, calls)
  return calls > WILDCARDS_PER_MINUTE
}

function sorted(documents: StoredDocument[], sort: string | null): StoredDocument[] {
  const [field = '', direction = 'ASC'] = (sort ?? '').trim().split(/\s+/)
  if (field === '') return documents
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1
  const value = (document: StoredDocument): string => String(asFields(document)[field] ?? '')
  return [...documents].sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * sign)
}

const asFields = ({ id, fields, createdIn, updatedIn }: StoredDocument): Record<string, unknown> => ({
  ...fields,
  id,
  createdIn,
  updatedIn,
})

const refused = (status: number, text: string): ApiResponse => ({ status, body: { Message: text } })
