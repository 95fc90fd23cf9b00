import type { Deps } from '../../delivery/deps'
import { readCodes, type TableName } from './table'
import { readUnknown, type UnknownCode } from './unknown'

/** A code as the panel shows it. */
export interface CodeRow {
  code: string
  /** Empty while unknown. */
  value: string
  label: string | null
  isUnknown: boolean
  seen: UnknownCode | null
}

export interface CodePage {
  codes: CodeRow[]
  /** null on the last page. */
  cursor: string | null
  total: number
}

export interface CodesWanted extends TableName {
  search: string | null
  show: 'ALL' | 'UNKNOWN' | 'MAPPED'
  limit: number
  /** Where the page starts. */
  cursor: string | null
}

/** A page of the table's codes: unknown ones first, those that came most often before others; then by code. */
export async function pageOfCodes(
  deps: Pick<Deps, 'documents'>,
  { search, show, limit, cursor, ...name }: CodesWanted,
): Promise<CodePage> {
  const rows = (await allRows(deps, name))
    .filter(({ isUnknown }) => show === 'ALL' || isUnknown === (show === 'UNKNOWN'))
    .filter((row) => isFound(row, search?.trim().toLowerCase() ?? ''))
  const start = Number(cursor ?? 0)
  const end = start + limit
  return { codes: rows.slice(start, end), cursor: end < rows.length ? String(end) : null, total: rows.length }
}

async function allRows(deps: Pick<Deps, 'documents'>, name: TableName): Promise<CodeRow[]> {
  const [codes, unknown] = await Promise.all([readCodes(deps, name), readUnknown(deps, name)])
  const waiting = [...unknown]
    .filter(([code]) => !codes.has(code))
    .sort(([a, { count }], [b, { count: other }]) => other - count || compare(a, b))
    .map(([code, seen]) => ({ code, value: '', label: null, isUnknown: true, seen }))
  const mapped = [...codes]
    .sort(([a], [b]) => compare(a, b))
    .map(([code, { value, label }]) => ({ code, value, label, isUnknown: false, seen: null }))
  return [...waiting, ...mapped]
}

function isFound({ code, value, label }: CodeRow, search: string): boolean {
  return [code, value, label ?? ''].some((text) => text.toLowerCase().includes(search))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
