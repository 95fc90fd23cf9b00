import { always, cents, field, preset, table, text, whole, yes } from './preset'

const name = 'SAP Business One, Items'
const active = yes(['tYES', 'Y'], ['tNO', 'N'])

/** Items as the Service Layer answers them. */
export const sapBusinessOnePresets = [
  preset({
    id: 'sap-b1-products',
    name,
    flow: 'products',
    description: 'Items of the Service Layer; groups are categories and manufacturers are brands.',
    fields: [
      field('ref', 'ItemCode', text),
      field('name', 'ItemName', text),
      field('description', 'User_Text', text),
      field('brandRef', 'Manufacturer', text),
      field('categoryRef', 'ItemsGroupCode', text),
      field('active', 'Valid', active),
    ],
    filters: [{ path: 'SalesItem', is: 'equals', value: 'tYES' }],
    sample: {
      ...{ ItemCode: 'A00001', ItemName: 'Printer', User_Text: null, Manufacturer: 2, ItemsGroupCode: 101 },
      ...{ Valid: 'tYES', SalesItem: 'tYES' },
    },
    expected: { ref: 'A00001', name: 'Printer', brandRef: '2', categoryRef: '101', active: true },
  }),
  preset({
    id: 'sap-b1-skus',
    name,
    flow: 'skus',
    description: 'Items of the Service Layer, one SKU to a product; weight in kg, lengths in cm.',
    fields: [
      field('ref', 'ItemCode', text),
      field('productRef', 'ItemCode', text),
      field('name', 'ItemName', text),
      field('eans', 'ItemBarCodeCollection[].Barcode', text),
      field('packagedWeight.value', 'SalesUnitWeight'),
      always('packagedWeight.unit', 'kg'),
      field('packagedDimensions.height', 'SalesUnitHeight'),
      field('packagedDimensions.width', 'SalesUnitWidth'),
      field('packagedDimensions.length', 'SalesUnitLength'),
      always('packagedDimensions.unit', 'cm'),
      field('active', 'Valid', active),
    ],
    sample: {
      ...{ ItemCode: 'A00001', ItemName: 'Printer', Valid: 'tYES' },
      ItemBarCodeCollection: [{ Barcode: '7791234567898' }, { Barcode: '7791234567904' }],
      ...{ SalesUnitWeight: 4.2, SalesUnitHeight: 20, SalesUnitWidth: 40, SalesUnitLength: 35.5 },
    },
    expected: {
      ...{ ref: 'A00001', productRef: 'A00001', name: 'Printer', active: true },
      eans: ['7791234567898', '7791234567904'],
      packagedWeight: { value: 4.2, unit: 'kg' },
      packagedDimensions: { height: 20, width: 40, length: 35.5, unit: 'cm' },
    },
  }),
  preset({
    id: 'sap-b1-prices',
    name,
    flow: 'prices',
    description:
      'The first price list is the base price; the others are price tables, named by the table price-table.',
    fields: [
      field('skuRef', 'ItemCode', text),
      field('basePrice', 'ItemPrices[0].Price', cents),
      field('costPrice', 'AvgStdPrice', cents),
      {
        target: 'fixedPrices',
        from: {
          kind: 'each',
          path: 'ItemPrices',
          where: [
            { path: 'Price', is: 'greater', value: 0 },
            { path: 'PriceList', is: 'greater', value: 1 },
          ],
          fields: [field('priceTable', 'PriceList', table('price-table')), field('value', 'Price', cents)],
        },
        convert: [],
      },
    ],
    tables: { 'price-table': { '2': 'wholesale' } },
    sample: {
      ItemCode: 'A00001',
      AvgStdPrice: 310.126,
      ItemPrices: [
        { PriceList: 1, Price: 600, Currency: 'USD' },
        { PriceList: 2, Price: 540.5, Currency: 'USD' },
        { PriceList: 3, Price: 0, Currency: null },
      ],
    },
    expected: {
      ...{ skuRef: 'A00001', basePrice: 600, costPrice: 310.13 },
      fixedPrices: [{ priceTable: 'wholesale', value: 540.5 }],
    },
  }),
  preset({
    id: 'sap-b1-inventory',
    name: 'SAP Business One, ItemWarehouseInfoCollection',
    flow: 'inventory',
    description:
      'One row of an item’s ItemWarehouseInfoCollection per record. What is committed stays in the count.',
    fields: [
      field('skuRef', 'ItemCode', text),
      field('warehouse', 'WarehouseCode', table('warehouse')),
      field('quantity', 'InStock', whole),
    ],
    tables: { warehouse: { '01': 'main' } },
    sample: { ItemCode: 'A00001', WarehouseCode: '01', InStock: 12, Committed: 2 },
    expected: { skuRef: 'A00001', warehouse: 'main', quantity: 12 },
  }),
]
