import { z } from 'zod'
import { storedSettings } from '../../delivery/settings/stored-settings'

/** What the quantity of an inventory record counts. */
export const quantityKinds = ['vtex', 'on-hand', 'available'] as const
export type QuantityKind = (typeof quantityKinds)[number]

/** What the store's ERP means by stock. */
export const stockSettingsSchema = z
  .strictObject({
    quantity: z.enum(quantityKinds).default('vtex').meta({
      description:
        'What the quantities of inventory records count. vtex: what VTEX is to hold, sent as it is. on-hand: what is on the shelf; the ERP books out when it ships or invoices. available: what the ERP can still sell; it took off every order it has.',
    }),
  })
  .meta({ id: 'StockSettings' })

export type StockSettings = z.output<typeof stockSettingsSchema>

const stored = storedSettings('stock', stockSettingsSchema)

/** The store's settings; a change takes up to 10 seconds to be known. */
export const readStockSettings = stored.read

export const saveStockSettings = stored.save
