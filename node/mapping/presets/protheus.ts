import { always, cents, field, list, preset, table, text, whole, yes } from './preset'

const blocked = yes(['2', '', 'N'], ['1', 'S'])

/** Rows of Protheus tables; texts come padded with blanks. */
export const protheusPresets = [
  preset({
    id: 'protheus-products',
    name: 'TOTVS Protheus, SB1',
    flow: 'products',
    description: 'Products (SB1); groups are categories. Put the field of your brand in place of B1_FABRIC.',
    fields: [
      field('ref', 'B1_COD', text),
      field('name', 'B1_DESC', text),
      field('brandRef', 'B1_FABRIC', text),
      field('categoryRef', 'B1_GRUPO', text),
      { ...field('active', 'B1_MSBLQL', blocked), default: true },
    ],
    sample: {
      B1_COD: '000123         ',
      B1_DESC: 'CANECA AZUL',
      B1_FABRIC: 'NW',
      B1_GRUPO: '0010',
      B1_MSBLQL: '2',
    },
    expected: { ref: '000123', name: 'CANECA AZUL', brandRef: 'NW', categoryRef: '0010', active: true },
  }),
  preset({
    id: 'protheus-skus',
    name: 'TOTVS Protheus, SB1',
    flow: 'skus',
    description: 'Products (SB1), one SKU to a product; B1_PESO in kg.',
    fields: [
      field('ref', 'B1_COD', text),
      field('productRef', 'B1_COD', text),
      field('name', 'B1_DESC', text),
      field('eans', 'B1_CODBAR', list),
      field('packagedWeight.value', 'B1_PESO'),
      always('packagedWeight.unit', 'kg'),
      { ...field('active', 'B1_MSBLQL', blocked), default: true },
    ],
    sample: {
      B1_COD: '000123  ',
      B1_DESC: 'CANECA AZUL',
      B1_CODBAR: '7891234567895  ',
      B1_PESO: 0.35,
      B1_MSBLQL: ' ',
    },
    expected: {
      ...{ ref: '000123', productRef: '000123', name: 'CANECA AZUL', eans: ['7891234567895'], active: true },
      packagedWeight: { value: 0.35, unit: 'kg' },
    },
  }),
  preset({
    id: 'protheus-prices',
    name: 'TOTVS Protheus, DA1',
    flow: 'prices',
    description:
      'Items of a price table (DA1): the price of the table 001 as base price. For B1_PRV1 of SB1 change the paths.',
    fields: [field('skuRef', 'DA1_CODPRO', text), field('basePrice', 'DA1_PRCVEN', cents)],
    filters: [
      { path: 'DA1_CODTAB', is: 'equals', value: '001' },
      { path: 'DA1_ATIVO', is: 'not-equals', value: '2' },
    ],
    sample: { DA1_CODTAB: '001', DA1_CODPRO: '000123  ', DA1_PRCVEN: 39.9, DA1_ATIVO: '1' },
    expected: { skuRef: '000123', basePrice: 39.9 },
  }),
  preset({
    id: 'protheus-inventory',
    name: 'TOTVS Protheus, SB2',
    flow: 'inventory',
    description: 'Balances (SB2): B2_QATU, reserved units included.',
    fields: [
      field('skuRef', 'B2_COD', text),
      field('warehouse', 'B2_LOCAL', table('warehouse')),
      field('quantity', 'B2_QATU', whole),
    ],
    tables: { warehouse: { '01': 'main' } },
    sample: { B2_COD: '000123  ', B2_LOCAL: '01', B2_QATU: 48, B2_RESERVA: 3 },
    expected: { skuRef: '000123', warehouse: 'main', quantity: 48 },
  }),
]
