import { z } from 'zod'
import type { ShapeKit } from '../shape'

const text = (length = 300) => z.string().max(length).nullable()
/** The document leaves these without null. */
const word = (length = 300) => z.string().max(length)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T.*)?$/, 'expected a date')
  .nullable()

/** A customer. `approved` and `tradePolicies` are fields that stores add to the entity themselves. */
export function customerBody(kit: ShapeKit) {
  return kit.object({
    id: z.string().min(1).max(100).optional(),
    email: z.email().max(300).nullable().optional(),
    firstName: text().optional(),
    lastName: text().optional(),
    phone: text().optional(),
    homePhone: word().optional(),
    cellPhone: word().optional(),
    documentType: text().optional(),
    document: text().optional(),
    birthDate: day.optional(),
    isCorporate: z.boolean().optional(),
    isNewsletterOptIn: z.boolean().optional(),
    localeDefault: text().optional(),
    corporateName: word().optional(),
    tradeName: word().optional(),
    corporateDocument: word().optional(),
    stateRegistration: word().optional(),
    isFreeStateRegistration: z.boolean().optional(),
    priceTables: word(50).optional(),
    approved: z.boolean().optional(),
    tradePolicies: word().optional(),
    gender: text().optional(),
    userId: text().optional(),
  })
}

/** An address; `userId` is the id of its customer. */
export function addressBody(kit: ShapeKit) {
  return kit.object({
    id: z.string().min(1).max(100).optional(),
    userId: text(100).optional(),
    addressName: text().optional(),
    addressLabel: text().optional(),
    addressType: text(50).optional(),
    receiverName: text(750).optional(),
    street: text(750).optional(),
    number: text(750).optional(),
    complement: text(750).optional(),
    neighborhood: text(100).optional(),
    reference: text(750).optional(),
    city: text(100).optional(),
    state: text(100).optional(),
    postalCode: text(100).optional(),
    country: text(100).optional(),
    geoCoordinate: text().optional(),
  })
}
