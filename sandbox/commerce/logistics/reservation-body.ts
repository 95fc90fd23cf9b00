import { z } from 'zod'
import type { ShapeKit } from '../shape'
import { parseTimeSpan } from './time-span'

/** The body of POST reservations, every key that VTEX documents as required. */
export function reservationBody(kit: ShapeKit) {
  const timeSpan = z.string().refine((text) => parseTimeSpan(text) !== null, 'expected dd.hh:mm:ss')
  return kit.object({
    salesChannel: z.string(),
    lockId: z.string().min(1).nullable(),
    autorizationExpirationTTL: timeSpan,
    deliveryItemOptions: z.array(deliveryOption(kit, timeSpan)).min(1),
  })
}

function deliveryOption(kit: ShapeKit, timeSpan: z.ZodType<string>) {
  return kit.object({
    item: reservedItem(kit, timeSpan),
    slaType: z.string(),
    slaTypeName: z.string(),
    listPrice: z.number(),
    promotionalPrice: z.number(),
    transitTime: timeSpan,
    dockTime: timeSpan,
    timeToDockPlusDockTime: timeSpan,
    aditionalTimeBlockedDays: timeSpan,
    totalTime: timeSpan,
    deliveryWindows: z
      .array(
        kit.object({ startDateUtc: z.string(), endDateUtc: z.string(), listPrice: z.string() }).partial(),
      )
      .nullable(),
    wareHouseId: z.string().nullable(),
    dockId: z.string(),
    location: kit.object({
      zipCode: z.string(),
      country: z.string(),
      inStore: kit.object({ IsCheckedIn: z.boolean(), StoreId: z.string().nullable() }),
    }),
  })
}

function reservedItem(kit: ShapeKit, timeSpan: z.ZodType<string>) {
  const size = z.number()
  return kit.object({
    id: z.string().regex(/^\d+$/, 'expected a SKU id'),
    quantity: z.int32().min(1),
    kitItem: z.array(z.string().nullable()),
    price: z.number(),
    modal: z.string().nullish(),
    additionalHandlingTime: timeSpan,
    dimension: kit.object({ weight: size, height: size, width: size, length: size }),
  })
}
