import { ok } from 'neverthrow'
import { z } from 'zod'
import type { Flow } from '../flow'
import { masterDataResources } from '../permissions'
import { applyCustomer } from './apply'
import { joinCustomer, splitCustomer } from './content'
import type { CustomerTarget, LiveCustomer } from './live'
import { planCustomer } from './plan'
import { readCustomer } from './read'
import { customerRef, customerSchema, type CustomerRecord } from './schema'
import { showCustomer } from './show'

/** Customers of Master Data with their addresses, found by e-mail address, document or id. */
export const customers: Flow<CustomerRecord, CustomerTarget, LiveCustomer> = {
  name: 'customers',
  lane: 'masterdata',
  schema: customerSchema,
  keyFields: ['ref'],
  keySchema: z.tuple([customerRef]),
  permissions: { read: masterDataResources.read, write: masterDataResources.write },
  matches: ['email', 'document', 'vtexId'],
  isPersonal: true,
  key: (record) => [record.ref],
  split: splitCustomer,
  join: joinCustomer,
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  async locate(wanted, directory) {
    const match = await directory.matchRule('customers')
    return wanted.map(({ key }) => ok({ vtexId: directory.remembered(key), match }))
  },
  read: readCustomer,
  idOf: ({ customer }) => customer.id.toLowerCase(),
  plan: planCustomer,
  apply: applyCustomer,
  serial: ({ vtexId }, { ref }) => `customer/${vtexId || ref}`,
  show: ([ref = ''], live) => showCustomer(ref, live),
}
