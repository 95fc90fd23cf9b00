import { z } from 'zod'
import { keywords, line, longText, ref, versioning } from '../fields'

export const categoryRef = ref('category')

export const categorySchema = z
  .strictObject({
    ref: categoryRef,
    name: line(150).meta({ description: 'Name shoppers see.', examples: ['Road Bikes'] }),
    parentRef: categoryRef.nullable().optional().meta({
      description: 'Code of the category above; null: a department. Absent on a new one: a department.',
    }),
    title: line(150).nullable().optional().meta({ description: 'Title of the category’s page.' }),
    description: longText(10_000).nullable().optional(),
    keywords: keywords.nullable().optional(),
    active: z.boolean().optional().meta({
      description: 'Products of an inactive category are not sold. New ones are active unless told.',
    }),
    showInStoreFront: z
      .boolean()
      .optional()
      .meta({ description: 'Shown in menus; true for new categories.' }),
    globalCategoryId: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .optional()
      .meta({ description: 'Id of the category in Google’s taxonomy.' }),
    score: z.int().min(0).max(1_000_000).nullable().optional().meta({ description: 'Rank in searches.' }),
    ...versioning,
  })
  .refine(({ ref: own, parentRef }) => parentRef !== own, {
    error: 'a category cannot be below itself',
    path: ['parentRef'],
  })
  .meta({ id: 'Category', description: 'A category. Only the fields sent change.' })

type Parsed = z.output<typeof categorySchema>

/** What waited, or was overtaken in part, lacks some of what the source has to send. */
export type CategoryRecord = Pick<Parsed, 'ref'> & Partial<Omit<Parsed, 'ref'>>
