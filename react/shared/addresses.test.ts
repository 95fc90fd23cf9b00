/// <reference types="jest" />
import { addresses, outsideFrame } from './addresses'

it.each([
  [addresses.overview(), '/admin/app/erp-integrator'],
  [addresses.mapping('erp-1', 'prices'), '/admin/app/erp-integrator/mappings/erp-1/prices'],
  [
    addresses.record('inventory', 'A 1/W1'),
    '/admin/app/erp-integrator/activity/records/inventory/A~201~2FW1',
  ],
  [
    addresses.codeTables({ source: 'erp-1', table: 'a&b', search: '' }),
    '/admin/app/erp-integrator/code-tables?source=erp-1&table=a~26b',
  ],
  [outsideFrame(addresses.settings()), '/admin/erp-integrator/settings'],
])('%s', (address, expected) => {
  expect(address).toBe(expected)
})
