/// <reference types="jest" />
import { fieldsOf } from '../sample/fields'
import { Target } from '../targets/rows'
import { skeletonOf } from './skeleton'

const field = (path: string, type: string): Target => ({
  ...{ path, type, required: false, description: null, examplesJson: null, enumValues: null },
})

it('has every field of the schema, of lists one item', () => {
  const skeleton = skeletonOf([
    field('orderId', 'text'),
    field('customer', 'object'),
    field('customer.email', 'text'),
    field('lines', 'list of objects'),
    field('lines[].parts', 'list of objects'),
    field('lines[].parts[].sku', 'text'),
    field('coupons', 'list of texts'),
  ])
  expect(skeleton).toEqual({
    ...{ orderId: null, customer: { email: null }, coupons: [] },
    lines: [{ parts: [{ sku: null }] }],
  })
  expect(fieldsOf(skeleton).map(({ path }) => path)).toContain('lines[0].parts[0].sku')
})
