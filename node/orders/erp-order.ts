import { z } from 'zod'
import { orderSchema } from './canonical'

const ofErp = z
  .strictObject({
    orderNumber: z.string(),
    acknowledgedAt: z.string().meta({ description: 'RFC 3339 instant.' }),
  })
  .nullable()
  .meta({ description: 'The ERP’s own number, once it acknowledged the order.' })

/** The canonical order with what this app knows of it: what the ERP gets, and what mappings of orders read. */
export const erpOrderSchema = orderSchema.extend({ erp: ofErp }).meta({ id: 'ErpOrder' })

export type ErpOrder = z.output<typeof erpOrderSchema>
