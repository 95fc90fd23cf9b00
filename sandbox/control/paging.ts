import type { ApiResponse } from '../http'
import { invalid } from './handler'

/** All rows, or those of `page` (from 1) with `per_page` each, 50 unless told; `x-total-count` says how many there are. */
export function paged(rows: readonly unknown[], query: URLSearchParams): ApiResponse {
  const headers = { 'x-total-count': String(rows.length) }
  if (!query.has('page') && !query.has('per_page')) return { status: 200, headers, body: rows }
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 50)]
  if (![page, size].every((each) => Number.isInteger(each) && each > 0))
    return invalid('page and per_page must be whole numbers from 1')
  return { status: 200, headers, body: rows.slice((page - 1) * size, page * size) }
}
