import { z } from 'zod'
import { nameKey } from '../changes'
import { line, ref, versioning } from '../fields'

export const specificationRef = ref('specification')

export const types = [
  'text',
  'long-text',
  'number',
  'combo',
  'radio',
  'checkbox',
  'indexed-text',
  'indexed-long-text',
] as const

export type SpecificationType = (typeof types)[number]

/** Types whose values are chosen from a list. */
export const LIST_TYPES: readonly SpecificationType[] = ['combo', 'radio', 'checkbox']
const SKU_TYPES: readonly SpecificationType[] = ['combo', 'radio']

const position = z.int().min(0).max(1_000_000).optional()

const valueSchema = z.strictObject({
  name: line(3_500).meta({ examples: ['Red'] }),
  position: position.meta({ description: 'Place among the values; new ones come last unless told.' }),
  active: z
    .boolean()
    .optional()
    .meta({ description: 'Whether it can be chosen. New values are active unless told.' }),
})

const fixed = 'VTEX does not let it change later.'

export const specificationSchema = z
  .strictObject({
    ref: specificationRef,
    name: line(100).meta({ description: 'Name shoppers see.', examples: ['Color'] }),
    categoryRef: ref('category')
      .nullable()
      .optional()
      .meta({
        description: `Category it belongs to, with those below it; null: all categories, as new ones unless told. ${fixed}`,
      }),
    level: z
      .enum(['product', 'sku'])
      .meta({ description: `Whether products or SKUs have a value of it. ${fixed}` }),
    type: z.enum(types).meta({ description: `How a value is given; for SKUs combo or radio. ${fixed}` }),
    group: line(100)
      .optional()
      .meta({
        description: `Group it is shown in, created in the category when missing; new ones are in "Specifications" unless told. ${fixed}`,
      }),
    required: z.boolean().optional().meta({ description: 'Whether a value must be given.' }),
    filterable: z.boolean().optional().meta({ description: 'Whether searches can be filtered by it.' }),
    onProductPage: z
      .boolean()
      .optional()
      .meta({ description: 'Whether product pages show it. New specifications are shown unless told.' }),
    position: position.meta({ description: 'Place among the specifications.' }),
    active: z.boolean().optional().meta({ description: 'New specifications are active unless told.' }),
    values: z
      .array(valueSchema)
      .max(1_000)
      .optional()
      .meta({ description: 'Values to choose from (combo, radio, checkbox). Those not sent stay in VTEX.' }),
    ...versioning,
  })
  .refine(({ level, type }) => level === 'product' || SKU_TYPES.includes(type), {
    path: ['type'],
    message: 'must be combo or radio for SKUs: VTEX takes no other',
  })
  .refine(({ type, values = [] }) => values.length === 0 || LIST_TYPES.includes(type), {
    path: ['values'],
    message: 'are only for combo, radio and checkbox',
  })
  .refine(({ values = [] }) => new Set(values.map(({ name }) => nameKey(name))).size === values.length, {
    path: ['values'],
    message: 'two values have the same name (case and accents do not count)',
  })
  .meta({ id: 'Specification', description: 'A specification. Only the fields sent change.' })

export type WholeSpecification = z.output<typeof specificationSchema>
type Required = 'name' | 'level' | 'type'

/** A record; of one that newer data has overtaken piece by piece only the rest. */
export type SpecificationRecord = Omit<WholeSpecification, Required> &
  Partial<Pick<WholeSpecification, Required>>
export type SpecificationValue = z.output<typeof valueSchema>
