import { z } from 'zod'
import { nameKey } from '../changes'
import type { Flow } from '../flow'
import { catalogResources } from '../permissions'
import { applySpecification } from './apply'
import { joinSpecification, splitSpecification } from './content'
import { ALL_CATEGORIES, locateSpecifications, type SpecificationTarget } from './locate'
import { fixedFromVtex, fromVtex } from './mapper'
import { planSpecification } from './plan'
import { readSpecification, type LiveSpecification } from './read'
import { specificationRef, specificationSchema, type SpecificationRecord } from './schema'
import { valueFromVtex } from './values'

/** Specifications with their groups and values. VTEX keeps no reference codes: one is recognized by name and place. */
export const specifications: Flow<SpecificationRecord, SpecificationTarget, LiveSpecification> = {
  name: 'specifications',
  lane: 'catalog',
  isPersonal: false,
  schema: specificationSchema,
  keyFields: ['ref'],
  keySchema: z.tuple([specificationRef]),
  permissions: {
    read: [catalogResources.skuManagement, catalogResources.specificationGroups],
    write: [catalogResources.skuManagement],
  },
  nameOfNew: ({ ref, name, level }, { categoryId }) =>
    // Of too little nothing is created.
    name === undefined ? `ref/${ref}` : `${categoryId ?? ALL_CATEGORIES}/${level ?? ''}/${nameKey(name)}`,
  waits: true,
  key: (record) => [record.ref],
  split: splitSpecification,
  join: joinSpecification,
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  locate: locateSpecifications,
  read: readSpecification,
  idOf: ({ specification }) => String(specification.Id),
  plan: planSpecification,
  apply: applySpecification,
  /** Two that want the same new group would create it twice. */
  serial: ({ categoryId }) => `specifications/${categoryId ?? ALL_CATEGORIES}`,
  show: ([ref], { specification, group, values }) => ({
    ref,
    ...fromVtex(specification),
    ...fixedFromVtex(specification),
    group,
    values: values.map(valueFromVtex),
  }),
}
