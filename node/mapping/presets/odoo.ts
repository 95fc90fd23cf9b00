import { always, calculated, cents, field, preset, text, whole } from './preset'

/** Odoo answers false where a field has nothing. */
const withCode = [{ path: 'default_code', is: 'not-equals', value: false } as const]
const present = (name: string): string => `${name} != false ? ${name}`

/** Records as Odoo's `read` answers them: relations are lists of id and name. */
export const odooPresets = [
  preset({
    id: 'odoo-products',
    name: 'Odoo, product.template',
    flow: 'products',
    description:
      'Templates; categories by their id. Odoo has no brand of its own: the constant stands for yours.',
    fields: [
      field('ref', 'id', text),
      field('name', 'name', text),
      calculated('description', present('description_sale')),
      always('brandRef', 'DEFAULT'),
      field('categoryRef', 'categ_id[0]', text),
      field('active', 'active'),
    ],
    filters: [{ path: 'sale_ok', is: 'equals', value: true }],
    sample: {
      ...{ id: 14, name: 'Desk', description_sale: false, categ_id: [7, 'All / Furniture'] },
      ...{ active: true, sale_ok: true },
    },
    expected: { ref: '14', name: 'Desk', brandRef: 'DEFAULT', categoryRef: '7', active: true },
  }),
  preset({
    id: 'odoo-skus',
    name: 'Odoo, product.product',
    flow: 'skus',
    description: 'Variants with an internal reference; weight in kg.',
    fields: [
      field('ref', 'default_code', text),
      field('productRef', 'product_tmpl_id[0]', text),
      field('name', 'display_name', text),
      calculated('eans', 'barcode != false ? [barcode]', text),
      calculated('packagedWeight.value', 'weight > 0 ? weight'),
      always('packagedWeight.unit', 'kg'),
      field('active', 'active'),
    ],
    filters: withCode,
    sample: {
      ...{
        default_code: 'FURN_001',
        product_tmpl_id: [14, 'Desk'],
        display_name: '[FURN_001] Desk',
        active: true,
      },
      ...{ barcode: '5412345678908', weight: 12.5 },
    },
    expected: {
      ...{
        ref: 'FURN_001',
        productRef: '14',
        name: '[FURN_001] Desk',
        eans: ['5412345678908'],
        active: true,
      },
      packagedWeight: { value: 12.5, unit: 'kg' },
    },
  }),
  preset({
    id: 'odoo-prices',
    name: 'Odoo, product.product',
    flow: 'prices',
    description: 'Sales price and cost of variants.',
    fields: [
      field('skuRef', 'default_code', text),
      field('basePrice', 'lst_price', cents),
      field('costPrice', 'standard_price', cents),
    ],
    filters: withCode,
    sample: { default_code: 'FURN_001', lst_price: 450, standard_price: 300.456 },
    expected: { skuRef: 'FURN_001', basePrice: 450, costPrice: 300.46 },
  }),
  preset({
    id: 'odoo-inventory',
    name: 'Odoo, product.product',
    flow: 'inventory',
    description:
      'Quantity on hand of variants, read in the context of one warehouse: the constant is its id in VTEX.',
    fields: [
      field('skuRef', 'default_code', text),
      always('warehouse', 'main'),
      field('quantity', 'qty_available', whole),
    ],
    filters: withCode,
    sample: { default_code: 'FURN_001', qty_available: 8 },
    expected: { skuRef: 'FURN_001', warehouse: 'main', quantity: 8 },
  }),
]
