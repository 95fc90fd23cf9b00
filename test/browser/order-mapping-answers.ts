import { failure, mapping, NOW, untouched } from './mapping-answers'

/** Canned answers of the editor for orders. */
const field = (path: string, type: string, description: string | null = null) => ({
  ...{ __typename: 'TargetField', path, type, required: false, description },
  ...{ examplesJson: null, enumValues: null },
})

const sourceFields = [
  field('orderId', 'text'),
  field('value', 'number', 'Currency units, exact to the cent.'),
  field('customer', 'object'),
  field('customer.document', 'text'),
  field('lines', 'list of objects'),
  field('lines[].skuRef', 'text'),
  field('lines[].total', 'number', 'What the line comes to after its discount, without tax and shipping.'),
  field('payments', 'list of objects'),
  field('payments[].code', 'text', 'Id of the payment system.'),
]

export const document = {
  ...{ format: 1, flow: 'orders', filters: [], tests: [] },
  fields: [
    { target: 'header.number', from: { kind: 'path', path: 'orderId' }, convert: [] },
    {
      target: 'items',
      from: {
        kind: 'each',
        path: 'lines',
        fields: [{ target: 'productCode', from: { kind: 'path', path: 'skuRef' }, convert: [] }],
      },
      convert: [],
    },
  ],
}

const ofOrders = { flow: 'orders' }

export function orderPage(changes: Record<string, unknown> = {}) {
  const documentJson = JSON.stringify(document)
  const { published, draft } = mapping()
  const mapped = mapping({
    ...ofOrders,
    published: { ...published, documentJson },
    draft: { ...draft, documentJson },
    ...changes,
  })
  return { data: { mapping: mapped, targetFields: [], sourceFields, codeTables: [] } }
}

export function untouchedPage() {
  const { data } = untouched(ofOrders)
  return { data: { ...data, targetFields: [], sourceFields, codeTables: [] } }
}

export const order = {
  ...{ orderId: '1480501212345-01', value: 215 },
  customer: { document: '99999999999' },
  lines: [{ skuRef: '00100-B', total: 190 }],
  payments: [{ code: '2' }],
}

export const recent = {
  data: {
    recentOrders: [{ __typename: 'RecentOrder', orderId: order.orderId, status: 'ready-for-handling' }],
  },
}

export const sample = {
  data: {
    orderSample: { __typename: 'OrderSample', orderId: order.orderId, json: JSON.stringify(order) },
  },
}

export const noOrder = { data: { orderSample: failure('order_not_found') } }

const heldOrder = (orderId: string, code: string, reason: string) => ({
  ...{ __typename: 'HeldOrder', orderId, mappingVersion: 3, code, reason, since: NOW },
})

export const held = {
  data: {
    heldOrders: [
      heldOrder(
        order.orderId,
        'unmapped_code',
        'The order waits until these codes have a value: "2" in payment-method.',
      ),
      heldOrder(
        '1480501212346-01',
        'mapping_failed',
        '/createdAt is not an RFC 3339 instant (for header.date).',
      ),
    ],
  },
}

export const nothingHeld = { data: { heldOrders: [] as unknown[] } }

function previewed(changes: Record<string, unknown>) {
  const record = {
    ...{ __typename: 'PreviewedRecord', index: 0, ref: order.orderId, outcome: 'APPLIED', vtexId: null },
    ...{ errors: [], unknownCodes: [], changes: [], code: null, message: null, help: null },
    canonicalJson: JSON.stringify({
      header: { number: order.orderId },
      items: [{ productCode: '00100-B' }],
    }),
    ...changes,
  }
  return { data: { preview: { __typename: 'Preview', records: [record] } } }
}

export const previewGood = previewed({})
export const previewUnknown = previewed({
  ...{ outcome: 'FAILED', canonicalJson: null, code: 'unmapped_code' },
  message: 'The order waits until these codes have a value: "2" in payment-method.',
  help: 'Add the code to the code table.',
  unknownCodes: [{ __typename: 'UnknownCode', table: 'payment-method', code: '2' }],
})
