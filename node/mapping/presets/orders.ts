import type { FieldRule } from '../document'
import { always, calculated, field, preset, table, text } from './preset'

/** The parts of an order that these shapes take; a shopper who does not exist. */
const sample = {
  ...{ orderId: '1480501212345-01', status: 'ready-for-handling', createdAt: '2026-03-01T01:30:00.000Z' },
  ...{ currency: 'BRL', tradePolicy: '1', value: 215, notes: 'Ring twice' },
  customer: { document: '99999999999', firstName: 'Ana', lastName: 'Example', email: 'ana@example.com' },
  shipTo: {
    ...{ receiver: 'Ana Example', street: 'Rua A', number: '10', complement: null, neighborhood: 'Centro' },
    ...{ city: 'Recife', state: 'PE', zip: '50000-000', country: 'BRA' },
  },
  lines: [
    {
      ...{ skuRef: '00100-B', name: 'Mug', quantity: 2, unitMultiplier: 1 },
      ...{ unitPrice: 100, discount: 10, total: 190, warehouse: 'main' },
    },
  ],
  totals: { items: 200, discounts: 10, shipping: 25, value: 215 },
  deliveries: [{ carrier: 'c1', service: 'Express' }],
  payments: [{ code: '2', method: 'Visa', value: 215, installments: 3 }],
}

const date = (format: string): FieldRule['convert'][number] => ({
  kind: 'format-date',
  format,
  zone: '-03:00',
})
const each = (target: string, path: string, fields: FieldRule[]): FieldRule => ({
  target,
  from: { kind: 'each', path, fields },
  convert: [],
})
const join = (target: string, separator: string, ...paths: string[]): FieldRule => ({
  target,
  from: { kind: 'join', separator, parts: paths.map((path) => ({ kind: 'path', path })) },
  convert: [],
})
/** The stock's code table has the ERP's code and VTEX's warehouse: here it is read the other way. */
const warehouse = { kind: 'table', table: 'warehouse', reverse: true } as const
const fullName = (target: string): FieldRule => join(target, ' ', 'customer.firstName', 'customer.lastName')
/** What a unit was sold for, discounts included. */
const netPrice = (target: string): FieldRule =>
  calculated(target, 'total / (quantity * unitMultiplier)', { kind: 'round', digits: 4 })

/** Orders in the ERP's own shape. */
export const orderPresets = [
  preset({
    id: 'csv-orders',
    name: 'Flat order with its lines',
    flow: 'orders',
    description: 'Plain names; payment methods are translated by the table payment-method.',
    fields: [
      field('order_number', 'orderId'),
      field('date', 'createdAt', date('yyyy-MM-dd')),
      field('customer_document', 'customer.document'),
      fullName('customer_name'),
      join('ship_street', ', ', 'shipTo.street', 'shipTo.number'),
      field('ship_city', 'shipTo.city'),
      field('ship_zip', 'shipTo.zip'),
      field('payment', 'payments[0].code', table('payment-method')),
      field('shipping', 'totals.shipping'),
      field('total', 'value'),
      each('lines', 'lines', [
        field('sku', 'skuRef'),
        field('quantity', 'quantity'),
        field('price', 'unitPrice'),
        field('discount', 'discount'),
      ]),
    ],
    tables: { 'payment-method': { '2': 'CARD' } },
    sample,
    expected: {
      ...{ order_number: '1480501212345-01', date: '2026-02-28', customer_document: '99999999999' },
      ...{
        customer_name: 'Ana Example',
        ship_street: 'Rua A, 10',
        ship_city: 'Recife',
        ship_zip: '50000-000',
      },
      ...{ payment: 'CARD', shipping: 25, total: 215 },
      lines: [{ sku: '00100-B', quantity: 2, price: 100, discount: 10 }],
    },
  }),
  preset({
    id: 'sap-b1-orders',
    name: 'SAP Business One, Orders',
    flow: 'orders',
    description:
      'Orders of the Service Layer. The constant CardCode stands for your customer of web orders; freight is expense 1.',
    fields: [
      always('CardCode', 'C-WEB'),
      field('NumAtCard', 'orderId'),
      field('DocDate', 'createdAt', date('yyyy-MM-dd')),
      field('DocDueDate', 'createdAt', date('yyyy-MM-dd')),
      field('DocCurrency', 'currency'),
      field('Comments', 'notes'),
      field('AddressExtension.ShipToStreet', 'shipTo.street'),
      field('AddressExtension.ShipToStreetNo', 'shipTo.number'),
      field('AddressExtension.ShipToBlock', 'shipTo.neighborhood'),
      field('AddressExtension.ShipToCity', 'shipTo.city'),
      field('AddressExtension.ShipToState', 'shipTo.state'),
      field('AddressExtension.ShipToZipCode', 'shipTo.zip'),
      each('DocumentLines', 'lines', [
        field('ItemCode', 'skuRef'),
        field('Quantity', 'quantity'),
        field('LineTotal', 'total'),
        field('WarehouseCode', 'warehouse', warehouse),
      ]),
      {
        target: 'DocumentAdditionalExpenses',
        from: {
          kind: 'list',
          items: [{ fields: [always('ExpenseCode', 1), field('LineTotal', 'totals.shipping')] }],
        },
        convert: [],
      },
    ],
    tables: { warehouse: { '01': 'main' } },
    sample,
    expected: {
      ...{
        CardCode: 'C-WEB',
        NumAtCard: '1480501212345-01',
        DocDate: '2026-02-28',
        DocDueDate: '2026-02-28',
      },
      ...{ DocCurrency: 'BRL', Comments: 'Ring twice' },
      AddressExtension: {
        ...{ ShipToStreet: 'Rua A', ShipToStreetNo: '10', ShipToBlock: 'Centro' },
        ...{ ShipToCity: 'Recife', ShipToState: 'PE', ShipToZipCode: '50000-000' },
      },
      DocumentLines: [{ ItemCode: '00100-B', Quantity: 2, LineTotal: 190, WarehouseCode: '01' }],
      DocumentAdditionalExpenses: [{ ExpenseCode: 1, LineTotal: 25 }],
    },
  }),
  preset({
    id: 'protheus-orders',
    name: 'TOTVS Protheus, SC5 and SC6',
    flow: 'orders',
    description:
      'Sales orders (SC5) with items (SC6), which are numbered (C6_ITEM) where they are taken in. Customer and branch are constants; C5_CONDPAG comes from the table payment-method.',
    fields: [
      always('SC5.C5_TIPO', 'N'),
      always('SC5.C5_CLIENTE', '000001'),
      always('SC5.C5_LOJACLI', '01'),
      field('SC5.C5_EMISSAO', 'createdAt', date('yyyyMMdd')),
      field('SC5.C5_CONDPAG', 'payments[0].code', table('payment-method')),
      field('SC5.C5_FRETE', 'totals.shipping'),
      field('SC5.C5_MENNOTA', 'orderId'),
      each('SC6', 'lines', [
        field('C6_PRODUTO', 'skuRef', text),
        field('C6_QTDVEN', 'quantity'),
        netPrice('C6_PRCVEN'),
        field('C6_VALOR', 'total'),
        field('C6_LOCAL', 'warehouse', warehouse),
      ]),
    ],
    tables: { 'payment-method': { '2': '003' }, warehouse: { '01': 'main' } },
    sample,
    expected: {
      SC5: {
        ...{ C5_TIPO: 'N', C5_CLIENTE: '000001', C5_LOJACLI: '01', C5_EMISSAO: '20260228' },
        ...{ C5_CONDPAG: '003', C5_FRETE: 25, C5_MENNOTA: '1480501212345-01' },
      },
      SC6: [{ C6_PRODUTO: '00100-B', C6_QTDVEN: 2, C6_PRCVEN: 95, C6_VALOR: 190, C6_LOCAL: '01' }],
    },
  }),
  preset({
    id: 'odoo-orders',
    name: 'Odoo, sale.order',
    flow: 'orders',
    description:
      'Names of sale.order, res.partner and sale.order.line; partners and products are looked up by vat and default_code where the order is taken in. Times are UTC, as Odoo has them.',
    fields: [
      field('client_order_ref', 'orderId'),
      field('date_order', 'createdAt', { kind: 'format-date', format: 'yyyy-MM-dd HH:mm:ss', zone: 'Z' }),
      field('note', 'notes'),
      fullName('partner.name'),
      field('partner.vat', 'customer.document'),
      field('partner.email', 'customer.email'),
      join('partner.street', ', ', 'shipTo.street', 'shipTo.number'),
      field('partner.street2', 'shipTo.complement'),
      field('partner.zip', 'shipTo.zip'),
      field('partner.city', 'shipTo.city'),
      field('warehouse', 'lines[0].warehouse', warehouse),
      each('order_line', 'lines', [
        field('default_code', 'skuRef'),
        field('name', 'name'),
        field('product_uom_qty', 'quantity'),
        netPrice('price_unit'),
      ]),
      field('amount_delivery', 'totals.shipping'),
    ],
    tables: { warehouse: { WH: 'main' } },
    sample,
    expected: {
      ...{ client_order_ref: '1480501212345-01', date_order: '2026-03-01 01:30:00', note: 'Ring twice' },
      partner: {
        ...{ name: 'Ana Example', vat: '99999999999', email: 'ana@example.com' },
        ...{ street: 'Rua A, 10', zip: '50000-000', city: 'Recife' },
      },
      ...{ warehouse: 'WH', amount_delivery: 25 },
      order_line: [{ default_code: '00100-B', name: 'Mug', product_uom_qty: 2, price_unit: 95 }],
    },
  }),
  preset({
    id: 'tryton-orders',
    name: 'Tryton, sale.sale',
    flow: 'orders',
    description:
      'Names of sale.sale, sale.line and party.address; parties and products are looked up where the sale is taken in.',
    fields: [
      field('reference', 'orderId'),
      field('sale_date', 'createdAt', date('yyyy-MM-dd')),
      field('currency', 'currency'),
      field('comment', 'notes'),
      fullName('party.name'),
      field('party.identifier', 'customer.document'),
      field('shipment_address.party_name', 'shipTo.receiver'),
      join('shipment_address.street', ' ', 'shipTo.street', 'shipTo.number'),
      field('shipment_address.postal_code', 'shipTo.zip'),
      field('shipment_address.city', 'shipTo.city'),
      field('shipment_address.subdivision', 'shipTo.state'),
      field('warehouse', 'lines[0].warehouse', warehouse),
      field('carrier', 'deliveries[0].carrier', table('carrier')),
      each('lines', 'lines', [
        field('product', 'skuRef'),
        field('quantity', 'quantity'),
        netPrice('unit_price'),
        field('description', 'name'),
      ]),
    ],
    tables: { warehouse: { WH: 'main' }, carrier: { c1: 'POST' } },
    sample,
    expected: {
      ...{ reference: '1480501212345-01', sale_date: '2026-02-28', currency: 'BRL', comment: 'Ring twice' },
      party: { name: 'Ana Example', identifier: '99999999999' },
      shipment_address: {
        ...{ party_name: 'Ana Example', street: 'Rua A 10', postal_code: '50000-000' },
        ...{ city: 'Recife', subdivision: 'PE' },
      },
      ...{ warehouse: 'WH', carrier: 'POST' },
      lines: [{ product: '00100-B', quantity: 2, unit_price: 95, description: 'Mug' }],
    },
  }),
]
