import { z } from 'zod'
import { instant, keywords, line, longText, ref, refIdBesideId, versioning } from '../fields'
import { hasOneCode, oneCode } from '../vtex-ref'

const LARGEST_ID = 2_147_483_647

export const productRef = ref('product')

const specification = z
  .strictObject({
    ref: ref('specification').optional(),
    name: line(100).optional().meta({ description: 'Name of the specification in VTEX.' }),
    values: z
      .array(longText(3_500))
      .max(100)
      .nullable()
      .meta({ description: 'All values of the product; none, or null, clears the specification.' }),
  })
  .refine((given) => (given.ref === undefined) !== (given.name === undefined), 'needs either ref or name')

const tradePolicy = z
  .union([z.int().min(1).max(LARGEST_ID), z.string().trim()], { error: 'must be the id of a trade policy' })
  .transform(String)
  .pipe(z.string().regex(/^[1-9]\d{0,8}$/, 'must be the id of a trade policy'))
  .meta({ description: 'Id of a trade policy (sales channel).', examples: ['1'] })

/** A list whose order says nothing. */
const setOf = <T extends z.ZodType<string>>(member: T, what: string) =>
  z
    .array(member)
    .max(100)
    .refine((all) => new Set(all).size === all.length, `names a ${what} twice`)
    .nullable()
    .optional()

export const productSchema = z
  .strictObject({
    ref: productRef,
    refId: refIdBesideId(productRef),
    name: line(150).meta({ description: 'Name shoppers see.', examples: ['Mountain bike 200'] }),
    brandRef: ref('brand'),
    categoryRef: ref('category'),
    description: longText(100_000).nullable().optional(),
    shortDescription: longText(10_000).nullable().optional(),
    keywords: keywords.nullable().optional(),
    title: line(150).nullable().optional().meta({ description: 'Title of the product’s page.' }),
    metaDescription: line(1_000)
      .nullable()
      .optional()
      .meta({ description: 'For search engines; best within 150 characters.' }),
    linkId: line(200)
      .refine((link) => /^[a-z0-9-]+$/.test(link), 'must consist of small letters a to z, digits and hyphens')
      .optional()
      .meta({
        description:
          'The product’s part of its address. A new product gets one from its name, which then stays.',
        examples: ['mountain-bike-200'],
      }),
    active: z.boolean().optional().meta({
      description: 'false also makes the product’s SKUs inactive. New products are active unless told.',
    }),
    visible: z.boolean().optional().meta({ description: 'Found in the store; true for new products.' }),
    showWithoutStock: z
      .boolean()
      .optional()
      .meta({ description: 'Shown when it is sold out; true for new products.' }),
    taxCode: line(150).nullable().optional(),
    releaseDate: instant.optional(),
    tradePolicies: setOf(tradePolicy, 'trade policy').meta({
      description: 'All trade policies the product is sold in.',
    }),
    supplierId: z.int().min(1).max(LARGEST_ID).nullable().optional(),
    score: z.int().min(0).max(1_000_000).nullable().optional().meta({ description: 'Rank in searches.' }),
    similarCategoryRefs: setOf(ref('category'), 'category').meta({
      description: 'All further categories the product is shown in.',
    }),
    specifications: z
      .array(specification)
      .max(500)
      .refine((all) => new Set(all.map(specificationKey)).size === all.length, 'has a specification twice')
      .optional()
      .meta({ description: 'Values of specifications of the product; those not sent stay.' }),
    ...versioning,
  })
  .refine(hasOneCode, oneCode)
  .meta({ id: 'Product', description: 'A product. Only the fields sent change.' })

type Parsed = z.output<typeof productSchema>

/** What waited, or was overtaken in part, lacks some of what the source has to send. */
export type ProductRecord = Pick<Parsed, 'ref'> & Partial<Omit<Parsed, 'ref'>>

export type WantedSpecification = z.output<typeof specification>

/** Names a specification within a record. */
export function specificationKey({
  ref: code,
  name = '',
}: Pick<WantedSpecification, 'ref' | 'name'>): string {
  return code === undefined ? `name:${name.toLowerCase()}` : `ref:${code}`
}
