import { z } from 'zod'
import { line, priceTable, versioning } from '../fields'

/** An address of a person is no code: refs are kept in places where personal data must not be. */
export const customerRef = line(100)
  .refine((ref) => !ref.includes('@'), 'must be a code of yours, not an e-mail address')
  .meta({
    description: 'The source’s own code of the customer, not an e-mail address and no document number.',
    examples: ['C-10023'],
  })

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('must be an e-mail address').max(300))
  .meta({ description: 'E-mail address; VTEX takes each once.', examples: ['ada@example.com'] })

/** Nothing that would mean more than itself in a search. */
export const documentNumber = line(100)
  .refine(
    (text) => /^[\p{L}\p{N}./-]+$/u.test(text),
    'must hold only letters, digits, dots, slashes and hyphens',
  )
  .meta({ description: 'Number of the identity document.', examples: ['12345678900'] })

const clearable = (length: number, description?: string) =>
  line(length)
    .nullable()
    .optional()
    .meta({ ...(description !== undefined && { description }) })

export const addressFields = {
  receiver: clearable(300, 'Who receives orders there.'),
  street: clearable(300),
  number: clearable(50),
  complement: clearable(300),
  neighborhood: clearable(100),
  city: clearable(100),
  state: clearable(100, 'As checkout has it, such as RJ or NC.'),
  zip: clearable(20, 'Postal code.'),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(z.string().regex(/^[A-Z]{3}$/, 'must be three letters, such as USA'))
    .nullable()
    .optional()
    .meta({ description: 'ISO 3166-1 code of three letters.', examples: ['USA'] }),
  reference: clearable(300, 'What helps to find it.'),
}

const address = z
  .strictObject({
    ref: line(100).meta({
      description: 'What the address is known by, to checkout too (addressName).',
      examples: ['HEADQUARTERS'],
    }),
    ...addressFields,
    deleted: z.boolean().optional().meta({ description: 'true: the address is removed from VTEX.' }),
  })
  .meta({ id: 'CustomerAddress', description: 'An address. Only the fields sent change.' })

const corporate = z
  .strictObject({
    name: clearable(300),
    tradeName: clearable(300),
    document: documentNumber.nullable().optional(),
    stateRegistration: clearable(300),
  })
  .meta({ id: 'CustomerCorporate', description: 'The company. null: the customer is a person.' })

/** VTEX keeps names of price tables as one text of 50 characters. */
const PRICE_TABLES_LENGTH = 50

const listed = (length: number) =>
  z
    .array(priceTable.refine((name) => !name.includes(','), 'must not contain commas'))
    .max(50)
    .refine((names) => names.join(',').length <= length, `must be at most ${length} characters together`)
    .nullable()
    .optional()

export const customerSchema = z
  .strictObject({
    ref: customerRef,
    email,
    firstName: clearable(300),
    lastName: clearable(300),
    document: documentNumber.nullable().optional(),
    documentType: clearable(50, 'As checkout has it, such as cpf.'),
    phone: clearable(50, 'The one that checkout shows.'),
    mobilePhone: clearable(50),
    birthDate: z.iso
      .date('must be a date such as 1990-12-31')
      .nullable()
      .optional()
      .meta({ examples: ['1990-12-31'] }),
    corporate: corporate.nullable().optional(),
    priceTables: listed(PRICE_TABLES_LENGTH).meta({
      description: 'Price tables the customer buys by, 50 characters together.',
    }),
    tradePolicies: listed(300).meta({
      description: 'Trade policies; the store needs a text field tradePolicies in CL.',
    }),
    approved: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the customer may buy; the store needs a boolean field approved in CL.' }),
    newsletter: z.boolean().optional().meta({ description: 'Whether the customer wants the newsletter.' }),
    addresses: z
      .array(address)
      .max(50)
      .refine(
        (all) => new Set(all.map(({ ref }) => ref)).size === all.length,
        'must not hold two addresses of one ref',
      )
      .optional()
      .meta({ description: 'Merged by ref: addresses that are not sent stay.' }),
    ...versioning,
  })
  .meta({ id: 'Customer', description: 'A customer and addresses. Only the fields sent change.' })

export type CustomerRecord = Omit<z.output<typeof customerSchema>, 'email'> & {
  /** Absent where the store says that the source does not own it. */
  email?: string
}
export type CustomerAddress = z.output<typeof address>
export type AddressField = keyof typeof addressFields
export const addressFieldNames = Object.keys(addressFields) as AddressField[]
