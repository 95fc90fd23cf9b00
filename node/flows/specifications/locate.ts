import { ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Directory, Target, Wanted } from '../flow'
import type { SpecificationRecord } from './schema'

/** VTEX's category above all departments. */
export const ALL_CATEGORIES = '0'

export interface SpecificationTarget extends Target {
  /** VTEX's id, '0' for all categories; undefined: the record does not say. */
  categoryId: string | undefined
}

/** Resolves the categories of all records at once; one that is missing makes its record wait. */
export async function locateSpecifications(
  wanted: readonly Wanted<SpecificationRecord>[],
  directory: Directory,
): Promise<Result<SpecificationTarget, Failure>[]> {
  const refs = [...new Set(wanted.flatMap(({ record }) => record?.categoryRef ?? []))]
  const ids = refs.length > 0 ? await directory.ids('categories', refs) : []
  const categories = new Map(refs.map((ref, position) => [ref, ids[position]]))
  return wanted.map(({ key, record }) => {
    const ref = record?.categoryRef
    const found =
      typeof ref === 'string' ? categories.get(ref) : ok(ref === null ? ALL_CATEGORIES : undefined)
    if (!found) throw new Error('the directory answers an id or a failure for each ref')
    return found.map((categoryId) => ({ vtexId: directory.remembered(key), categoryId }))
  })
}
