import { z } from 'zod'
import { BASE_PATH } from './answer'
import type { Route } from './route'
import { problemDetails } from './schemas'

type JsonSchema = Record<string, unknown>

/** The OpenAPI 3.1 document of the route table. */
export function openApiDocument(routes: readonly Route[], version: string): object {
  const components: Record<string, JsonSchema> = {}
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => reference(schema, io, components)
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemaOf) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ERP Integrator for VTEX',
      version,
      description:
        'An ERP controls a VTEX store through these calls. Every call can be repeated: nothing is done twice. A field that is not sent stays as it is in VTEX; null clears it. Money is in the store’s currency with at most 2 decimals.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: `https://{account}.myvtex.com${BASE_PATH}`,
        variables: { account: { default: 'store', description: 'The VTEX account.' } },
      },
    ],
    security: [{ appKey: [], appToken: [] }, { basic: [] }, { vtexId: [] }],
    paths,
    components: { schemas: components, securitySchemes },
  }
}

const securitySchemes = {
  appKey: { type: 'apiKey', in: 'header', name: 'X-VTEX-API-AppKey' },
  appToken: { type: 'apiKey', in: 'header', name: 'X-VTEX-API-AppToken' },
  basic: { type: 'http', scheme: 'basic', description: 'appKey as user, appToken as password.' },
  vtexId: { type: 'apiKey', in: 'header', name: 'VtexIdclientAutCookie', description: 'A token of VTEX ID.' },
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => JsonSchema

function operation({ path, access, docs }: Route, schemaOf: SchemaOf): object {
  return {
    operationId: docs.operationId,
    summary: docs.summary,
    ...(docs.description && { description: docs.description }),
    tags: [path.split('/')[1]],
    ...(access === 'public' && { security: [] }),
    parameters: [
      ...pathParameters(path),
      ...parametersOf('query', docs.query),
      ...parametersOf('header', docs.headers),
    ],
    ...(docs.body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          Object.entries(docs.body).map(([mediaType, schema]) => [
            mediaType,
            { schema: schemaOf(schema, 'input') },
          ]),
        ),
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(docs.answers).map(
          ([status, { description, schema, headers = [], mediaType = 'application/json' }]) => [
            status,
            {
              description,
              headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])),
              content: { [mediaType]: { schema: schemaOf(schema, 'output') } },
            },
          ],
        ),
      ),
      '4XX': problemResponse('The request or the record is at fault; `code` tells how.', schemaOf),
      '5XX': problemResponse(
        'VTEX or the app could not do it now; `Retry-After` tells when to try again.',
        schemaOf,
      ),
    },
  }
}

function problemResponse(description: string, schemaOf: SchemaOf): object {
  return {
    description,
    content: { 'application/problem+json': { schema: schemaOf(problemDetails, 'output') } },
  }
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: 'Percent-encoded.',
    schema: { type: 'string' },
  }))
}

function parametersOf(place: 'query' | 'header', schema: z.ZodObject | undefined): object[] {
  if (!schema) return []
  const { properties = {} } = jsonSchema(schema, 'input') as { properties?: Record<string, JsonSchema> }
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: false,
    ...(description !== undefined && { description }),
    schema: property,
  }))
}

/** Schemas with an id become components: zod lists them, the root's own among them, under $defs. */
function reference(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: Record<string, JsonSchema>,
): JsonSchema {
  const { $defs = {}, ...root } = jsonSchema(schema, io) as JsonSchema & {
    $defs?: Record<string, JsonSchema>
  }
  for (const [name, definition] of Object.entries($defs)) components[name] = withComponentRefs(definition)
  return withComponentRefs(root)
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' })
  return rest
}

function withComponentRefs(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  )
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema
}
