import { z } from 'zod'
import { conversionSchema } from './conversions'
import { filterSchema, json, path } from './filters'
import { mappingFlows } from './flow'
import { limits } from './limits'

/** A value of the source's record. */
const fromPath = z.strictObject({ kind: z.literal('path'), path })

/** The same value for every record. */
const constant = z.strictObject({ kind: z.literal('constant'), value: json })

/** Several values as one text; those that yield nothing are left out. */
const join = z.strictObject({
  kind: z.literal('join'),
  parts: z
    .array(z.discriminatedUnion('kind', [fromPath, constant]))
    .min(1)
    .max(20),
  separator: z.string().max(50),
})

/** A JSONata expression over the record; `$record` is the whole record where a list is mapped. */
const expression = z.strictObject({
  kind: z.literal('expression'),
  expression: z.string().min(1).max(limits.expressionLength),
})

/** A list of objects from a list of the record: the rules are applied to each of its items. */
const each = z.strictObject({
  kind: z.literal('each'),
  path,
  /** Items for which one of these does not hold are left out. */
  where: z.array(filterSchema).max(limits.filters).optional(),
  get fields() {
    return z.array(fieldRuleSchema).min(1)
  },
})

/** A list of objects written out; an item of which no part of the record yields anything is left out. */
const list = z.strictObject({
  kind: z.literal('list'),
  get items() {
    return z
      .array(z.strictObject({ fields: z.array(fieldRuleSchema).min(1) }))
      .min(1)
      .max(100)
  },
})

/** Where the value of a field comes from. */
export const sourceSchema = z.discriminatedUnion('kind', [fromPath, constant, join, expression, each, list])

/** How one field is made: of the canonical record, or of the ERP's own order. */
export const fieldRuleSchema = z.strictObject({
  target: z
    .string()
    .min(1)
    .max(limits.pathLength)
    .meta({
      description:
        'Field of the canonical record, or, of flow orders, of the ERP’s own; with a dot, of an object in it.',
      examples: ['basePrice', 'packagedWeight.value', 'header.customerCode'],
    }),
  from: sourceSchema,
  /** Applied one after the other. */
  convert: z.array(conversionSchema).max(20),
  /** What the field is when the source yields nothing: it is missing, null or blank. Absent: the field stays unset. */
  default: json.optional(),
  /** Whether a missing value clears the field in VTEX (null) instead of leaving it. */
  nullWhenMissing: z.boolean().optional(),
  note: z.string().max(1_000).optional(),
})

/** A stored sample and what must come out of it. */
export const mappingTestSchema = z.strictObject({
  name: z.string().min(1).max(200),
  sample: json,
  /** The record that comes out, or {"error": "code"}, or {"filtered": true}. */
  expected: json,
})

/** How records of a source and flow become canonical, and how orders become the ERP's. */
export const mappingDocumentSchema = z
  .strictObject({
    format: z.literal(1),
    flow: z.enum(mappingFlows),
    /** What no rule names stays unset. */
    fields: z.array(fieldRuleSchema),
    /** All must hold; a record for which one does not is skipped, an order is left to other sources. */
    filters: z.array(filterSchema).max(limits.filters),
    tests: z.array(mappingTestSchema).max(limits.tests),
  })
  .meta({ id: 'MappingDocument' })

export type MappingDocument = z.output<typeof mappingDocumentSchema>
export type FieldRule = z.output<typeof fieldRuleSchema>
export type Source = z.output<typeof sourceSchema>
export type SourceOf<K extends Source['kind']> = Extract<Source, { kind: K }>
export type MappingTest = z.output<typeof mappingTestSchema>
