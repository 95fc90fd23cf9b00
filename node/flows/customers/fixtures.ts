import type { VtexAddress } from '../../clients/masterdata/addresses'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { customerSchema, type CustomerRecord } from './schema'

export const SHOPPER = '0f8a1c52-9f58-11ee-83ab-0eca8d1868e1'

/** A customer that a shopper has made by buying something. */
export const vtexCustomer = (fields: Partial<VtexCustomer> = {}): VtexCustomer => ({
  id: SHOPPER,
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: null,
  homePhone: '+442071234567',
  isNewsletterOptIn: true,
  ...fields,
})

/** An address that a shopper has made. */
export const vtexAddress = (fields: Partial<VtexAddress> = {}): VtexAddress => ({
  id: 'b2c1f3aa-9f58-11ee-83ab-0eca8d1868e1',
  userId: SHOPPER,
  addressName: 'HOME',
  addressType: 'residential',
  street: 'St James Square',
  city: 'London',
  country: 'GBR',
  ...fields,
})

/** A record as the schema accepts it. */
export const customerRecord = (fields: object = {}): CustomerRecord =>
  customerSchema.parse({ ref: 'C-1', email: 'ada@example.com', ...fields })
