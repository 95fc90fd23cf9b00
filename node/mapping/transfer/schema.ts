import { z } from 'zod'
import { flowNames } from '../../flows'
import { mappingFlows } from '../document'
import { sourceName } from '../../sources/source-name'
import { choiceKinds, codeSchema, labelSchema, tableName, unknownCodePolicies, valueSchema } from '../tables'

/** Entries may not be named twice; capital and small letters are the same. */
const once =
  <T>(nameOf: (entry: T) => string) =>
  (entries: readonly T[], context: z.core.$RefinementCtx<readonly T[]>): void => {
    const names = entries.map((entry) => nameOf(entry).toLowerCase())
    names.forEach((name, index) => {
      if (names.indexOf(name) < index)
        context.addIssue({ code: 'custom', path: [index], message: 'is in the file twice', input: name })
    })
  }

/** A code table with all that is in it. */
export const tableSchema = z.strictObject({
  name: tableName,
  policy: z.enum(unknownCodePolicies).default('reject'),
  defaultValue: z.string().max(200).nullable().default(null),
  kind: z.enum(choiceKinds).nullable().default(null),
  codes: z
    .array(z.strictObject({ code: codeSchema, value: valueSchema, label: labelSchema }))
    .max(50_000)
    .superRefine(once(({ code }) => ` ${code}`))
    .default([]),
})

/** What one calling system has configured. What is in its tables and mappings is looked at one by one. */
const sourceSchema = z.strictObject({
  source: sourceName,
  /** What it decides otherwise than the store. */
  settings: z
    .strictObject({
      guards: z.unknown().optional(),
      flows: z.partialRecord(z.enum(flowNames), z.unknown()).optional(),
    })
    .default({}),
  tables: z
    .array(z.looseObject({ name: tableName }))
    .superRefine(once(({ name }) => name))
    .default([]),
  /** Mapping documents as they are published. */
  mappings: z
    .array(z.looseObject({ flow: z.enum(mappingFlows) }))
    .superRefine(once(({ flow }) => flow))
    .default([]),
})

/** A store's configuration as a file. Every section may be left out: what a file does not name stays as it is. */
export const configurationSchema = z.strictObject({
  format: z.literal(1),
  /** Where and when it was exported; says nothing to an import. */
  account: z.string().max(200).optional(),
  exportedAt: z.string().max(100).optional(),
  settings: z
    .strictObject({
      general: z.unknown().optional(),
      guards: z.unknown().optional(),
      stock: z.unknown().optional(),
      flows: z.partialRecord(z.enum(flowNames), z.unknown()).optional(),
      notifications: z.unknown().optional(),
    })
    .default({}),
  sources: z
    .array(sourceSchema)
    .max(200)
    .superRefine(once(({ source }) => source))
    .default([]),
})

export type Configuration = z.output<typeof configurationSchema>
export type ConfiguredSource = Configuration['sources'][number]
export type ConfiguredTable = z.output<typeof tableSchema>
