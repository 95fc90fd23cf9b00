import { flowNames, flows } from '../../flows'
import { targetsOf } from './targets'

const field = (flow: keyof typeof flows, path: string) =>
  targetsOf(flows[flow]).find((each) => each.path === path)

it.each([
  ['prices', 'skuRef', { type: 'text', required: true, examples: ['MUG-BLUE-01'] }],
  ['prices', 'basePrice', { type: 'amount', required: false, examples: [1431.5] }],
  ['prices', 'listPrice', { type: 'amount', description: 'Price shown struck through; null removes it.' }],
  ['prices', 'fixedPrices', { type: 'list of objects' }],
  ['prices', 'fixedPrices[].value', { type: 'amount', required: true }],
  ['prices', 'fixedPricesMode', { enumValues: ['merge', 'replace'] }],
  ['prices', 'updatedAt', { type: 'instant' }],
  ['skus', 'packagedWeight', { type: 'object' }],
  ['skus', 'packagedWeight.unit', { type: 'text', enumValues: ['kg', 'g', 'lb', 'oz'] }],
  ['skus', 'eans', { type: 'list of texts' }],
  ['brands', 'title', { type: 'text', required: false }],
  ['inventory', 'quantity', { type: 'integer' }],
  ['inventory', 'unlimited', { type: 'boolean' }],
  ['products', 'skus', { type: 'list of objects', required: false }],
  ['products', 'skus[].price.fixedPrices[].value', { type: 'amount' }],
  ['products', 'skus[].inventory[].warehouse', { type: 'text', required: true }],
  ['products', 'skus[].images[].url', { type: 'text', required: true }],
] as const)('%s has %s', (flow, path, expected) => {
  expect(field(flow, path)).toMatchObject(expected)
})

it.each(['skus[].productRef', 'skus[].price.skuRef', 'skus[].inventory[].skuRef', 'skus[].mode'])(
  'products have no %s',
  (path) => {
    expect(field('products', path)).toBeUndefined()
  },
)

it.each(flowNames)('%s: every path once, objects before their parts', (flow) => {
  const paths = targetsOf(flows[flow]).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
  for (const path of paths) {
    const outer = path.replace(/(\[\])?\.[^.]*$/, '')
    if (outer !== path) expect(paths.indexOf(outer)).toBeGreaterThanOrEqual(0)
  }
})
