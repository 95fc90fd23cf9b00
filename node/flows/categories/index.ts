import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Failure } from '../../errors/failure'
import type { Directory, Flow, Wanted } from '../flow'
import { catalogResources } from '../permissions'
import { applyCategory } from './apply'
import { fromVtex, type CategoryTarget, type LiveCategory } from './mapper'
import { planCategory } from './plan'
import { readCategory } from './read'
import { categoryRef, categorySchema, type CategoryRecord } from './schema'

/** The tree of categories. VTEX keeps no reference codes of them: one that exists is recognized by name and parent. */
export const categories: Flow<CategoryRecord, CategoryTarget, LiveCategory> = {
  name: 'categories',
  lane: 'catalog',
  schema: categorySchema,
  keyFields: ['ref'],
  keySchema: z.tuple([categoryRef]),
  permissions: {
    read: [catalogResources.categories, catalogResources.categoriesManagement],
    write: [catalogResources.categoriesManagement],
  },
  waits: true,
  hasNoNaturalKey: true,
  key: (record) => [record.ref],
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  locate: locateCategories,
  read: readCategory,
  idOf: ({ category }) => String(category.Id),
  plan: planCategory,
  apply: applyCategory,
  show: ([ref], { category }) => ({ ref, ...fromVtex(category) }),
}

async function locateCategories(
  wanted: readonly Wanted<CategoryRecord>[],
  directory: Directory,
): Promise<Result<CategoryTarget, Failure>[]> {
  const parents = [...new Set(wanted.flatMap(({ record }) => record?.parentRef ?? []))]
  const found = parents.length > 0 ? await directory.ids('categories', parents) : []
  const idOf = new Map(parents.map((ref, position) => [ref, found[position] as Result<string, Failure>]))
  return wanted.map(({ key, record }) => {
    const vtexId = directory.remembered(key)
    const parentRef = record?.parentRef
    if (parentRef === undefined) return ok({ vtexId })
    if (parentRef === null) return ok({ vtexId, parentId: null })
    return (idOf.get(parentRef) as Result<string, Failure>).map((parentId) => ({ vtexId, parentId }))
  })
}
