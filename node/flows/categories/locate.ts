import { ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Directory, Target, Wanted } from '../flow'
import type { CategoryRecord } from './schema'

export interface CategoryTarget extends Target {
  /** VTEX's id of the category above; null: none; undefined: the record does not say. */
  parentId: string | null | undefined
}

/** Resolves the parents of all records at once; a parent that is missing makes its record wait. */
export async function locateCategories(
  wanted: readonly Wanted<CategoryRecord>[],
  directory: Directory,
): Promise<Result<CategoryTarget, Failure>[]> {
  const refs = [...new Set(wanted.flatMap(({ record }) => record?.parentRef ?? []))]
  const ids = refs.length > 0 ? await directory.ids('categories', refs) : []
  const parents = new Map(refs.map((ref, position) => [ref, ids[position]]))
  return wanted.map(({ key, record }) => {
    const parentRef = record?.parentRef
    const parentId = typeof parentRef === 'string' ? parents.get(parentRef) : ok(parentRef)
    if (!parentId) throw new Error('the directory answers an id or a failure for each ref')
    return parentId.map((id) => ({ vtexId: directory.remembered(key), parentId: id }))
  })
}
