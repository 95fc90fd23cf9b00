import { z } from 'zod'
import { nullableTime } from './schemas'

export const customerList = z
  .strictObject({
    customers: z.array(
      z.strictObject({
        vtexId: z.string(),
        updatedAt: nullableTime,
        customer: z.looseObject({}).meta({
          description:
            'The fields of a customer record without its ref; with addresses where one customer was asked for.',
        }),
      }),
    ),
    cursor: z.string().nullable().meta({
      description:
        'For the next call, also when nothing more is there now; null where one customer was asked for.',
    }),
    more: z.boolean().meta({ description: 'Whether the next call would answer more already.' }),
  })
  .meta({ id: 'CustomerList' })

export const erasedAnswer = z
  .strictObject({
    ref: z.string(),
    ledger: z.boolean().meta({ description: 'Whether the app knew the record; its history went too.' }),
    records: z.int().meta({ description: 'Records erased from batches that were still kept.' }),
    complete: z.boolean().meta({
      description: 'false: not all batches were looked through in time; what they keep goes within two days.',
    }),
    vtex: z
      .strictObject({ customers: z.int(), addresses: z.int() })
      .nullable()
      .meta({ description: 'Documents deleted in VTEX; null where that was not asked for.' }),
  })
  .meta({ id: 'ErasedCustomer' })
