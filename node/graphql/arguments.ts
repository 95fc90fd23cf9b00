import { z } from 'zod'
import { flowNames } from '../flows'
import { outcomes } from '../delivery/outcome'
import { mappingFlows } from '../mapping/document'

/** An argument that may be left out or null: both mean the same. */
export const optional = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? undefined)

export const noArguments = z.looseObject({})

export const flowName = z.enum(flowNames)

/** What can be mapped: flows, and orders. */
export const mappingFlow = z.enum(mappingFlows)

/** appKey of a calling system, or the hash of a person. */
export const source = z.string().min(1).max(200)

export const ref = z.string().min(1).max(1_000)

export const cursor = z.string().max(500)

export const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'must be the id of a batch')

/** Entries per page. */
export const limit = (byDefault: number, most: number) =>
  z
    .int()
    .min(1)
    .max(most)
    .nullish()
    .transform((value) => value ?? byDefault)

/** How many hours back. */
export const hours = z
  .int()
  .min(1)
  .max(168)
  .nullish()
  .transform((value) => value ?? 24)

/** An outcome as the schema writes it. */
export const outcome = z
  .enum(outcomes.map((name) => name.toUpperCase()) as [string, ...string[]])
  .transform((name) => outcomes.find((each) => each.toUpperCase() === name) ?? outcomes[0])

/** An argument that holds JSON as text; what it means is checked by whoever takes it. */
export const jsonArgument = z
  .string()
  .max(600_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' })
      return z.NEVER
    }
  })
