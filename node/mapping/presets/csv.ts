import { always, cents, decimal, field, list, preset, table, text, yes } from './preset'

const name = 'Flat rows, as from a CSV file'
const active = yes(['1', 'Y', 'S', 'true'], ['0', 'N', 'false'])

/** One row per record, every value a text. */
export const csvPresets = [
  preset({
    id: 'csv-products',
    name,
    flow: 'products',
    description: 'Columns code, name, description, brand, category, active.',
    fields: [
      field('ref', 'code', text),
      field('name', 'name', text),
      field('description', 'description', text),
      field('brandRef', 'brand', text),
      field('categoryRef', 'category', text),
      field('active', 'active', active),
    ],
    sample: { code: '00100', name: 'Mug', description: '', brand: 'NW', category: 'MUGS', active: 'Y' },
    expected: { ref: '00100', name: 'Mug', brandRef: 'NW', categoryRef: 'MUGS', active: true },
  }),
  preset({
    id: 'csv-skus',
    name,
    flow: 'skus',
    description: 'Columns sku, product, name, barcode, weight in kg, height, width and length in cm, active.',
    fields: [
      field('ref', 'sku', text),
      field('productRef', 'product', text),
      field('name', 'name', text),
      field('eans', 'barcode', list),
      field('packagedWeight.value', 'weight', decimal),
      always('packagedWeight.unit', 'kg'),
      field('packagedDimensions.height', 'height', decimal),
      field('packagedDimensions.width', 'width', decimal),
      field('packagedDimensions.length', 'length', decimal),
      always('packagedDimensions.unit', 'cm'),
      field('active', 'active', active),
    ],
    sample: {
      ...{ sku: '00100-B', product: '00100', name: 'Blue', barcode: '7891234567895', active: '1' },
      ...{ weight: '0.350', height: '10', width: '9', length: '12.5' },
    },
    expected: {
      ...{ ref: '00100-B', productRef: '00100', name: 'Blue', eans: ['7891234567895'], active: true },
      packagedWeight: { value: 0.35, unit: 'kg' },
      packagedDimensions: { height: 10, width: 9, length: 12.5, unit: 'cm' },
    },
  }),
  preset({
    id: 'csv-prices',
    name,
    flow: 'prices',
    description: 'Columns sku, price, list_price, cost.',
    fields: [
      field('skuRef', 'sku', text),
      field('basePrice', 'price', decimal, cents),
      field('listPrice', 'list_price', decimal, cents),
      field('costPrice', 'cost', decimal, cents),
    ],
    sample: { sku: '00100-B', price: '1431.50', list_price: '', cost: '868.6342' },
    expected: { skuRef: '00100-B', basePrice: 1431.5, costPrice: 868.63 },
  }),
  preset({
    id: 'csv-inventory',
    name,
    flow: 'inventory',
    description: 'Columns sku, warehouse, quantity. Warehouses are translated by the table warehouse.',
    fields: [
      field('skuRef', 'sku', text),
      field('warehouse', 'warehouse', table('warehouse')),
      field('quantity', 'quantity', decimal),
    ],
    tables: { warehouse: { '01': 'main' } },
    sample: { sku: '00100-B', warehouse: '01', quantity: '12' },
    expected: { skuRef: '00100-B', warehouse: 'main', quantity: 12 },
  }),
]
