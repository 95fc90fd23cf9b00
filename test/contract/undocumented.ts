import type { Document, Operation, PathItem, Schema } from './engine/openapi'

/** A call VTEX answers though no OpenAPI document has it. Each needs a source. */
interface Undocumented {
  source: string
  server: string
  method: 'get' | 'post'
  path: string
  query?: string[]
  body?: Schema
}

const COMMERCE = 'https://{accountName}.vtexcommercestable.com.br'
const ANY: Schema = {}
const text: Schema = { type: 'string' }
const flag: Schema = { type: 'boolean' }

const UNDOCUMENTED: readonly Undocumented[] = [
  {
    source: '@vtex/api 6.51.3, GraphQL directive Auth (schemaDirectives/Auth.js), getUserCanAccessResource',
    server: COMMERCE,
    method: 'get',
    path: '/api/license-manager/pvt/accounts/{account}/products/{productCode}/logins/{user}/resources/{resourceCode}/granted',
  },
  {
    source: '@vtex/api 6.51.3, GraphQL directive Auth (schemaDirectives/Auth.js), parseIdToken',
    server: 'https://vtexid.vtex.com.br',
    method: 'get',
    path: '/api/vtexid/pub/authenticated/user',
    query: ['authToken'],
  },
  {
    source: '@vtex/api 6.51.3, clients/janus/LicenseManager, canAccessResource',
    server: COMMERCE,
    method: 'get',
    path: '/api/license-manager/resources/{resourceKey}/access',
  },
  {
    source: 'VTEX Payments Gateway API, "Get available payment methods"',
    server: 'https://{accountName}.vtexpayments.com.br',
    method: 'get',
    path: '/api/pvt/merchants/payment-systems',
  },
  {
    source: 'VTEX Checkout API, "Get address by postal code"',
    server: COMMERCE,
    method: 'get',
    path: '/api/checkout/pub/postal-code/{countryCode}/{postalCode}',
  },
  {
    source:
      'VTEX guide "Order canceling improvements": the seller or marketplace denies a cancellation request',
    server: COMMERCE,
    method: 'post',
    path: '/api/orders/pvt/document/{orderId}/deny-cancellation-request',
    body: {
      type: 'object',
      required: ['cancellationRequestId', 'denyReason'],
      properties: { cancellationRequestId: text, denyReason: text },
    },
  },
  {
    source: 'VTEX Giftcard API, "Create a gift card"',
    server: COMMERCE,
    method: 'post',
    path: '/api/giftcards',
    body: {
      type: 'object',
      required: ['relationName', 'expiringDate', 'caption', 'profileId'],
      properties: {
        ...{ relationName: text, expiringDate: text, caption: text, profileId: text, currencyCode: text },
        ...{ restrictedToOwner: flag, multipleCredits: flag, multipleRedemptions: flag },
      },
    },
  },
  {
    source: 'VTEX Giftcard API, "Get a gift card by ID"',
    server: COMMERCE,
    method: 'get',
    path: '/api/giftcards/{giftCardId}',
  },
  {
    source: 'VTEX Giftcard API, "Create a gift card transaction"; the guide sends no orderInfo',
    server: COMMERCE,
    method: 'post',
    path: '/api/giftcards/{giftCardId}/transactions',
    body: {
      type: 'object',
      required: [
        ...['operation', 'value', 'description'],
        ...['redemptionToken', 'redemptionCode', 'requestId'],
      ],
      properties: {
        operation: { type: 'string', enum: ['Credit', 'Debit'] },
        value: { type: 'number' },
        ...{ description: text, redemptionToken: text, redemptionCode: text, requestId: text },
      },
    },
  },
  {
    source: 'VTEX Giftcard API, "List all gift card transactions"',
    server: COMMERCE,
    method: 'get',
    path: '/api/giftcards/{giftCardId}/transactions',
  },
  {
    source: 'VTEX Giftcard API, "Get a gift card transaction by ID"',
    server: COMMERCE,
    method: 'get',
    path: '/api/giftcards/{giftCardId}/transactions/{transactionId}',
  },
  {
    source:
      'no API of VTEX: a public route of an app of the store’s own, at the host VTEX IO gives its routes (docs/api.md, "Orders that are pushed")',
    server: 'https://{accountName}.myvtex.com',
    method: 'post',
    path: '/_v/erp-orders/{name}',
    query: ['site'],
    body: {
      type: 'object',
      required: ['id', 'event', 'attempt', 'orderId', 'receipt', 'leasedUntil', 'mappingVersion', 'order'],
      properties: {
        ...{ id: text, event: text, attempt: { type: 'integer' } },
        ...{ orderId: ANY, receipt: ANY, leasedUntil: ANY, mappingVersion: ANY, order: ANY },
      },
    },
  },
]

/** The undocumented calls as one more document. */
export function undocumentedCalls(): Document {
  const paths: Record<string, PathItem> = {}
  for (const call of UNDOCUMENTED) paths[call.path] = { ...paths[call.path], ...itemOf(call) }
  return { paths }
}

function itemOf({ server, method, query = [], body }: Undocumented): PathItem {
  const operation: Operation = {
    servers: [{ url: server }],
    parameters: query.map((name) => ({ name, in: 'query', required: true, schema: text })),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
  }
  return { [method]: operation }
}
