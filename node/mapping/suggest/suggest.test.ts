import fc from 'fast-check'
import { flowNames, flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import { documentOf, tablesWith } from '../../testing/mapping'
import type { JsonValue } from '../document'
import { compile, mapRecord } from '../engine'
import { presets } from '../presets'
import { suggestMapping } from './index'

const suggested = (flow: FlowName, sample: JsonValue) => suggestMapping(flows[flow], sample)
const targets = (flow: FlowName, sample: JsonValue) =>
  Object.fromEntries(
    suggested(flow, sample).flatMap(({ sourcePath, target }) => (target ? [[sourcePath, target]] : [])),
  )

it.each<[FlowName, JsonValue, Record<string, string>]>([
  [
    'prices',
    { ProductNumber: 'A', ListPrice: '1431.5', StandardCost: '868.6342', Color: 'Red' },
    { ProductNumber: 'skuRef', ListPrice: 'basePrice', StandardCost: 'costPrice' },
  ],
  [
    'prices',
    { sku: 'A', listPrice: 9, unitPrice: 8 },
    { sku: 'skuRef', listPrice: 'listPrice', unitPrice: 'basePrice' },
  ],
  [
    'prices',
    { codigo: 'A', preco: '1.234,56', custo: '10,00' },
    { codigo: 'skuRef', preco: 'basePrice', custo: 'costPrice' },
  ],
  ['prices', { Código: 'A', Precio: 5 }, { Código: 'skuRef', Precio: 'basePrice' }],
  ['prices', { B1_COD: 'A', B1_PRV1: 5 }, { B1_COD: 'skuRef', B1_PRV1: 'basePrice' }],
  ['skus', { RefId: 'A', Name: 'Blue' }, { RefId: 'ref', Name: 'name' }],
  ['products', { refId: 'A', name: 'Mug' }, { refId: 'ref', name: 'name' }],
  [
    'inventory',
    { ItemCode: 'A', WhsCode: '01', OnHand: 5 },
    { ItemCode: 'skuRef', WhsCode: 'warehouse', OnHand: 'quantity' },
  ],
  [
    'inventory',
    { codigo: 'A', deposito: '1', saldo: 5 },
    { codigo: 'skuRef', deposito: 'warehouse', saldo: 'quantity' },
  ],
  [
    'inventory',
    { default_code: 'A', qty_available: 5 },
    { default_code: 'skuRef', qty_available: 'quantity' },
  ],
  [
    'products',
    { B1_COD: '1', B1_DESC: 'x', Marca: 'M', B1_GRUPO: '1' },
    { B1_COD: 'ref', B1_DESC: 'name', Marca: 'brandRef', B1_GRUPO: 'categoryRef' },
  ],
  [
    'skus',
    { SKU: 'A', CodBarra: '789', item: { NombreProducto: 'x' } },
    { SKU: 'ref', CodBarra: 'eans', 'item.NombreProducto': 'name' },
  ],
  ['brands', { ref: 'A', name: 'x', extra: 1 }, { ref: 'ref', name: 'name' }],
  [
    'images',
    { sku: 'A', images: [{ url: 'https://a/b.jpg', label: 'x' }] },
    { sku: 'skuRef', images: 'images' },
  ],
])('%s: %j', (flow, sample, expected) => {
  expect(targets(flow, sample)).toEqual(expected)
})

it.each<[FlowName, JsonValue, string, object[]]>([
  [
    'prices',
    { sku: 'A', price: '1.234,56' },
    'basePrice',
    [
      { kind: 'number', decimal: ',', group: '.' },
      { kind: 'round', digits: 2 },
    ],
  ],
  [
    'prices',
    { sku: 'A', price: '1,234.56' },
    'basePrice',
    [
      { kind: 'number', decimal: '.', group: ',' },
      { kind: 'round', digits: 2 },
    ],
  ],
  ['prices', { sku: 7, price: 1 }, 'skuRef', [{ kind: 'text' }]],
  ['products', { active: 'S' }, 'active', [expect.objectContaining({ kind: 'boolean' })]],
  ['products', { active: true }, 'active', []],
  ['products', { updatedAt: '20260131' }, 'updatedAt', [{ kind: 'date', format: 'yyyyMMdd', zone: 'Z' }]],
  ['products', { updatedAt: '31/01/2026' }, 'updatedAt', [{ kind: 'date', format: 'dd/MM/yyyy', zone: 'Z' }]],
  ['products', { updatedAt: '2026-01-31T00:00:00Z' }, 'updatedAt', []],
  ['inventory', { WhsCode: '01' }, 'warehouse', [{ kind: 'table', table: 'warehouse' }]],
  ['inventory', { leadTime: 3 }, 'leadTime', [{ kind: 'duration', unit: 'days' }]],
  ['skus', { eans: ['1'] }, 'eans', [{ kind: 'text' }]],
  ['skus', { ean: '1' }, 'eans', [{ kind: 'split', separator: ',' }]],
])('%s: converts %j to %s', (flow, sample, target, convert) => {
  expect(suggested(flow, sample).find((each) => each.target === target)?.rule?.convert).toEqual(convert)
})

it.each<[FlowName, JsonValue]>([
  ['prices', { price: 'cheap' }],
  ['products', { active: 'perhaps' }],
  ['products', { updatedAt: 'yesterday' }],
  ['prices', { price: { amount: [1] } }],
  ['prices', 'text'],
  ['prices', []],
])('%s: proposes nothing for %j', (flow, sample) => {
  expect(targets(flow, sample)).toEqual({})
})

it('takes the unit from the field beside it, or supposes one', () => {
  const beside = suggested('skus', { Weight: '2.1', WeightUnitMeasureCode: 'LB ' })
  expect(beside.map(({ target, rule }) => [target, rule?.convert])).toEqual([
    ['packagedWeight.value', [{ kind: 'number', decimal: '.' }]],
    ['packagedWeight.unit', [{ kind: 'text', case: 'lower' }]],
  ])
  expect(suggested('skus', { peso: 2 })).toMatchObject([
    { target: 'packagedWeight.value', confidence: 'high' },
    { target: 'packagedWeight.unit', confidence: 'low', rule: { from: { kind: 'constant', value: 'kg' } } },
  ])
})

it('tells sure from unsure', () => {
  const [code, price, color] = suggested('prices', { ItemCode: 'A', my_unitprice_x: 1, Color: 'Red' })
  expect([code?.confidence, price?.confidence, color]).toEqual([
    'high',
    'low',
    expect.objectContaining({ target: null, rule: null, sourcePath: 'Color', example: 'Red', type: 'text' }),
  ])
})

it('maps a sample by what it proposed', async () => {
  const sample = { ItemCode: 'A1', Price: '1.234,567', ItemPrices: [{ PriceList: 2, Price: 5 }] }
  const rules = suggested('prices', [sample]).flatMap(({ rule }) => rule ?? [])
  const result = await mapRecord(
    compile(documentOf(rules))._unsafeUnwrap(),
    sample,
    tablesWith({ 'price-table': { '2': 'gold' } }),
  )
  expect(result).toMatchObject({
    record: { skuRef: 'A1', basePrice: 1234.57, fixedPrices: [{ priceTable: 'gold', value: 5 }] },
  })
})

const ofRecords = presets.flatMap(({ id, flow, document }) =>
  flow === 'orders' ? [] : [[id, flow, document.tests[0]?.sample] as const],
)

it.each(ofRecords)('proposes rules for the sample of %s that compile', (_id, flow, sample = null) => {
  const rules = suggested(flow, sample).flatMap(({ rule }) => rule ?? [])
  expect(rules.length).toBeGreaterThan(0)
  expect(compile(documentOf(rules, { flow })).isOk()).toBe(true)
})

it('proposes only what compiles, whatever the sample', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...flowNames),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('code', 'price', 'name', '__proto__', '$')),
        fc.jsonValue(),
      ),
      (flow, sample) => {
        const rules = suggested(flow, JSON.parse(JSON.stringify(sample)) as JsonValue).flatMap(
          ({ rule }) => rule ?? [],
        )
        expect(compile(documentOf(rules, { flow })).isOk()).toBe(true)
      },
    ),
  )
})
