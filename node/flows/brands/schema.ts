import { z } from 'zod'
import { keywords, line, longText, ref, versioning } from '../fields'

export const brandRef = ref('brand')

export const brandSchema = z
  .strictObject({
    ref: brandRef,
    name: line(150).meta({ description: 'Name shoppers see.', examples: ['Northwind'] }),
    title: line(150).nullable().optional().meta({ description: 'Title of the brand’s page.' }),
    description: longText(5_000).nullable().optional(),
    keywords: keywords.nullable().optional(),
    active: z.boolean().optional().meta({
      description: 'Products of an inactive brand are not sold. New brands are active unless told.',
    }),
    score: z.int().min(0).max(1_000_000).nullable().optional().meta({ description: 'Rank in searches.' }),
    adWordsCode: line(100).nullable().optional(),
    ...versioning,
  })
  .meta({ id: 'Brand', description: 'A brand. Only the fields sent change.' })

export type BrandRecord = z.output<typeof brandSchema>
