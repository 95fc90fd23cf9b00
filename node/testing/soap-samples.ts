import fc from 'fast-check'
import {
  isType,
  itemOf,
  operations,
  types,
  valuesOf,
  type FieldSpec,
  type OperationName,
} from '../soap/contract'
import { SHOPPER } from '../flows/customers/fixtures'
import { escapeText } from '../soap/xml/escape'

export const soapEnvelope = (body: string): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body}</e:Body></e:Envelope>`

const plain: Readonly<Record<string, string>> = {
  ...{ int: '7', short: '7', decimal: '10.5', boolean: 'true', dateTime: '2025-08-31T10:00:00' },
  ...{ string: 'Red', guid: SHOPPER },
}

/** Texts that have to be of a kind, by the name of the field. */
const particular: Readonly<Record<string, string>> = {
  ...{ urlImage: 'https://files.example.com/a.png', Url: 'https://files.example.com/a.png' },
  ...{ FatherCategoryId: '0', fieldName: 'Color', wareHouseId: '1_7' },
  ...{ orderId: '7', OrderIdV3: '7', statusOrder: 'ERP', invoiceNumber: 'N-1' },
  ...{ InvoiceUrl: 'https://files.example.com/1', TrackingUrl: 'https://files.example.com/2' },
  ...{ RedeptionCode: '', redeptionCode: 'CODE-7', RedemptionCode: 'CODE-7' },
  StockKeepingUnitParent: '8',
  ...{ idClientV3: SHOPPER, clientIdV3: SHOPPER, clientIdV2: SHOPPER, startingClientId: '0' },
  ...{ Email: 'ada@example.com', CpfCnpj: '12345678901', AddressNameV3: 'HOME', Country: 'BRA' },
  ...{ AddressGUID: 'b2c1f3aa-9f58-11ee-83ab-0eca8d1868e1', BeginDate: '2025-01-01', zipCode: '22250-040' },
  EmbeddedInvoice: '&lt;nfe/&gt;',
  ...{ MeasurementUnit: 'un', refId: 'S-7', stockKeepintUnitRefId: 'S-7', EAN13: '789', Ean: '789' },
}

/** A call of an operation in which every field is there and what has an id is what exists. */
export function sampleCall(operation: OperationName): string {
  return soapEnvelope(elementOf(operation, operations[operation].parameters.map(sampleField).join('')))
}

function sampleField({ name, type }: FieldSpec): string {
  const item = itemOf(type)
  if (item !== null) return elementOf(name, sampleField({ name: item, type: item, nillable: true }))
  if (isType(type)) return elementOf(name, types[type].map(sampleField).join(''))
  return elementOf(name, particular[name] ?? valuesOf(type)?.[0] ?? plain[type] ?? '')
}

/** Calls of an operation with anything in its fields that their types allow, and some things they do not. */
export function anyCall(operation: OperationName): fc.Arbitrary<string> {
  return anyFields(operations[operation].parameters).map((fields) =>
    soapEnvelope(elementOf(operation, fields)),
  )
}

function anyFields(specs: readonly FieldSpec[]): fc.Arbitrary<string> {
  return fc.tuple(...specs.map(anyField)).map((fields) => fields.join(''))
}

function anyField({ name, type }: FieldSpec): fc.Arbitrary<string> {
  const filled = anyValue(name, type).map((value) => elementOf(name, value))
  return fc.oneof(
    { weight: 5, arbitrary: filled },
    { weight: 1, arbitrary: fc.constantFrom('', `<${name} i:nil="true"/>`, `<${name}/>`) },
    { weight: 1, arbitrary: fc.string().map((text) => elementOf(name, escapeText(text))) },
  )
}

function anyValue(name: string, type: string): fc.Arbitrary<string> {
  const item = itemOf(type)
  if (item !== null) {
    const member = anyField({ name: item, type: item, nillable: true })
    return fc.array(member, { maxLength: 3 }).map((members) => members.join(''))
  }
  if (isType(type)) return anyFields(types[type])
  const values = valuesOf(type)
  if (values) return fc.constantFrom(...values)
  const sample = particular[name] ?? plain[type] ?? ''
  return fc.oneof(fc.constant(sample), ofType[type] ?? fc.string({ maxLength: 20 }).map(escapeText))
}

const ofType: Readonly<Record<string, fc.Arbitrary<string>>> = {
  int: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.integer()).map(String),
  short: fc.integer({ min: -40_000, max: 40_000 }).map(String),
  decimal: fc.oneof(
    fc.integer({ min: -1, max: 10 }).map(String),
    fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => `${whole}.${part}`),
    fc.constantFrom('0', '0.0000', '99999999999999999999999999', '0.00000000000000000001'),
  ),
  boolean: fc.constantFrom('true', 'false', '1', '0', 'True'),
  dateTime: fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom(
      '0001-01-01T00:00:00',
      '2025-08-31',
      '2025-08-31T10:00:00-03:00',
      '9999-12-31T23:59:59.9999999',
    ),
  ),
}

const elementOf = (name: string, inside: string): string => `<${name}>${inside}</${name}>`
