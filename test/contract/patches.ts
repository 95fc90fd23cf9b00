import { resolve, type Document, type Operation, type RequestBody, type Schema } from './engine/openapi'

/** A correction of a published document where VTEX itself, a guide or working calls say otherwise. */
export interface Patch {
  /** Its name in the list of documents (oas.ts). */
  document: string
  reason: string
  /** Changes the document in place; throws when what it corrects is no longer there. */
  apply(document: Document): void
}

export const PATCHES: readonly Patch[] = [
  {
    document: 'Pricing API',
    reason: 'Seven operations name a server that ends in /pricing, which their paths begin with: doubled',
    apply: (document) => forEachOperation(document, (operation) => delete operation.servers),
  },
  {
    document: 'Catalog API',
    reason: 'POST brand requires Id; the guides leave it out and VTEX numbers the brand',
    apply: (document) => optional(bodySchema(document, 'POST', '/api/catalog/pvt/brand'), 'Id'),
  },
  {
    document: 'Catalog API',
    reason: 'PUT category has Score as an integer; the guide sends null, as POST allows',
    apply: (document) => {
      property(bodySchema(document, 'PUT', '/api/catalog/pvt/category/{categoryId}'), 'Score').nullable = true
    },
  },
  ...(
    ['POST /api/catalog/pvt/stockkeepingunit', 'PUT /api/catalog/pvt/stockkeepingunit/{skuId}'] as const
  ).map((key): Patch => ({
    document: 'Catalog API',
    reason: 'PackagedWeightKg is an integer there; VTEX stores and returns decimals',
    apply: (document) => {
      const [method, path] = key.split(' ') as ['POST' | 'PUT', string]
      property(bodySchema(document, method, path), 'PackagedWeightKg').type = 'number'
    },
  })),
  {
    document: 'Orders API',
    reason: 'The order cancellation guide sends requestedByUser with the reason',
    apply: (document) => allowRequestedByUser(document, '/api/oms/pvt/orders/{orderId}/cancel'),
  },
  {
    document: 'Orders API PII version',
    reason: 'The order cancellation guide sends requestedByUser with the reason',
    apply: (document) => allowRequestedByUser(document, '/api/orders/pvt/document/{orderId}/cancel'),
  },
  ...(['patch', 'post'] as const).map((method): Patch => ({
    document: 'Orders API',
    reason:
      'The text of order modifications sends add (as replace.to), remove (as replace.from) and manualDiscountValue beside replace',
    apply: (document) => allowChangeParts(document, method),
  })),
  ...['MasterData API - v10.2', 'Master Data API - v2'].map((document): Patch => ({
    document,
    reason: "@vtex/api's MasterData client calls api.vtex.com, which the document does not name",
    apply: ({ servers }) => servers?.push({ url: 'https://api.vtex.com' }),
  })),
]

type Method = 'POST' | 'PUT' | 'PATCH'
const methods = { POST: 'post', PUT: 'put', PATCH: 'patch' } as const

function operation(document: Document, method: Method, path: string): Operation {
  const found = document.paths[path]?.[methods[method]]
  if (!found) throw new Error(`${method} ${path} is no longer in the document: its patch has no object`)
  return found
}

function forEachOperation(document: Document, change: (operation: Operation) => void): void {
  for (const { get, put, post, patch, delete: remove } of Object.values(document.paths)) {
    for (const found of [get, put, post, patch, remove]) if (found) change(found)
  }
}

/** The operation's own copy of its JSON body's schema: a shared component must not change for its other users. */
function bodySchema(document: Document, method: Method, path: string): Schema {
  const target = operation(document, method, path)
  const body = structuredClone(resolve<RequestBody>(target.requestBody ?? { content: {} }, document))
  const media = body.content['application/json']
  if (!media?.schema) throw new Error(`${method} ${path} has no JSON body: its patch has no object`)
  const schema = structuredClone(resolve<Schema>(media.schema, document))
  media.schema = schema
  target.requestBody = body
  return schema
}

function property(schema: Schema, name: string): Schema {
  const found = schema.properties?.[name]
  if (!found || '$ref' in found) throw new Error(`${name} is not described in place: its patch has no object`)
  return found
}

function optional(schema: Schema, name: string): void {
  schema.required = schema.required?.filter((required) => required !== name)
}

function allowRequestedByUser(document: Document, path: string): void {
  const schema = bodySchema(document, 'POST', path)
  schema.properties = { ...schema.properties, requestedByUser: { type: 'boolean' } }
}

function allowChangeParts(document: Document, method: 'patch' | 'post'): void {
  const changes = '/api/order-system/orders/{changeOrderId}/changes'
  const schema =
    method === 'patch'
      ? bodySchema(document, 'PATCH', changes)
      : bodySchema(document, 'POST', `${changes}/preview`)
  const { from, to } = resolve<Schema>(property(schema, 'replace').items ?? {}, document).properties ?? {}
  if (!from || !to) throw new Error('A change is no longer from and to: its patch has no object')
  const cents: Schema = { type: 'integer', minimum: 0 }
  schema.properties = {
    ...schema.properties,
    add: to,
    remove: from,
    manualDiscountValue: cents,
    manualIncrementValue: cents,
  }
}
