import { z } from 'zod'
import { limits } from './limits'

/** A JSON value. */
export type JsonValue = z.output<typeof json>

export const json = z.json()

/** Where a value stands in the record; the engine's parsePath says what may be written. */
export const path = z
  .string()
  .min(1)
  .max(limits.pathLength)
  .meta({
    description:
      'Names with dots between, [0] for a place in a list, [] for all of them, ["odd name"]; $ is the record (or the item of the list) itself, $record the whole record.',
    examples: ['ItemPrices[0].Price', 'Warehouses[].Code'],
  })

/** A condition on the source's record. Texts are compared trimmed; numbers also when they come as text. */
export const filterSchema = z.strictObject({
  path,
  is: z.enum(['equals', 'not-equals', 'one-of', 'present', 'absent', 'greater', 'less']),
  value: json.optional().meta({ description: 'A list for one-of, a number or text for greater and less.' }),
})

export type Filter = z.output<typeof filterSchema>
