import { z } from 'zod'
import { nameKey } from '../changes'
import type { Flow } from '../flow'
import { catalogResources } from '../permissions'
import { applyCategory } from './apply'
import { locateCategories, type CategoryTarget } from './locate'
import { fromVtex } from './mapper'
import { planCategory } from './plan'
import { readCategory, type LiveCategory } from './read'
import { categoryRef, categorySchema, type CategoryRecord } from './schema'

/** The tree of categories. VTEX keeps no reference codes of them: one that exists is recognized by name and parent. */
export const categories: Flow<CategoryRecord, CategoryTarget, LiveCategory> = {
  name: 'categories',
  lane: 'catalog',
  isPersonal: false,
  schema: categorySchema,
  keyFields: ['ref'],
  keySchema: z.tuple([categoryRef]),
  permissions: {
    read: [catalogResources.categories, catalogResources.categoriesManagement],
    write: [catalogResources.categoriesManagement],
  },
  nameOfNew: ({ ref, name }, { parentId }) =>
    // Of too little nothing is created.
    name === undefined ? `ref/${ref}` : `${parentId ?? ''}/${nameKey(name)}`,
  waits: true,
  key: (record) => [record.ref],
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  locate: locateCategories,
  read: readCategory,
  idOf: ({ category }) => String(category.Id),
  plan: planCategory,
  apply: applyCategory,
  show: ([ref], { category }) => ({ ref, ...fromVtex(category) }),
}
