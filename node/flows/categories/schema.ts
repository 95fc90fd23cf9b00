import { z } from 'zod'
import { keywords, line, longText, ref, versioning } from '../fields'

export const categoryRef = ref('category')

/** VTEX keeps ids and ranks as 32-bit numbers. */
const MAX_INT = 2_147_483_647

export const categorySchema = z
  .strictObject({
    ref: categoryRef,
    name: line(150).meta({ description: 'Name shoppers see.', examples: ['Road bikes'] }),
    parentRef: ref('category above')
      .nullable()
      .optional()
      .meta({
        description: 'Ref of the category above; null: none, the category is a department, as new ones are.',
        examples: ['BIKES'],
      }),
    title: line(150).nullable().optional().meta({ description: 'Title of the category’s page.' }),
    description: longText(5_000).nullable().optional(),
    keywords: keywords.nullable().optional(),
    active: z.boolean().optional().meta({
      description: 'Whether the category has a page in the store. New categories are active unless told.',
    }),
    showInStoreFront: z
      .boolean()
      .optional()
      .meta({ description: 'Whether menus show the category. New categories are shown unless told.' }),
    globalCategoryId: z
      .int()
      .min(0)
      .max(MAX_INT)
      .nullable()
      .optional()
      .meta({ description: 'Number of the category in Google’s product taxonomy.' }),
    score: z.int().min(0).max(1_000_000).nullable().optional().meta({ description: 'Rank in searches.' }),
    ...versioning,
  })
  .refine(({ ref: own, parentRef }) => own !== parentRef, {
    path: ['parentRef'],
    message: 'must not be the category itself',
  })
  .meta({ id: 'Category', description: 'A category. Only the fields sent change.' })

type Whole = z.output<typeof categorySchema>

/** A record; of one that newer data has overtaken piece by piece only the rest. */
export type CategoryRecord = Omit<Whole, 'name'> & Partial<Pick<Whole, 'name'>>
