import { calculated, cents, decimal, field, preset, table, text, whole } from './preset'

/** Records of Tryton's JSON-RPC: decimals are objects, and fields of a relation stand under its name with a dot. */
export const trytonPresets = [
  preset({
    id: 'tryton-products',
    name: 'Tryton, product.template',
    flow: 'products',
    description:
      'Templates; the first category is the category. Tryton has no brand of its own: the table brand gives one per category.',
    fields: [
      field('ref', 'id', text),
      field('name', 'name', text),
      field('brandRef', 'categories[0]', table('brand')),
      field('categoryRef', 'categories[0]', text),
      field('active', 'active'),
    ],
    filters: [{ path: 'salable', is: 'equals', value: true }],
    tables: { brand: { '3': 'OWN' } },
    sample: { id: 21, name: 'Lamp', categories: [3, 8], active: true, salable: true },
    expected: { ref: '21', name: 'Lamp', brandRef: 'OWN', categoryRef: '3', active: true },
  }),
  preset({
    id: 'tryton-skus',
    name: 'Tryton, product.product',
    flow: 'skus',
    description: 'Variants, read with template.name, identifiers.code and weight_uom.symbol.',
    fields: [
      field('ref', 'code', text),
      field('productRef', 'template', text),
      field('name', '["template."].name', text),
      field('eans', '["identifiers."][].code', text),
      field('packagedWeight.value', 'weight'),
      field('packagedWeight.unit', '["weight_uom."].symbol', { kind: 'text', case: 'lower' }),
      field('active', 'active'),
    ],
    sample: {
      ...{ code: 'LAMP-1', template: 21, active: true, weight: 1.25 },
      ...{
        'template.': { name: 'Lamp' },
        'weight_uom.': { symbol: 'kg' },
        'identifiers.': [{ code: '4012345678901' }],
      },
    },
    expected: {
      ...{ ref: 'LAMP-1', productRef: '21', name: 'Lamp', eans: ['4012345678901'], active: true },
      packagedWeight: { value: 1.25, unit: 'kg' },
    },
  }),
  preset({
    id: 'tryton-prices',
    name: 'Tryton, product.product',
    flow: 'prices',
    description: 'List price and cost price.',
    fields: [
      field('skuRef', 'code', text),
      field('basePrice', 'list_price.decimal', decimal, cents),
      field('costPrice', 'cost_price.decimal', decimal, cents),
    ],
    sample: {
      code: 'LAMP-1',
      list_price: { __class__: 'Decimal', decimal: '49.9000' },
      cost_price: { __class__: 'Decimal', decimal: '21.1250' },
    },
    expected: { skuRef: 'LAMP-1', basePrice: 49.9, costPrice: 21.13 },
  }),
  preset({
    id: 'tryton-inventory',
    name: 'Tryton, product.product by location',
    flow: 'inventory',
    description:
      'Variants with their quantity in the locations of the context, and the location’s code beside it.',
    fields: [
      field('skuRef', 'code', text),
      field('warehouse', 'location', table('warehouse')),
      // Less than nothing is on hand where moves were entered late.
      calculated('quantity', '$max([quantity, 0])', whole),
    ],
    tables: { warehouse: { STO: 'main' } },
    sample: { code: 'LAMP-1', location: 'STO', quantity: -2 },
    expected: { skuRef: 'LAMP-1', warehouse: 'main', quantity: 0 },
  }),
]
