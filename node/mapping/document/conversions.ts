import { z } from 'zod'

const literal = (description: string) => z.string().max(200).meta({ description })

export const weightUnits = ['kg', 'g', 'lb', 'oz'] as const
export const lengthUnits = ['m', 'cm', 'mm', 'in'] as const

const unit = z.enum([...weightUnits, ...lengthUnits])
export type Unit = z.output<typeof unit>

/** Looks the text up in one of the source's code tables; `reverse`: finds the one code that has it as its value. */
const table = z.strictObject({
  kind: z.literal('table'),
  table: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'must be letters, digits, dots, hyphens and underscores')
    .meta({ description: 'Name of the code table.', examples: ['warehouse'] }),
  reverse: z.boolean().optional().meta({ description: 'From the value to the code.' }),
})

/** Text such as "1.234,56" to a number; numbers stay as they are. */
const number = z
  .strictObject({
    kind: z.literal('number'),
    decimal: z.enum(['.', ',']).meta({ description: 'Sign before the decimals.' }),
    group: z.enum(['.', ',', ' ', "'"]).optional().meta({ description: 'Sign between thousands.' }),
  })
  .refine(({ decimal, group }) => decimal !== group, {
    path: ['group'],
    message: 'must differ from the decimal sign',
  })

/** Multiplies in exact decimal arithmetic. */
const multiply = z.strictObject({ kind: z.literal('multiply'), by: z.number() })

/** Rounds half away from zero, in exact decimal arithmetic: 1.005 becomes 1.01. */
const round = z.strictObject({ kind: z.literal('round'), digits: z.int().min(0).max(10) })

/** A weight or a length in another unit. */
const units = z
  .strictObject({ kind: z.literal('unit'), from: unit, to: unit })
  .refine(({ from, to }) => isWeight(from) === isWeight(to), {
    path: ['to'],
    message: 'must measure the same: weights are kg, g, lb and oz, lengths m, cm, mm and in',
  })

const isWeight = (name: Unit): boolean => weightUnits.some((weight) => weight === name)

/** Texts that mean yes and no, whatever their case; any other fails. true and false stay as they are. */
const boolean = z
  .strictObject({
    kind: z.literal('boolean'),
    true: z.array(literal('Means yes.')).max(20),
    false: z.array(literal('Means no.')).max(20),
  })
  .refine(({ true: yes, false: no }) => !no.some((text) => has(yes, text)), {
    path: ['false'],
    message: 'has a text that also means true',
  })

const has = (texts: readonly string[], text: string): boolean =>
  texts.some((each) => each.trim().toLowerCase() === text.trim().toLowerCase())

const dateFormat = {
  format: z
    .string()
    .min(4)
    .max(40)
    .meta({
      description: 'Of yyyy MM dd HH mm ss and signs between.',
      examples: ['yyyyMMdd', 'dd/MM/yyyy HH:mm'],
    }),
  zone: z
    .string()
    .regex(/^(Z|[+-](0\d|1[0-4]):[0-5]\d)$/, 'must be an offset such as -03:00, or Z')
    .meta({ description: 'Offset of the source’s clock from UTC.', examples: ['-03:00'] }),
}

/** A date and time of the source, as an RFC 3339 instant. */
const date = z.strictObject({ kind: z.literal('date'), ...dateFormat })

/** An RFC 3339 instant as the source writes dates. */
const formatDate = z.strictObject({ kind: z.literal('format-date'), ...dateFormat })

/** A number of days or hours as an ISO 8601 duration, such as P2D. */
const duration = z.strictObject({ kind: z.literal('duration'), unit: z.enum(['days', 'hours']) })

/** Numbers to text; then case, padding on the left and length. */
const text = z.strictObject({
  kind: z.literal('text'),
  case: z.enum(['upper', 'lower']).optional(),
  maxLength: z.int().min(1).max(100_000).optional().meta({ description: 'What is longer is cut.' }),
  padStart: z.strictObject({ length: z.int().min(1).max(200), with: z.string().length(1) }).optional(),
})

/** Replaces every occurrence of a literal text. */
const replace = z.strictObject({
  kind: z.literal('replace'),
  find: literal('Text to find.').min(1),
  with: literal('Text in its place.'),
})

/** Text to a list; blanks around each are dropped, and what is then empty. */
const split = z.strictObject({ kind: z.literal('split'), separator: literal('Text between.').min(1) })

/** Changes the value that a source yielded. A list is changed member by member. */
export const conversionSchema = z.discriminatedUnion('kind', [
  table,
  number,
  multiply,
  round,
  units,
  boolean,
  date,
  formatDate,
  duration,
  text,
  replace,
  split,
])

export type Conversion = z.output<typeof conversionSchema>
export type ConversionOf<K extends Conversion['kind']> = Extract<Conversion, { kind: K }>
