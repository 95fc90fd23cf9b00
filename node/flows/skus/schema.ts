import { z } from 'zod'
import { cost, instant, line, ref, refIdBesideId, skuRef, versioning } from '../fields'
import { hasOneCode, oneCode } from '../vtex-ref'
import { dimensions, weight } from '../measures'

const ean = line(40).meta({ description: 'EAN or other barcode; leading zeros count.' })

const specification = z
  .strictObject({
    ref: ref('specification').optional(),
    name: line(100)
      .optional()
      .meta({ description: 'Name of the specification; created where VTEX lacks it.' }),
    values: z
      .array(line(3_500))
      .max(1, 'a specification of a SKU takes one value')
      .nullable()
      .transform((values) => values ?? [])
      .meta({ description: 'The value; an empty list takes it away.' }),
  })
  .refine((given) => (given.ref === undefined) !== (given.name === undefined), 'needs either ref or name')

const component = z.strictObject({
  skuRef,
  quantity: z.int().min(1).max(1_000_000),
  unitPrice: cost.optional(),
})

/** VTEX's units of measurement. */
const units = [
  ...['un', 'kg', 'g', 'mg', 'm', 'm²', 'm³', 'cm', 'cm²', 'cm³', 'mm', 'mm²', 'mm³'],
  ...['oz', 'lb', 'ft', 'ft²', 'ft³', 'in', 'in²', 'in³'],
]

/** Which values stand more than once, without case. */
export function twice(values: readonly string[]): boolean {
  return new Set(values.map((value) => value.toLowerCase())).size < values.length
}

const named = (what: string) =>
  z
    .array(line(200))
    .max(50)
    .refine((names) => !twice(names), `names one of the ${what} twice`)

export const skuSchema = z
  .strictObject({
    ref: skuRef,
    refId: refIdBesideId(skuRef),
    productRef: ref('product'),
    name: line(200).meta({ description: 'Name of the variation.', examples: ['Blue, 350 ml'] }),
    active: z.boolean().optional().meta({
      description:
        'true: sold as soon as VTEX allows; what is missing is named and waited for. A new SKU becomes active by itself unless told not to.',
    }),
    eans: z
      .array(ean)
      .max(50)
      .refine((eans) => !twice(eans), 'has an EAN twice')
      .nullable()
      .optional()
      .meta({ description: 'All EANs of the SKU: others are removed.' }),
    manufacturerCode: line(200).nullable().optional(),
    packagedWeight: weight.optional(),
    packagedDimensions: dimensions.optional(),
    weight: weight.nullable().optional().meta({ description: 'Without packaging.' }),
    dimensions: dimensions.nullable().optional().meta({ description: 'Without packaging.' }),
    cubicWeight: z.number().min(0).max(1_000_000_000).nullable().optional(),
    measurementUnit: z.enum(units).optional(),
    unitMultiplier: z
      .number()
      .min(0.0001)
      .max(1_000_000)
      .optional()
      .meta({ description: 'Sold in multiples of this.' }),
    commercialConditionId: z.int().min(1).max(2_147_483_647).optional(),
    modal: line(100).nullable().optional().meta({ description: 'Name of the special kind of transport.' }),
    rewardValue: z
      .number()
      .min(0)
      .max(1_000_000_000)
      .optional()
      .meta({ description: 'Points of a loyalty program.' }),
    estimatedArrival: instant
      .nullable()
      .optional()
      .meta({ description: 'When a SKU in presale is expected to be delivered.' }),
    specifications: z
      .array(specification)
      .max(200)
      .refine((all) => !twice(all.map(specificationKey)), 'has a specification twice')
      .optional()
      .meta({ description: 'Values of specifications of the SKU; those not sent stay.' }),
    kit: z
      .array(component)
      .max(100)
      .refine((all) => !twice(all.map((each) => each.skuRef)), 'has a component twice')
      .nullable()
      .optional()
      .meta({ description: 'All components: makes the SKU a kit, which cannot be undone.' }),
    attachments: named('attachments').nullable().optional(),
    services: named('services').nullable().optional(),
    ...versioning,
  })
  .refine(({ ref: own, kit }) => !kit?.some((each) => each.skuRef === own), {
    error: 'a kit cannot contain itself',
    path: ['kit'],
  })
  .refine(hasOneCode, oneCode)
  .meta({ id: 'Sku', description: 'A SKU of a product. Only the fields sent change.' })

type Parsed = z.output<typeof skuSchema>

/** What waited, or was overtaken in part, lacks some of what the source has to send. */
export type SkuRecord = Pick<Parsed, 'ref'> & Partial<Omit<Parsed, 'ref'>>

export type WantedSpecification = z.output<typeof specification>

/** Names a specification within a record. */
export function specificationKey(given: Pick<WantedSpecification, 'ref' | 'name'>): string {
  return given.ref === undefined ? `name:${given.name ?? ''}` : `ref:${given.ref}`
}
