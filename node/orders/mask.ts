import type { OrderAddress } from './canonical/schema'
import type { ErpOrder } from './erp-order'

/**
 * An order that does not say whose it is: letters and digits of what names, locates or was written by the shopper are
 * replaced, one by one, so that mappings see texts of the same form. City, state and country stay. Pure.
 */
export function maskedOrder(order: ErpOrder): ErpOrder {
  const { customer, shipTo, invoiceTo } = order
  return {
    ...order,
    customer: {
      ...masked(customer, ['ref', 'email', 'firstName', 'lastName', 'document', 'phone']),
      corporate:
        customer.corporate &&
        masked(customer.corporate, ['name', 'tradeName', 'document', 'stateRegistration']),
    },
    shipTo: shipTo && maskedAddress(shipTo),
    invoiceTo: invoiceTo && maskedAddress(invoiceTo),
    notes: maskText(order.notes),
    customData: maskAll(order.customData),
    lines: order.lines.map((line) => ({
      ...line,
      attachments: line.attachments.map(({ name, content }) => ({ name, content: maskAll(content) })),
    })),
    payments: order.payments.map((payment) =>
      masked(payment, ['transactionId', 'authorizationCode', 'last4', 'giftCard']),
    ),
    packages: order.packages.map(({ tracking, ...invoice }) => ({
      ...masked(invoice, ['key', 'url']),
      tracking: tracking && masked(tracking, ['number', 'url']),
    })),
  }
}

const addressFields = [
  'ref',
  'receiver',
  'street',
  'number',
  'complement',
  'neighborhood',
  'zip',
  'reference',
] as const

const maskedAddress = (address: OrderAddress): OrderAddress => ({
  ...masked(address, addressFields),
  geo: address.geo && { longitude: 0, latitude: 0 },
})

/** The same with texts of these fields masked. */
function masked<K extends string, T extends Record<K, string | null>>(value: T, fields: readonly K[]): T {
  return { ...value, ...Object.fromEntries(fields.map((field) => [field, maskText(value[field])])) }
}

/** Every text within a value; names of fields stay. */
function maskAll<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_name, part: unknown) =>
    typeof part === 'string' ? maskText(part) : part,
  ) as T
}

const maskText = (text: string | null): string | null =>
  text &&
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replace(/\d/g, '9')
