import { z } from 'zod'
import { instant, skuRef, versioning, warehouseCode } from '../fields'

/** Days and hours only: VTEX keeps more, but no ERP means minutes of lead time. */
const LEAD_TIME = /^P(?=\d|T\d)(?:(\d{1,3})D)?(?:T(\d{1,4})H)?$/

const leadTime = z
  .string()
  .trim()
  .regex(LEAD_TIME, 'must be whole days or hours as an ISO 8601 duration, such as P2D or PT36H')
  .meta({
    description:
      'Time the warehouse needs before the item can leave it: ISO 8601 duration in whole days or hours.',
    examples: ['P2D', 'PT36H'],
  })

export const inventorySchema = z
  .strictObject({
    skuRef,
    warehouse: warehouseCode,
    quantity: z.int().min(0).max(2_147_483_647).optional().meta({
      description: 'Total units in the warehouse, reserved ones included; a quantity ends `unlimited`.',
    }),
    unlimited: z.boolean().optional().meta({ description: 'The SKU never runs out in this warehouse.' }),
    leadTime: leadTime.optional(),
    asOf: instant.optional().meta({
      description:
        'When the stock was counted; lets VTEX decide which reservations the count already reflects.',
    }),
    ...versioning,
  })
  .refine(({ quantity, unlimited }) => !(quantity !== undefined && unlimited === true), {
    path: ['unlimited'],
    message: 'send either quantity or unlimited: true',
  })
  .refine(
    (record) => [record.quantity, record.unlimited, record.leadTime].some((field) => field !== undefined),
    { message: 'nothing to change: send at least one of quantity, unlimited, leadTime' },
  )
  // A counted warehouse is not unlimited; said here, so that each field stands for itself.
  .transform((record) => (record.quantity === undefined ? record : { ...record, unlimited: false }))
  .meta({ id: 'Inventory', description: 'Stock of a SKU in one warehouse. Only the fields sent change.' })

export type InventoryRecord = z.output<typeof inventorySchema>

/** Seconds of a lead time that the schema accepted. */
export function leadTimeSeconds(duration: string): number {
  const [, days = '0', hours = '0'] = LEAD_TIME.exec(duration) ?? []
  return Number(days) * 86_400 + Number(hours) * 3_600
}
