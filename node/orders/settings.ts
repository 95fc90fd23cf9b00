import { z } from 'zod'
import { storedSettings } from '../delivery/settings/stored-settings'

const names = z.array(z.string().trim().min(1).max(100)).max(200)

/** What the store decides about its orders. */
export const orderSettingsSchema = z
  .strictObject({
    exportFrom: z.enum(['ready', 'paid', 'unpaid']).default('ready').meta({
      description:
        'From when the ERP gets an order. ready: when VTEX says ready for handling. paid: as soon as it is paid. unpaid: as soon as it is placed, to be kept blocked. Handling is confirmed in VTEX only once it is ready.',
    }),
    flows: z
      .array(z.enum(['complete', 'seller', 'marketplace', 'chain']))
      .min(1)
      .default(['complete', 'seller', 'chain'])
      .meta({ description: 'Kinds of orders for the ERP; of marketplace orders others ship the goods.' }),
    tradePolicies: names.default([]).meta({ description: 'Only these trade policies; empty: all.' }),
    affiliates: names.default([]).meta({ description: 'Only these affiliates; empty: all.' }),
    sellers: names.default([]).meta({ description: 'Only orders with a line of these sellers; empty: all.' }),
    attempts: z.int().min(1).max(100).default(5).meta({
      description: 'After how many leases without an answer an order is reported.',
    }),
    reconcileSeconds: z.int().min(5).max(3_600).default(60).meta({
      description: 'How often orders are looked for that no event announced.',
    }),
    keepDays: z.int().min(7).max(180).default(30).meta({
      description: 'Days that the history of a finished order is kept.',
    }),
  })
  .meta({ id: 'OrderSettings' })

export type OrderSettings = z.output<typeof orderSettingsSchema>

const stored = storedSettings('orders', orderSettingsSchema)

/** The store's settings; a change takes up to 10 seconds to be known. */
export const readOrderSettings = stored.read

export const saveOrderSettings = stored.save
